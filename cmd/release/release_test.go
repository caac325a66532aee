package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/internal/compress"
	"parley/cmd/internal/licences"
)

const story = "Title,Date,Who,Link\nThe council meets,2025-08-06,Ann Example; Bo Sample,https://example.org/a\nThe bridge opens,circa 1890,,https://example.org/b\n"

// TestToolAlone checks that the tool alone, in an empty folder and with nothing
// in PATH, builds a site with the program from a spreadsheet, serves it, and
// creates a record.
func TestToolAlone(t *testing.T) {
	t.Chdir("../..")
	ctx := context.Background()
	if err := carry(ctx, compress.Quick); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	self := filepath.Join(dir, "parley")
	if err := tool(ctx, "", "", self); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "story.csv"), []byte(story), 0o644); err != nil {
		t.Fatal(err)
	}
	alone := func(args ...string) *exec.Cmd {
		c := exec.Command(self, args...)
		c.Dir, c.Env = dir, []string{"PATH=", "HOME=" + dir}
		return c
	}
	must := func(args ...string) string {
		t.Helper()
		out, err := alone(args...).CombinedOutput()
		if err != nil {
			t.Fatalf("parley %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	must("build", "story.csv", "-o", "site", "--license", "CC-BY-4.0", "--actors", "person")
	for pattern, want := range map[string]string{"site/index.html": "The council meets", "site/assets/app.*.wasm": "\x00asm", "site/assets/reader.*.wasm": "\x00asm", "site/event/the-council-meets/index.html": "6 August 2025", "site/licences.txt": "MIT"} {
		names, _ := filepath.Glob(filepath.Join(dir, pattern))
		if len(names) != 1 {
			t.Fatalf("%s: %d files", pattern, len(names))
		}
		if data, err := os.ReadFile(names[0]); err != nil || !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s lacks %q, %v", pattern, want, err)
		}
	}
	if got := must("new", "talks") + must("check", "talks") + must("licences"); !strings.Contains(got, "0 errors") {
		t.Errorf("a new record: %s", got)
	}
	serves(t, alone("serve", "story.csv", "--addr", "127.0.0.1:0"))
}

// serves waits until the server has its program, and requests the first page.
func serves(t *testing.T, c *exec.Cmd) {
	t.Helper()
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	address, lines := "", bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), "program ready") {
		if strings.HasPrefix(lines.Text(), "http://") {
			address = lines.Text()
		}
	}
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if page, err := io.ReadAll(r.Body); err != nil || !bytes.Contains(page, []byte("The council meets")) || !bytes.Contains(page, []byte("app.")) {
		t.Errorf("the first page lacks the record or the program: %v", err)
	}
}

// TestBill checks that the bill of materials lists what ships with its
// licences, and is deterministic.
func TestBill(t *testing.T) {
	notices, err := licences.Gather(context.Background(), "../..")
	if err != nil {
		t.Fatal(err)
	}
	data := bill(notices)
	if !bytes.Equal(data, bill(notices)) {
		t.Error("the list differs from one time to the next")
	}
	var b billOf
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	if b.Meta.Component.Name != "Parley" || len(b.Components) != len(notices)-1 {
		t.Errorf("%+v, %d parts of %d", b.Meta.Component, len(b.Components), len(notices))
	}
	purls := 0
	for _, c := range b.Components {
		if len(c.Licenses) == 0 {
			t.Errorf("%s has no licence", c.Name)
		}
		if strings.HasPrefix(c.PURL, "pkg:golang/github.com/") {
			purls++
		}
	}
	if purls < 5 {
		t.Errorf("%d parts have an address", purls)
	}
}

func TestChecksums(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("abc"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, err := checksums(dir, []string{"a"}); err != nil || got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := checksums(dir, []string{"b"}); err == nil {
		t.Error("a file that is not there has a checksum")
	}
}
