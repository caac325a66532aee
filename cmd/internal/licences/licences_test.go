package licences

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/data/testkit/golden"
)

// shipped is the file embedded in the tool.
const shipped = "../../../web/licences.txt"

// TestNoticesAreThoseOfTheModules checks that the shipped notices match the
// modules.
func TestNoticesAreThoseOfTheModules(t *testing.T) {
	notices, err := Gather(t.Context(), "../../..")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := Print(&b, notices); err != nil {
		t.Fatal(err)
	}
	golden.Same(t, shipped, []byte(b.String()))
	for _, name := range []string{"Parley: MIT", "Go: BSD-3-Clause", "go-app/v10", "liberation", "OFL-1.1", "Bitstream-Vera", "brotli", "yaml/v4", "Natural Earth"} {
		if !strings.Contains(b.String(), name) {
			t.Errorf("%s is not named", name)
		}
	}
}

func TestWhatMayNotShip(t *testing.T) {
	write := func(text string) module {
		dir := t.TempDir()
		if text != "" {
			if err := os.WriteFile(filepath.Join(dir, "LICENSE.md"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return module{Path: "example.org/part", Version: "v1.0.0", Dir: dir}
	}
	for text, want := range map[string]string{
		"":                                       "has no licence",
		"All rights reserved.":                   "no known licence",
		"GNU GENERAL PUBLIC\nLICENSE\n v3":       "GPL family",
		"the GNU Lesser General Public License":  "GPL family",
		"  Additional IP Rights Grant (Patents)": "has no licence",
		mit:                                      "",
	} {
		_, err := read(write(text), nil)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%.30q: %v, want %q", text, err, want)
		}
	}
}
