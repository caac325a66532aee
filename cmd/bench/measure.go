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
	"slices"
	"strings"
	"sync"

	"parley/cmd/internal/compress"
	"parley/cmd/internal/wasmbuild"
	"parley/data/pack"
	"parley/data/testkit"
)

// kept holds compressed copies from one run to the next.
var kept = compress.Cache{Dir: ".out/cache"}

// packed returns the size of data in brotli 11.
func packed(data []byte) (float64, error) {
	b, err := kept.Brotli(data, compress.Best)
	return float64(len(b)) / 1000, err
}

// quick returns the size of data in brotli 5, a fifth more than in brotli 11 and had
// in a thirtieth of the time.
func quick(data []byte) (float64, error) {
	b, err := kept.Brotli(data, compress.Quick)
	return float64(len(b)) / 1000, err
}

// unpacked returns the size of data as they are.
func unpacked(data []byte) (float64, error) { return float64(len(data)) / 1000, nil }

// reader measures the program that reads a reader's own files, in a size.
func reader(size func([]byte) (float64, error)) func(context.Context) (float64, error) {
	return func(ctx context.Context) (float64, error) {
		f, err := wasmbuild.Program(ctx, "parley/cmd/reader", ".out/wasm/reader", false)
		if err != nil {
			return 0, err
		}
		wasm, err := os.ReadFile(f.Wasm)
		if err != nil {
			return 0, err
		}
		return size(wasm)
	}
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

// wideSite is the folder with the built site of the wide set.
var wideSite = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(".out", "bench", filepath.Base(wideSet))
	_, err := output(exec.Command("go", "run", "./cmd/parley", "build", wideSet, "-o", dir))
	return dir, err
})

// pageOf measures what a reader of one page of the wide set loads before the program: the
// page and the styles and scripts that it names.
func pageOf(page string) func(context.Context) (float64, error) {
	return func(context.Context) (float64, error) {
		dir, err := wideSite()
		if err != nil {
			return 0, err
		}
		return pageWeight(dir, page)
	}
}

// startOf measures what of a page of the wide set must arrive before a mark in it: what is
// above the mark can be painted then.
func startOf(page, mark string) func(context.Context) (float64, error) {
	return func(context.Context) (float64, error) {
		dir, err := wideSite()
		if err != nil {
			return 0, err
		}
		html, err := os.ReadFile(filepath.Join(dir, page))
		if err != nil {
			return 0, err
		}
		start, _, ok := bytes.Cut(html, []byte(mark))
		if !ok {
			return 0, fmt.Errorf("%s has no %s", page, mark)
		}
		return packed(start)
	}
}

// loader measures the script that hosts load, as it is built.
func loader(context.Context) (float64, error) {
	dir, err := wideSite()
	if err != nil {
		return 0, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "embed.js"))
	if err != nil {
		return 0, err
	}
	b, err := kept.Gzip(data, compress.Best)
	return float64(len(b)) / 1000, err
}

var tags = regexp.MustCompile(`<(?:link|script)\b[^>]*>`)
var sources = regexp.MustCompile(`\b(?:href|src)="([^"]+)"`)

// pageWeight returns the size of a page in a folder together with the style sheets and
// scripts that it names.
func pageWeight(dir, page string) (float64, error) {
	html, err := os.ReadFile(filepath.Join(dir, page))
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
		data, err := os.ReadFile(filepath.Join(dir, filepath.Dir(page), filepath.FromSlash(name)))
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

// inWasm measures one operation of a Go benchmark as the browser would run it,
// under Node.js, in processor time: what else the machine does hardly counts.
// Starting, compiling and preparing cost the same in a short run and in a long
// one, so the difference is the operations': see perOperation.
func inWasm(pkg, name string) func(context.Context) (float64, error) {
	return func(ctx context.Context) (float64, error) {
		dir, err := os.MkdirTemp("", "parley-bench-*")
		if err != nil {
			return 0, err
		}
		defer os.RemoveAll(dir)
		binary := filepath.Join(dir, "bench.test")
		goroot, err := inWasmEnv(ctx, ".", "go", "env", "GOROOT")
		if err != nil {
			return 0, err
		}
		if _, err := inWasmEnv(ctx, ".", "go", "test", "-c", "-vet=off", "-o", binary, pkg); err != nil {
			return 0, err
		}
		runner := filepath.Join(strings.TrimSpace(goroot.printed), "lib", "wasm", "go_js_wasm_exec")
		return perOperation(func(n int) (float64, error) {
			ran, err := inWasmEnv(ctx, pkg, runner, binary, "-test.run=^$", "-test.bench=^"+strings.ReplaceAll(name, "/", "$/^")+"$", fmt.Sprintf("-test.benchtime=%dx", n))
			if err == nil && !strings.Contains(ran.printed, name) {
				err = errors.New("no benchmark " + name)
			}
			return ran.busy, err
		})
	}
}

// perOperation is what one operation takes, where run(n) takes n of them together
// with all that comes before: the least of three long runs without the least of
// three short ones. A long run is lengthened until the difference stands out from
// what the rest takes by chance.
func perOperation(run func(n int) (float64, error)) (float64, error) {
	const few, plain, most = 3, 200.0, 5000 // operations, milliseconds, operations
	short, err := least(3, func() (float64, error) { return run(few) })
	if err != nil {
		return 0, err
	}
	for n := 20; ; n *= 5 {
		long, err := least(3, func() (float64, error) { return run(few + n) })
		if err != nil || long-short >= plain || n >= most {
			return (long - short) / float64(n), err
		}
	}
}

// least takes a measure n times and returns the smallest value.
func least(n int, measure func() (float64, error)) (float64, error) {
	var values []float64
	for range n {
		v, err := measure()
		if err != nil {
			return 0, err
		}
		values = append(values, v)
	}
	return slices.Min(values), nil
}

// ran is a command that has ended well.
type ran struct {
	printed string
	busy    float64 // processor time of the command and its children, milliseconds
}

// inWasmEnv runs a command in a folder with the environment for js/wasm.
func inWasmEnv(ctx context.Context, dir, name string, args ...string) (ran, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	cmd.Env = wasmbuild.Environ(os.Environ())
	out, err := output(cmd)
	if err != nil {
		return ran{}, err
	}
	busy := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return ran{out, busy.Seconds() * 1000}, nil
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
