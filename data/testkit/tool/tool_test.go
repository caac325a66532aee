//go:build !js

package tool

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// recorder is a testing.TB that records how the test ends.
type recorder struct {
	testing.TB
	ended string
}

func (r *recorder) Fatalf(string, ...any) { r.ended = "failed"; panic(r) }
func (r *recorder) Skip(...any)           { r.ended = "skipped"; panic(r) }

// ended returns how a test ends that calls ask.
func ended(t *testing.T, ask func(testing.TB)) string {
	r := &recorder{TB: t, ended: "went on"}
	func() {
		defer func() { recover() }()
		ask(r)
	}()
	return r.ended
}

func TestMissingToolSkipsOrFails(t *testing.T) {
	for ci, want := range map[string]string{"": "skipped", "true": "failed"} {
		t.Setenv("CI", ci)
		if got := ended(t, func(t testing.TB) { Path(t, "no-such-program") }); got != want {
			t.Errorf("CI=%q: a test without its program %s, want %s", ci, got, want)
		}
		if got := ended(t, func(t testing.TB) { Python(t, "no_such_module") }); got != want {
			t.Errorf("CI=%q: a test without its module %s, want %s", ci, got, want)
		}
		if got := ended(t, func(t testing.TB) { Path(t, "go") }); got != "went on" {
			t.Errorf("CI=%q: a test with its program %s", ci, got)
		}
	}
}

var entry = regexp.MustCompile(`\[([a-z0-9:_-]+)\]=`)

// TestEveryToolOfTheTable checks that everything in .ci/need's table is
// installed under --all, here and in CI.
func TestEveryToolOfTheTable(t *testing.T) {
	table, err := os.ReadFile("../../../.ci/need")
	if err != nil {
		t.Fatal(err)
	}
	names := entry.FindAllStringSubmatch(string(table), -1)
	if len(names) < 10 {
		t.Fatalf("the table has %d entries", len(names))
	}
	for _, n := range names {
		t.Run(n[1], func(t *testing.T) {
			if module, ok := strings.CutPrefix(n[1], "python:"); ok {
				Python(t, module)
			} else if n[1] != "chromium" { // any of several browsers will do
				Path(t, n[1])
			}
		})
	}
}

func TestNeedRefusesUnknownName(t *testing.T) {
	out, err := exec.Command("../../../.ci/need", "no-such-program").CombinedOutput()
	if err == nil || !strings.Contains(string(out), "add it to the table") {
		t.Errorf(".ci/need with an unknown name: %v\n%s", err, out)
	}
}
