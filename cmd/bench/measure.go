package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"parley/cmd/internal/compress"
	"parley/cmd/internal/wasmbuild"
	"parley/data/pack"
	"parley/data/testkit"
)

// kept holds compressed copies from one run to the next.
var kept = compress.Cache{Dir: ".out/cache"}

// packed is the size of data in brotli 11.
func packed(data []byte) (float64, error) {
	b, err := kept.Brotli(data, compress.Best)
	return float64(len(b)) / 1000, err
}

// program measures the program for the browser.
func program(ctx context.Context) (float64, error) {
	f, err := wasmbuild.Build(ctx, ".out/wasm", true)
	if err != nil {
		return 0, err
	}
	wasm, err := os.ReadFile(f.Wasm)
	if err != nil {
		return 0, err
	}
	return packed(wasm)
}

// firstPage builds the site of a dataset and measures what a reader loads
// before the program: the page and its own styles and scripts.
func firstPage(set string) func(context.Context) (float64, error) {
	return func(ctx context.Context) (float64, error) {
		dir := filepath.Join(".out", "bench", filepath.Base(set))
		if _, err := output(exec.CommandContext(ctx, "go", "run", "./cmd/parley", "build", set, "-o", dir)); err != nil {
			return 0, err
		}
		return pageWeight(dir)
	}
}

var tags = regexp.MustCompile(`<(?:link|script)\b[^>]*>`)
var sources = regexp.MustCompile(`\b(?:href|src)="([^"]+)"`)

// pageWeight is the size of index.html in a folder together with the style
// sheets and scripts that it names.
func pageWeight(dir string) (float64, error) {
	html, err := os.ReadFile(filepath.Join(dir, "index.html"))
	if err != nil {
		return 0, err
	}
	sum, err := packed(html)
	if err != nil {
		return 0, err
	}
	for _, tag := range tags.FindAllString(string(html), -1) {
		m := sources.FindStringSubmatch(tag)
		if m == nil || !strings.HasPrefix(tag, "<script") && !strings.Contains(tag, `rel="stylesheet"`) {
			continue
		}
		name, _, _ := strings.Cut(m[1], "?")
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return 0, fmt.Errorf("the page names %s: %w", m[1], err)
		}
		size, err := packed(data)
		if err != nil {
			return 0, err
		}
		sum += size
	}
	return sum, nil
}

// packOf measures the first part of the pack of n generated events, as an
// importer of coded news makes them: the part that draws the first picture.
func packOf(n int) func(context.Context) (float64, error) {
	return func(context.Context) (float64, error) {
		core, _ := pack.Encode(testkit.Events(n, testkit.Options{Style: testkit.Coded}))
		return packed(core)
	}
}

// inWasm measures one Go benchmark as the browser would run it, under Node.js:
// the fastest of five runs, since whatever else the machine does only adds.
func inWasm(pkg, name string) func(context.Context) (float64, error) {
	return func(ctx context.Context) (float64, error) {
		goroot, err := output(exec.CommandContext(ctx, "go", "env", "GOROOT"))
		if err != nil {
			return 0, err
		}
		runner := filepath.Join(strings.TrimSpace(goroot), "lib", "wasm", "go_js_wasm_exec")
		cmd := exec.CommandContext(ctx, "go", "test", "-run=^$", "-vet=off", "-count=5", "-benchtime=3x", "-exec="+runner,
			"-bench=^"+strings.ReplaceAll(name, "/", "$/^")+"$", pkg)
		cmd.Env = wasmbuild.Environ(os.Environ())
		out, err := output(cmd)
		if err != nil {
			return 0, err
		}
		return fastest(out, name)
	}
}

// fastest reads the output of go test -bench and returns the least time for one
// operation in milliseconds.
func fastest(out, name string) (float64, error) {
	least := 0.0
	for line := range strings.Lines(out) {
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], name) || fields[3] != "ns/op" {
			continue
		}
		ns, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			return 0, err
		}
		if least == 0 || ns < least {
			least = ns
		}
	}
	if least == 0 {
		return 0, errors.New("no benchmark " + name)
	}
	return least / 1e6, nil
}

// output runs a command and returns what it printed; its error holds what the
// command wrote to standard error.
func output(cmd *exec.Cmd) (string, error) {
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args[:min(3, len(cmd.Args))], " "), err, bytes.TrimSpace(problems.Bytes()))
	}
	return string(out), nil
}
