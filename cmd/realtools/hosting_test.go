package realtools

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/data/testkit/tool"
)

// published is an address for the headers: an origin with a port, and a path
// with characters that are special in headers and server configuration.
const published = "https://Talks.example.org:8443/caf%C3%A9/;a,b'$c/"

// builtSite returns the hard record built by the tool for a host, with
// compressed copies.
func builtSite(t *testing.T) string {
	t.Helper()
	own := t.TempDir()
	if err := os.Chmod(filepath.Dir(own), 0o755); err != nil { // Apache runs as nobody
		t.Fatal(err)
	}
	out := filepath.Join(own, "site")
	cmd := exec.Command("go", "run", "./cmd/parley", "build", "data/testkit/bundled/cases/hard", "-o", out, "--no-program", "--compress", "--base", published)
	cmd.Dir = "../.."
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

// server is a web server that serves a folder with the configuration in it.
type server struct {
	program string
	config  func(site, own string, port int) string
	args    func(config, own string) []string
}

var servers = []server{
	{"nginx", func(site, own string, port int) string {
		return fmt.Sprintf(`daemon off; master_process off; pid %[2]s/pid; error_log stderr; events {}
http { access_log off; client_body_temp_path %[2]s/b; proxy_temp_path %[2]s/p; fastcgi_temp_path %[2]s/f; uwsgi_temp_path %[2]s/u; scgi_temp_path %[2]s/s;
server { listen 127.0.0.1:%[3]d; root %[1]s; index index.html; include %[1]s/nginx.conf; } }`, site, own, port)
	}, func(config, own string) []string { return []string{"-e", "stderr", "-c", config, "-p", own} }},
	{"apache2", func(site, own string, port int) string {
		var load strings.Builder
		for _, m := range []string{"mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "setenvif", "env"} {
			fmt.Fprintf(&load, "LoadModule %[1]s_module /usr/lib/apache2/modules/mod_%[1]s.so\n", m)
		}
		user := ""
		if os.Getuid() == 0 {
			user = "User nobody\nGroup nogroup\n"
		}
		return fmt.Sprintf("ServerRoot %[2]s\nServerName localhost\nListen 127.0.0.1:%[3]d\nPidFile %[2]s/pid\nErrorLog /dev/stderr\nTypesConfig /dev/null\n%[4]s%[5]sDocumentRoot %[1]s\nDirectoryIndex index.html\n"+
			"<Directory %[1]s>\nAllowOverride All\nRequire all granted\n</Directory>\n<Files \".ht*\">\nRequire all denied\n</Files>\n", site, own, port, load.String(), user)
	}, func(config, own string) []string { return []string{"-X", "-f", config} }},
}

// TestHosting loads the configuration of a site in nginx and in Apache, in the
// foreground and on the loopback address only, and requests pages.
func TestHosting(all *testing.T) {
	dir := ""
	for _, s := range servers {
		all.Run(s.program, func(t *testing.T) {
			program := tool.Path(t, s.program)
			if dir == "" {
				dir = builtSite(all)
			}
			asks(t, s.start(t, program, dir), dir)
		})
	}
}

// start runs the server until the test ends, and returns its address.
func (s *server) start(t *testing.T, program, site string) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := free.Addr().String()
	own := t.TempDir()
	config := filepath.Join(own, "server.conf")
	if err := os.WriteFile(config, []byte(s.config(site, own, free.Addr().(*net.TCPAddr).Port)), 0o644); err != nil {
		t.Fatal(err)
	}
	free.Close()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	var said bytes.Buffer
	cmd := exec.CommandContext(ctx, program, s.args(config, own)...)
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		stop()
		t.Fatal(err)
	}
	over := make(chan error, 1)
	go func() { over <- cmd.Wait() }()
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		<-over
		stop()
	})
	for {
		if c, err := net.Dial("tcp", at); err == nil {
			c.Close()
			return "http://" + at
		}
		select {
		case err := <-over:
			over <- err
			t.Fatalf("%s: %v\n%s", s.program, err, &said)
		case <-time.After(20 * time.Millisecond): // until it listens
		}
	}
}

// answer is a response of a server, not decompressed.
type answer struct {
	status int
	head   http.Header
	body   []byte
}

func ask(t *testing.T, address, coding string) answer {
	t.Helper()
	q, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	q.Header.Set("Accept-Encoding", coding)
	r, err := http.DefaultTransport.RoundTrip(q)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{r.StatusCode, r.Header, body}
}

// asks checks the responses of a server for the files of the site and for the
// headers that _headers sets for all paths.
func asks(t *testing.T, at, dir string) {
	t.Helper()
	file := func(path string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "assets", "parley.*.css.gz"))
	if err != nil || len(sheets) != 1 {
		t.Fatal("no compressed style sheet: ", sheets, err)
	}
	sheet := "assets/" + strings.TrimSuffix(filepath.Base(sheets[0]), ".gz")
	for _, c := range []struct {
		path, coding, file, kind, cache string
		status                          int
	}{
		{"", "identity", "index.html", "text/html", "no-cache", 200},
		{"event/clock/", "identity", "event/clock/index.html", "text/html", "no-cache", 200},
		{"data/dataset.json", "identity", "data/dataset.json", "application/json", "no-cache", 200},
		{"data/calendar.ics", "identity", "data/calendar.ics", "text/calendar", "no-cache", 200},
		{sheet, "identity", sheet, "text/css", "public, max-age=31536000, immutable", 200},
		{sheet, "gzip", sheet + ".gz", "text/css", "public, max-age=31536000, immutable", 200},
		{"no/such", "identity", "404.html", "text/html", "no-cache", 404},
	} {
		got := ask(t, at+"/"+c.path, c.coding)
		if got.status != c.status || !bytes.Equal(got.body, file(c.file)) || !strings.HasPrefix(got.head.Get("Content-Type"), c.kind) {
			t.Errorf("%q, %s: %d, %s, %d bytes", c.path, c.coding, got.status, got.head.Get("Content-Type"), len(got.body))
		}
		if coding := got.head.Get("Content-Encoding"); (c.coding == "gzip") != (coding == "gzip") {
			t.Errorf("%q, %s: coded as %q", c.path, c.coding, coding)
		}
		if cache := got.head.Get("Cache-Control"); cache != c.cache && c.status == 200 {
			t.Errorf("%q may be kept: %q", c.path, cache)
		}
		for name, want := range listed(t, string(file("_headers"))) {
			if all := got.head.Values(name); len(all) != 1 || all[0] != want {
				t.Errorf("%q: %s is %q, want %q", c.path, name, all, want)
			}
		}
	}
}

// listed returns the headers that _headers sets for all paths.
func listed(t *testing.T, text string) map[string]string {
	t.Helper()
	out := map[string]string{}
	_, rest, _ := strings.Cut(text, "/*\n")
	for line := range strings.Lines(rest) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			break
		}
		out[name] = value
	}
	if policy := out["Content-Security-Policy"]; len(out) < 4 || strings.Count(policy, "'self' https://talks.example.org:8443 ") == 0 && !strings.Contains(policy, "'self' https://talks.example.org:8443;") ||
		strings.Contains(policy, "caf") {
		t.Fatalf("_headers lists %q", out)
	}
	return out
}
