package layers

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"parley/cmd/internal/wasmbuild"
)

// reach lists the packages that a main package pulls into the program for the
// browser, each with one of the packages that import it.
func reach(t *testing.T, main string) map[string]string {
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
	by := map[string]string{main: main}
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		for _, imp := range names[1:] {
			by[imp] = names[0]
		}
	}
	return by
}

// forbidden says by way of which package something native is reached.
func forbidden(by map[string]string) []string {
	var found []string
	for imp, from := range by {
		if slices.ContainsFunc(native, func(n string) bool { return imp == n || strings.Contains(n, "/") && within(imp, n) }) {
			found = append(found, imp+" by way of "+from)
		}
	}
	slices.Sort(found)
	return found
}

func TestWasmStaysSmall(t *testing.T) {
	for _, f := range forbidden(reach(t, wasmbuild.Main)) {
		t.Errorf("the program for the browser reaches %s", f)
	}
}

func TestWasmTestNotices(t *testing.T) {
	by := map[string]string{"net/url": "parley/app/view", "text/template": "parley/app/ui",
		"golang.org/x/text/collate": "parley/app/query", "parley/data/format/yaml": "parley/cmd/webapp"}
	want := "golang.org/x/text/collate by way of parley/app/query, " +
		"parley/data/format/yaml by way of parley/cmd/webapp, " +
		"text/template by way of parley/app/ui"
	if got := strings.Join(forbidden(by), ", "); got != want {
		t.Errorf("found %s\nwant  %s", got, want)
	}
}
