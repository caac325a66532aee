// Package wasmbuild compiles programs for the browser, cmd/webapp above all.
//
// The program for the browser is compiled with stand-ins for two packages of
// the standard library, net/http and regexp, which go-app mentions and the
// browser never uses: a third of the bytes a reader loads. Tests and vet see
// the real packages. What only a stack trace prints is then removed from the
// programs (slim.go); a build of it without the stand-ins keeps it.
package wasmbuild

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"parley/cmd/internal/disk"
)

// Main is the import path of the program for the browser.
const Main = "parley/cmd/webapp"

// cold lists packages that no frame waits for: they are compiled without
// inlining, which takes a twentieth off what the reader loads. What runs per
// event or per mark stays out of the list.
const cold = `fmt reflect time strings strconv internal/strconv sort os syscall io/fs internal/poll path context github.com/...
	parley/app/ui parley/app/words parley/app/chronicle parley/app/view parley/app/scene/svg
	parley/app/browser parley/app/promise parley/app/facts parley/app/change parley/app/story parley/app/actormap parley/app/network
	parley/app/worldmap parley/app/graphfile parley/app/card parley/app/raster
	parley/data/codebook parley/cmd/...`

// Files says what Build left in the output folder.
type Files struct {
	Wasm string // path of app.wasm
	Exec string // path of wasm_exec.js, the runtime of the same Go release
	Size int64  // bytes of app.wasm, not compressed
	Hash string // the first 12 hexadecimal digits of the SHA-256 of app.wasm
}

// Build compiles cmd/webapp for js/wasm into outDir as app.wasm and puts
// wasm_exec.js of the same Go release beside it. With overlay the stand-ins
// take the place of net/http and regexp; without it the real ones are linked,
// which shows that the program does not depend on them.
//
// Go's build cache decides what is compiled again; a file whose content did not
// change is not touched. Several processes may build into one folder.
//
// Build must run with the working directory inside the module. It returns an
// error when no Go tool is found, when the program does not compile (the error
// then holds the compiler's words) and when outDir cannot be written.
func Build(ctx context.Context, outDir string, overlay bool) (Files, error) {
	return Program(ctx, Main, outDir, overlay)
}

// Site compiles into dir what a site needs: the program as Build does, and the
// reader of datasets of a reader's own as app.wasm in dir's folder reader. It
// returns an error as Build does.
func Site(ctx context.Context, dir string) error {
	if _, err := Build(ctx, dir, true); err != nil {
		return fmt.Errorf("build the program for the browser: %w", err)
	}
	if _, err := Program(ctx, "parley/cmd/reader", filepath.Join(dir, "reader"), false); err != nil {
		return fmt.Errorf("build the reader of datasets for the browser: %w", err)
	}
	return nil
}

// Program is Build for another main package of the module, named by its import
// path: a smaller program to test the shell with.
func Program(ctx context.Context, main, outDir string, overlay bool) (Files, error) {
	outDir, err := filepath.Abs(outDir)
	if err != nil {
		return Files{}, err
	}
	goroot, err := goTool(ctx, "env", "GOROOT")
	if err != nil {
		return Files{}, err
	}
	wasm, err := compile(ctx, main, outDir, strings.TrimSpace(goroot), overlay)
	if err != nil {
		return Files{}, err
	}
	if main != Main || overlay {
		wasm = slimmed(wasm)
	}
	exec, err := os.ReadFile(filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return Files{}, fmt.Errorf("wasm build: %w; is GOROOT complete?", err)
	}
	f := Files{
		Wasm: filepath.Join(outDir, "app.wasm"),
		Exec: filepath.Join(outDir, "wasm_exec.js"),
		Size: int64(len(wasm)),
		Hash: hash(wasm),
	}
	if err := (disk.Disk{}).Write(f.Wasm, wasm); err != nil {
		return Files{}, err
	}
	return f, (disk.Disk{}).Write(f.Exec, exec)
}

// Overlay writes the stand-ins into dir and returns the name of the file for
// the -overlay flag of the go command. It returns an error when no Go tool is
// found or dir cannot be written.
func Overlay(ctx context.Context, dir string) (string, error) {
	goroot, err := goTool(ctx, "env", "GOROOT")
	if err != nil {
		return "", err
	}
	return writeOverlay(dir, strings.TrimSpace(goroot))
}

// compile returns the linked program. The linker works on a file of this
// process alone: it writes in place, and another build may be reading.
func compile(ctx context.Context, main, outDir, goroot string, overlay bool) ([]byte, error) {
	if err := os.MkdirAll(outDir, 0o755); err != nil {
		return nil, err
	}
	tmp, err := os.MkdirTemp(outDir, ".link-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	out := filepath.Join(tmp, "app.wasm")
	args := []string{"build", "-trimpath", "-ldflags=-s -w", "-o", out}
	if overlay {
		file, err := writeOverlay(filepath.Join(outDir, "overlay"), goroot)
		if err != nil {
			return nil, err
		}
		args = append(args, "-overlay", file)
		for _, pkg := range strings.Fields(cold) {
			args = append(args, "-gcflags="+pkg+"=-l")
		}
	}
	if _, err := goTool(ctx, append(args, main)...); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// slimmed is what slim makes of a program, or the program itself where slim
// does not know its layout, as after a new release of Go: it runs all the same.
func slimmed(wasm []byte) []byte {
	if small, err := slim(wasm); err == nil {
		return small
	}
	return wasm
}

// goTool runs the go command for js/wasm and returns what it printed. Its error
// holds what the command wrote to standard error.
func goTool(ctx context.Context, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWASM=", "CGO_ENABLED=0")
	var out, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, bytes.TrimSpace(problems.Bytes()))
	}
	return out.String(), nil
}

// Environ keeps of an environment what the go command and a program compiled to
// wasm need, for js/wasm: such a program has room for twelve kilobytes of
// arguments and environment together, and a longer environment stops it.
func Environ(env []string) []string {
	kept := slices.DeleteFunc(slices.Clone(env), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		wanted := strings.HasPrefix(name, "GO") && name != "GOOS" && name != "GOARCH"
		return !wanted && !slices.Contains([]string{"PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "CI"}, name)
	})
	return append(kept, "GOOS=js", "GOARCH=wasm")
}

func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])[:12]
}
