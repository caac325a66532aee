package layers

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"parley/cmd/internal/wasmbuild"
)

// reach returns the packages that a main package pulls into the browser's
// program, each with its imports.
func reach(t *testing.T, main string) map[string][]string {
	t.Helper()
	overlay, err := wasmbuild.Overlay(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-overlay", overlay, "-f", `{{.ImportPath}} {{join .Imports " "}}`, main)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		imports[names[0]] = names[1:]
	}
	return imports
}

// forbidden reports packages that import something native, and packages of our
// own that import a package that is only a stub there.
func forbidden(imports map[string][]string) []string {
	var found []string
	for from, all := range imports {
		for _, imp := range all {
			// net means only itself: net/netip is allowed.
			if slices.ContainsFunc(native, func(n string) bool { return imp == n || strings.Contains(n, "/") && within(imp, n) }) {
				found = append(found, from+" imports "+imp)
			}
			if within(from, module) && slices.Contains(wasmbuild.Replaced(), imp) {
				found = append(found, from+" imports "+imp+", which is a stand-in there")
			}
		}
	}
	slices.Sort(found)
	return found
}

func TestWasmStaysSmall(t *testing.T) {
	imports := reach(t, wasmbuild.Main)
	if len(imports) < 50 {
		t.Fatalf("only %d packages listed", len(imports))
	}
	for _, f := range forbidden(imports) {
		t.Errorf("in the program for the browser %s", f)
	}
}

func TestWasmTestNotices(t *testing.T) {
	got := forbidden(map[string][]string{
		"parley/app/view":   {"net/netip", "strings"},
		"parley/app/ui":     {"text/template", "encoding/json"},
		"example.org/app":   {"encoding/json", "net/http"},
		"parley/app/query":  {"golang.org/x/text/collate"},
		"parley/cmd/webapp": {"parley/data/format/yaml"},
	})
	want := []string{
		"parley/app/query imports golang.org/x/text/collate",
		"parley/app/ui imports encoding/json, which is a stand-in there",
		"parley/app/ui imports text/template",
		"parley/cmd/webapp imports parley/data/format/yaml",
	}
	if !slices.Equal(got, want) {
		t.Errorf("found %q\nwant  %q", got, want)
	}
}
