// Command testall runs every check of the project and ends with a line that
// counts them: "N passed, N failed". Without arguments it takes all steps in
// order, quick failures first; with arguments only those named. Before the last
// line come the slowest steps, packages and tests.
//
//	go run ./cmd/testall
//	go run ./cmd/testall format vet
package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"parley/cmd/internal/shape"
	"parley/cmd/internal/wasmbuild"
)

// step is one part of the whole, in words a developer can type.
type step struct {
	name string
	run  func(context.Context, *tally)
}

func steps() []step {
	return []step{
		{"format", format},
		{"vet", vet},
		{"shape", form},
		{"native", native},
		{"wasm", wasm},
		{"stock", stock},
		{"browser", browser},
	}
}

func names() string {
	var all []string
	for _, s := range steps() {
		all = append(all, s.name)
	}
	return strings.Join(all, " ")
}

// The time limits of one package, several times what it needs on two cores that
// have eight processes to run. A page that hangs fails much sooner: see patience in
// cmd/e2e.
const (
	limitNative  = "-timeout=15m"
	limitBrowser = "-timeout=60m"
)

// notInWasm are the folders whose tests do not run under Node.js: what never
// reaches the program for the browser, and what needs a page.
const notInWasm = "cmd web data/format data/check data/sets data/spec app/scene/raster app/site app/ui app/browser"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	t := &tally{out: os.Stdout}
	for _, name := range os.Args[1:] {
		if !slices.ContainsFunc(steps(), func(s step) bool { return s.name == name }) {
			fmt.Fprintf(os.Stderr, "testall: no step %q; there are: %s\n", name, names())
			os.Exit(2)
		}
	}
	for _, s := range steps() {
		if len(os.Args) == 1 || slices.Contains(os.Args[1:], s.name) {
			began := time.Now()
			s.run(ctx, t)
			t.took = append(t.took, span{"step", s.name, time.Since(began).Seconds()})
		}
	}
	if !t.close() {
		os.Exit(1)
	}
}

// format finds Go files that gofmt would write differently.
func format(ctx context.Context, t *tally) {
	out, err := exec.CommandContext(ctx, "gofmt", "-l", "app", "cmd", "data", "web").CombinedOutput()
	if err == nil && len(out) > 0 {
		err = errors.New("run gofmt -w on:")
	}
	t.check("gofmt", because(err, out))
}

// vet looks at the packages as they compile here, and at those with a browser's
// half as they compile for the browser.
func vet(ctx context.Context, t *tally) {
	out, err := exec.CommandContext(ctx, "go", "vet", "./...").CombinedOutput()
	t.check("go vet", because(err, out))
	cmd := exec.CommandContext(ctx, "go", "vet", "./app/scene/...", "./app/browser/...", "./app/ui/...", "./cmd/webapp", "./cmd/e2e/hello")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err = cmd.CombinedOutput()
	t.check("go vet for js/wasm", because(err, out))
}

// form prints the figures of the code's form beside their limits.
func form(_ context.Context, t *tally) {
	s, err := shape.Measure(".")
	if err == nil {
		s.Print(t.out)
		if over := s.Exceeded(); len(over) > 0 {
			err = errors.New(strings.Join(over, "\n"))
		}
	}
	t.check("shape of the code", err)
}

// native tests everything but the browser tests, which have the machine to
// themselves later.
func native(ctx context.Context, t *tally) {
	all, err := packages(ctx, os.Environ(), "./...")
	if err != nil {
		t.check("go list", err)
		return
	}
	test(ctx, t, "", os.Environ(), without(all, "cmd/e2e"), limitNative, sideBySide())
}

// wasm tests once more as the browser will run them the pure packages whose results
// could differ there (see inwasm.go): the same layouts and the same bytes must come out.
func wasm(ctx context.Context, t *tally) {
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err == nil {
		_, err = exec.LookPath("node")
	}
	if err != nil {
		t.check("wasm: node and go", err)
		return
	}
	env := wasmbuild.Environ(os.Environ())
	all, err := packages(ctx, env, "./data/...", "./app/...")
	if err != nil {
		t.check("wasm: go list", err)
		return
	}
	all, err = differing(without(all, strings.Fields(notInWasm)...))
	if err != nil {
		t.check("wasm: read the packages", err)
		return
	}
	runner := filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "go_js_wasm_exec")
	test(ctx, t, "wasm: ", env, all, "-exec="+runner, limitNative)
}

// stock builds the program once with the real standard library.
func stock(ctx context.Context, t *tally) {
	_, err := wasmbuild.Build(ctx, ".out/wasm-stock", false)
	t.check("cmd/webapp without the overlay", err)
}

// sideBySide is how many packages are tested at the same time, each with a browser of
// its own where it needs one. A core stands idle for a quarter of the time that a page
// waits for its next frame, a server or the disk: half as many again as cores use it.
func sideBySide() string { return fmt.Sprintf("-p=%d", runtime.NumCPU()*3/2) }

// browser runs the tests in a browser, several packages side by side.
func browser(ctx context.Context, t *tally) {
	all, err := packages(ctx, os.Environ(), "./cmd/e2e/...")
	if err != nil {
		t.check("browser: go list", err)
		return
	}
	if err := tidy(".out/e2e", time.Now().Add(-48*time.Hour)); err != nil {
		t.check("browser: remove old builds", err)
	}
	test(ctx, t, "", os.Environ(), longestFirst(all), limitBrowser, sideBySide())
}

// longestFirst puts packages with much test code before those with little: what
// takes long begins early, so that no core waits for it at the end.
func longestFirst(packages []string) []string {
	size := map[string]int64{}
	for _, p := range packages {
		files, _ := filepath.Glob(filepath.Join(strings.TrimPrefix(p, "parley/"), "*_test.go")) // the pattern is sound
		for _, f := range files {
			if info, err := os.Stat(f); err == nil {
				size[p] += info.Size()
			}
		}
	}
	slices.SortStableFunc(packages, func(a, b string) int { return cmp.Compare(size[b], size[a]) })
	return packages
}

// test runs go test on packages and counts what comes. It leaves out the checks of
// go vet, a part of which go test would repeat: they have a step of their own.
func test(ctx context.Context, t *tally, where string, env, packages []string, flags ...string) {
	args := append([]string{"test", "-json", "-vet=off"}, flags...)
	cmd := exec.CommandContext(ctx, "go", append(args, packages...)...)
	cmd.Env, cmd.Stderr = env, os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err == nil {
		failures := len(t.failed)
		err = t.read(where, out)
		if ended := cmd.Wait(); err == nil && len(t.failed) == failures {
			err = ended // a failure without an event
		}
	}
	if err != nil {
		t.check(where+"go test", err)
	}
}

// packages lists the packages with tests that patterns match.
func packages(ctx context.Context, env []string, patterns ...string) ([]string, error) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"list", "-f", "{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}"}, patterns...)...)
	var problems bytes.Buffer
	cmd.Env, cmd.Stderr = env, &problems
	out, err := cmd.Output()
	return strings.Fields(string(out)), because(err, problems.Bytes())
}

// without leaves out the packages in any of the folders.
func without(packages []string, folders ...string) []string {
	return slices.DeleteFunc(slices.Clone(packages), func(p string) bool {
		return slices.ContainsFunc(folders, func(f string) bool { return p == "parley/"+f || strings.HasPrefix(p, "parley/"+f+"/") })
	})
}

// because adds what a command printed to its error.
func because(err error, printed []byte) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w\n%s", err, bytes.TrimSpace(printed))
}
