package wasmbuild

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestBuild(t *testing.T) {
	f, err := Build(t.Context(), t.TempDir(), true)
	if err != nil {
		t.Fatal(err)
	}
	wasm, err := os.ReadFile(f.Wasm)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(wasm, []byte("\x00asm")) || f.Size != int64(len(wasm)) || f.Hash != hash(wasm) {
		t.Errorf("%+v does not describe the %d bytes in place", f, len(wasm))
	}
	if root, err := os.Getwd(); err != nil || bytes.Contains(wasm, []byte(filepath.Dir(root))) {
		t.Error("the program names a folder of this machine")
	}
	exec, err := os.ReadFile(f.Exec)
	if err != nil || !bytes.Contains(exec, []byte("globalThis.Go = class")) {
		t.Errorf("wasm_exec.js is not the runtime: %v", err)
	}
}

// TestBuildAgain checks that a build without changes writes nothing, and that
// the same sources give the same bytes in another folder.
func TestBuildAgain(t *testing.T) {
	outDir := t.TempDir()
	first, err := Build(t.Context(), outDir, true)
	if err != nil {
		t.Fatal(err)
	}
	was, err := os.Stat(first.Wasm)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Build(t.Context(), outDir, true)
	if err != nil {
		t.Fatal(err)
	}
	if is, err := os.Stat(again.Wasm); err != nil || !is.ModTime().Equal(was.ModTime()) {
		t.Errorf("the file was written again: %v", err)
	}
	other, err := Build(t.Context(), t.TempDir(), true)
	if err != nil || other.Hash != first.Hash {
		t.Errorf("another folder gives %s, this one %s (%v)", other.Hash, first.Hash, err)
	}
	if left, _ := filepath.Glob(filepath.Join(outDir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestProgramThatDoesNotCompile(t *testing.T) {
	_, err := Program(t.Context(), "parley/cmd/nowhere", t.TempDir(), true)
	if err == nil || !bytes.Contains([]byte(err.Error()), []byte("nowhere")) {
		t.Errorf("error %v does not name the package", err)
	}
}

func TestEnviron(t *testing.T) {
	got := Environ([]string{"PATH=/bin", "HOME=/h", "GOCACHE=/c", "LS_COLORS=long", "GOOS=linux", "CI=true"})
	if strings.Join(got, " ") != "PATH=/bin HOME=/h GOCACHE=/c CI=true GOOS=js GOARCH=wasm" {
		t.Errorf("environment %v", got)
	}
}
