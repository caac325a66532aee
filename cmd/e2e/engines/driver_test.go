//go:build unix && webkit

package engines

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// element is the key of an element reference in WebDriver.
const element = "element-6066-11e4-a52e-4f735466cecf"

// webkit is a window of WebKitGTK's MiniBrowser on a virtual screen, controlled
// by WebDriver (W3C). Its methods end the test if they fail.
type webkit struct {
	t       *testing.T
	session string // address of its session
}

// patience is how long one command may take.
const patience = 4 * time.Minute

// openWebKit starts the browser, which is stopped with the test.
func openWebKit(t *testing.T) webkit {
	t.Helper()
	driver, screen := program(t, "WebKitWebDriver"), program(t, "Xvfb")
	display := onScreen(t, screen)
	port := freePort(t)
	home := t.TempDir()
	c := exec.Command(driver, "--host=127.0.0.1", "--port="+port)
	c.Env = append(os.Environ(), "DISPLAY="+display, "GDK_BACKEND=x11", "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_RUNTIME_DIR="+home,
		"NO_AT_BRIDGE=1", "LIBGL_ALWAYS_SOFTWARE=1", "GSETTINGS_BACKEND=memory")
	spawn(t, c)
	w := webkit{t, "http://127.0.0.1:" + port}
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for end := time.Now().Add(patience); ; <-look.C {
		if answer, err := http.Get(w.session + "/status"); err == nil {
			answer.Body.Close()
			break
		} else if time.Now().After(end) {
			t.Fatal(err)
		}
	}
	mini, _ := filepath.Glob("/usr/lib/*/webkit2gtk-4.*/MiniBrowser")
	if len(mini) == 0 {
		t.Fatal("webkit2gtk-driver brings no MiniBrowser")
	}
	options := map[string]any{"binary": mini[len(mini)-1], "args": []string{"--automation"}}
	var made struct{ SessionID string }
	w.do("POST", "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{"webkitgtk:browserOptions": options}}}, &made)
	w.session += "/session/" + made.SessionID
	t.Cleanup(func() { w.do("DELETE", "", nil, nil) })
	w.do("POST", "/timeouts", map[string]any{"script": patience.Milliseconds(), "pageLoad": patience.Milliseconds()}, nil)
	return w
}

// program returns the path of a program in Debian's packages webkit2gtk-driver
// and xvfb.
func program(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%v; on Debian: apt-get install --no-install-recommends webkit2gtk-driver xvfb", err)
	}
	return path
}

// onScreen starts a virtual X server and returns its display name.
func onScreen(t *testing.T, program string) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	c := exec.Command(program, "-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp")
	c.ExtraFiles = []*os.File{w}
	spawn(t, c)
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb: %v", err)
	}
	return ":" + strings.TrimSpace(line)
}

// spawn starts a program that is stopped, with all its child processes, with
// the test.
func spawn(t *testing.T, c *exec.Cmd) {
	t.Helper()
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Kill(-c.Process.Pid, syscall.SIGKILL); c.Wait() })
}

// freePort returns a local port on which nothing listens.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// do sends a command and decodes its value.
func (w webkit) do(method, path string, body map[string]any, value any) {
	w.t.Helper()
	if body == nil {
		body = map[string]any{}
	}
	sent, _ := json.Marshal(body)
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	r, err := http.NewRequestWithContext(ctx, method, w.session+path, bytes.NewReader(sent))
	if err != nil {
		w.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		w.t.Fatal(err)
	}
	defer answer.Body.Close()
	var got struct{ Value json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil || answer.StatusCode != http.StatusOK {
		w.t.Fatalf("%s %s: %s, %v, %s", method, path, answer.Status, err, got.Value)
	}
	if value != nil {
		if err := json.Unmarshal(got.Value, value); err != nil {
			w.t.Fatalf("%s %s: %v in %s", method, path, err, got.Value)
		}
	}
}

// open opens an address.
func (w webkit) open(address string) {
	w.t.Helper()
	w.do("POST", "/url", map[string]any{"url": address}, nil)
}

// eval awaits the promise of a JavaScript expression and decodes its value.
func (w webkit) eval(script string, value any) {
	w.t.Helper()
	var said struct {
		V json.RawMessage
		E string
	}
	w.do("POST", "/execute/async", map[string]any{"args": []any{}, "script": fmt.Sprintf(`const done = arguments[arguments.length - 1];
		Promise.resolve().then(() => (%s)).then(v => done({ v }), e => done({ e: String(e) }));`, script)}, &said)
	if said.E != "" {
		w.t.Fatal(said.E)
	}
	if err := json.Unmarshal(said.V, value); err != nil {
		w.t.Fatalf("%v in %s", err, said.V)
	}
}

// click presses the left button on the first element that a selector matches.
func (w webkit) click(selector string) {
	w.t.Helper()
	var found map[string]string
	w.do("POST", "/element", map[string]any{"using": "css selector", "value": selector}, &found)
	w.do("POST", "/element/"+found[element]+"/click", nil, nil)
}
