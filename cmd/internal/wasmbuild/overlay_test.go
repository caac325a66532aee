package wasmbuild

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPowersOfTen checks that the powers of ten which are computed are those in
// the table of the standard library.
func TestPowersOfTen(t *testing.T) {
	goroot, err := goTool(t.Context(), "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(filepath.Join(strings.TrimSpace(goroot), "src", filepath.FromSlash(powers)))
	if err != nil {
		t.Fatal(err)
	}
	source, err := stubFiles.ReadFile("stubs/" + powersStub + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"powers.go": strings.Replace(string(source), "\npackage strconv", "\npackage main", 1),
		"main.go": `package main
type uint128 struct{ Hi, Lo uint64 }
func main() { for _, p := range pow10Tab { print("{", p.Hi, ", ", p.Lo, "}\n") } }`,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), "go", "run", filepath.Join(dir, "main.go"), filepath.Join(dir, "powers.go")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got := strings.Split(strings.TrimSpace(string(out)), "\n")
	want := regexp.MustCompile(`\{(0x[0-9a-f]{16}), (0x[0-9a-f]{16})\}`).FindAllStringSubmatch(string(table), -1)
	if len(got) != len(want) || len(want) != 696 {
		t.Fatalf("%d powers are computed, the table has %d", len(got), len(want))
	}
	for i, w := range want {
		if h := "{" + decimal(t, w[1]) + ", " + decimal(t, w[2]) + "}"; got[i] != h {
			t.Fatalf("power %d is %s, want %s", i-348, got[i], h)
		}
	}
}

// decimal formats a hexadecimal number as print does.
func decimal(t *testing.T, hex string) string {
	t.Helper()
	n, err := strconv.ParseUint(hex, 0, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatUint(n, 10)
}
