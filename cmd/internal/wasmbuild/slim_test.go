package wasmbuild

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/cmd/internal/wasmcode"
	"parley/data/testkit/tool"
)

// TestSlimRuns checks that a slim program still moves stacks, collects garbage,
// recovers and calls through reflection, by running the tests of package
// reflect.
func TestSlimRuns(t *testing.T) {
	tool.Path(t, "node")
	binary := filepath.Join(t.TempDir(), "reflect.test")
	if _, err := goTool(t.Context(), "test", "-c", "-vet=off", "-ldflags=-s -w", "-o", binary, "reflect"); err != nil {
		t.Fatal(err)
	}
	wasm, err := os.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	small, err := slim(wasm)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(small, []byte("reflect_test.TestMakeFunc")) || bytes.Contains(small, []byte("all_test.go")) {
		t.Error("names of functions or files are left")
	}
	if err := os.WriteFile(binary, small, 0o755); err != nil {
		t.Fatal(err)
	}
	goroot, err := goTool(t.Context(), "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "go_js_wasm_exec"),
		binary, "-test.v", "-test.short", "-test.run=MakeFunc|Method|CallReturnsEmpty|KeepFuncLive|TestSelect|GC|Chan|Closure|MapOf|StructOf|Swapper|Interface")
	run.Env = Environ(os.Environ())
	out, err := run.CombinedOutput()
	if err != nil || bytes.Count(out, []byte("--- PASS")) < 20 {
		t.Errorf("%v\n%s", err, out[:min(len(out), 6000)])
	}
}

// TestSlimUnwinds checks that a slim program recovers from a panic deep in a
// stack that moved, and that its frames keep their values.
func TestSlimUnwinds(t *testing.T) {
	tool.Path(t, "node")
	goroot, err := goTool(t.Context(), "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	wasm, err := compile(t.Context(), "./testdata/unwind", t.TempDir(), strings.TrimSpace(goroot), false)
	if err != nil {
		t.Fatal(err)
	}
	small, err := slim(wasm)
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(t.TempDir(), "unwind.wasm")
	if err := os.WriteFile(binary, small, 0o755); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "go_js_wasm_exec"), binary)
	run.Env = Environ(os.Environ())
	out, err := run.CombinedOutput()
	if want := "value method .value.method called using nil *value pointer\n"; err != nil || string(out) != want {
		t.Errorf("prints %q, want %q, %v", out, want, err)
	}
}

// TestSlimKnowsTheProgram checks that the layout of the shipped program is
// recognised.
func TestSlimKnowsTheProgram(t *testing.T) {
	goroot, err := goTool(t.Context(), "env", "GOROOT")
	if err != nil {
		t.Fatal(err)
	}
	wasm, err := compile(t.Context(), Main, t.TempDir(), strings.TrimSpace(goroot), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, stand := range []string{"crypto/x509", "regexp/syntax"} {
		if bytes.Contains(wasm, []byte(stand+".")) {
			t.Errorf("the program holds %s", stand)
		}
	}
	small, err := slim(wasm)
	if err != nil || !bytes.Contains(wasm, []byte("parley/app/ui.New")) || bytes.Contains(small, []byte("parley/app/ui.New")) {
		t.Fatalf("names are left, %v", err)
	}
	again, err := slim(small)
	if err != nil || !bytes.Equal(again, small) {
		t.Errorf("slim of a slim program changes it: %v", err)
	}
	for cut := 1; cut < len(wasm); cut += len(wasm)/50 + 1 {
		if _, err := slim(wasm[:cut]); err == nil {
			t.Errorf("the first %d bytes pass for a program", cut)
		}
	}
	if got := slimmed([]byte("not a program")); string(got) != "not a program" {
		t.Errorf("what is not known becomes %q", got)
	}
}

// TestSharedTables checks that every table gives for each instruction of its
// function what the linker wrote.
func TestSharedTables(t *testing.T) {
	for name, c := range map[string]struct {
		table    []run
		stackMap bool
		want     []run // nil: no table
	}{
		"a frame":                     {[]run{{0, 1}, {96, 17}}, false, []run{{0, 1}, {96, lastPC}}},
		"a frame that goes":           {[]run{{0, 1}, {96, 17}, {0, 20}}, false, []run{{0, 1}, {96, 17}, {0, lastPC}}},
		"no value at the beginning":   {[]run{{-1, 4}, {3, 9}}, false, []run{{-1, 4}, {3, lastPC}}},
		"one stack map":               {[]run{{-1, 4}, {0, 9}}, true, nil},
		"stack maps":                  {[]run{{-1, 4}, {0, 9}, {2, 11}}, true, []run{{0, 9}, {2, lastPC}}},
		"one that is not the first":   {[]run{{1, 4}}, true, []run{{1, lastPC}}},
		"a long way down and up":      {[]run{{1 << 20, 300}, {-1, 301}, {7, 70_000}}, false, []run{{1 << 20, 300}, {-1, 301}, {7, lastPC}}},
		"the first value is no value": {[]run{{-1, 300}}, false, []run{{-1, lastPC}}},
	} {
		read, err := readRuns(writeRuns(c.table), 0)
		if err != nil || !slices.Equal(read, c.table) {
			t.Errorf("%s: written and read it is %v, %v", name, read, err)
		}
		shared := pcTables{bytes: []byte{0}, at: map[string]uint32{}}
		at := shared.add(c.table, c.stackMap)
		if again := shared.add(c.table, c.stackMap); again != at {
			t.Errorf("%s: written twice, at %d and %d", name, at, again)
		}
		if c.want == nil {
			if at != 0 {
				t.Errorf("%s: has a table", name)
			}
			continue
		}
		if got, err := readRuns(shared.bytes, at); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: becomes %v, %v, want %v", name, got, err, c.want)
		}
	}
	for _, broken := range [][]byte{nil, {2}, {2, 1}, {2, 0x80}, {0x80, 0x80}} {
		if runs, err := readRuns(broken, 0); err == nil {
			t.Errorf("% x is read as %v", broken, runs)
		}
	}
}

// TestMovedTables checks that a table gives under new numbers what it gave
// under the old ones, and for calls what it gave before they returned.
func TestMovedTables(t *testing.T) {
	runs := []run{{0, 1}, {96, 17}, {8, 20}}
	for name, c := range map[string]struct {
		numbers []int
		want    []run
	}{
		"all stay":       {nil, runs},
		"new numbers":    {[]int{0, 9, 4, 17}, []run{{0, 1}, {96, 2}, {96, 3}, {8, 4}}},
		"for calls":      {before([]int{0, 9, 4, 17, 40}), []run{{96, 1}, {96, 2}, {96, 3}, {8, 4}, {8, 5}}},
		"past the end":   {[]int{0, 99}, []run{{0, 1}, {8, 2}}},
		"the first call": {before([]int{0, 1}), []run{{0, 1}, {96, 2}}},
	} {
		if got := moved(runs, c.numbers); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestSleb(t *testing.T) {
	for _, v := range []int{0, 1, 63, 64, -1, -64, -65, 127, 128, 8191, 8192, 1 << 27, -1 << 27, 1<<31 - 1, -1 << 31} {
		b := wasmcode.AppendSleb(nil, int64(v))
		if got, width := sleb(b); got != v || width != len(b) {
			t.Errorf("%d is written % x and read %d in %d bytes", v, b, got, width)
		}
	}
	if _, width := sleb([]byte{0x80}); width != 0 {
		t.Error("half a number was read")
	}
}
