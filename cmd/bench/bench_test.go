package main

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/data/testkit/tool"
)

func constant(v float64, err error) func(context.Context) (float64, error) {
	return func(context.Context) (float64, error) { return v, err }
}

func TestReportFailsOverBudget(t *testing.T) {
	good := row{"good", 10, kilobytes, constant(10, nil)}
	for name, c := range map[string]struct {
		rows []row
		ok   bool
		say  string
	}{
		"kept":     {[]row{good, good}, true, "2 budgets kept, 0 not"},
		"over":     {[]row{good, {"fat", 10, kilobytes, constant(10.1, nil)}}, false, "OVER  fat"},
		"no value": {[]row{good, {"lost", 10, kilobytes, constant(0, errors.New("planted"))}}, false, "planted"},
		"no rows":  {nil, false, "0 budgets kept"},
	} {
		var out strings.Builder
		if ok := report(t.Context(), &out, c.rows); ok != c.ok || !strings.Contains(out.String(), c.say) {
			t.Errorf("%s: %v\n%s", name, ok, out.String())
		}
	}
}

func TestChosen(t *testing.T) {
	rows := []row{{name: "program, wasm"}, {name: "first page"}, {name: "decode, wasm"}}
	if got := chosen(rows, []string{"wasm", "prog"}); len(got) != 2 || got[1].name != "decode, wasm" {
		t.Errorf("chosen: %v", got)
	}
	if len(chosen(rows, nil)) != 3 {
		t.Error("without words not all rows are chosen")
	}
}

// noise is text that no compression makes smaller than half.
func noise(n int) string {
	r := rand.New(rand.NewPCG(1, 1))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + r.IntN(75))
	}
	return string(b)
}

// What the page loads before the program counts; the rest does not.
func TestPageWeight(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{
		"index.html": `<html data-wasm="app.wasm"><link rel="icon" href="icon.svg"><link rel="stylesheet" href="css/page.css?1"><script defer src="boot.js"></script>
			<script type="application/ld+json">{}</script><img src="big.png"><a href="other.html">other</a>`,
		"css/page.css": noise(10_000), "boot.js": noise(20_000), "app.wasm": noise(1e5), "icon.svg": noise(1e5), "big.png": noise(1e5), "other.html": noise(1e5),
	} {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(body), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir) // the copies are kept below the working directory
	size, err := pageWeight(dir, "index.html")
	if err != nil || size < 20 || size > 31 {
		t.Errorf("weighs %g kB (%v), want about 24", size, err)
	}
	if err := os.Remove(filepath.Join(dir, "boot.js")); err != nil {
		t.Fatal(err)
	}
	if _, err := pageWeight(dir, "index.html"); err == nil || !strings.Contains(err.Error(), "boot.js") {
		t.Errorf("a script that is not there: %v", err)
	}
}

// What a reader loads before the program and the program itself are held here
// too, not by make bench alone: a byte more each day is a kilobyte in a month.
func TestWeights(t *testing.T) {
	t.Chdir("../..") // the rows are measured from the top
	held := 0
	for _, r := range budgets() {
		if r.in != kilobytes || !strings.Contains(r.name, "program, wasm") && !strings.Contains(r.name, "wide set") && !strings.HasSuffix(r.name, "not packed") {
			continue
		}
		held++
		if v, err := r.measure(t.Context()); err != nil || v > r.most || v < r.most/4 {
			t.Errorf("%s: %.1f kB of %g, %v", r.name, v, r.most, err)
		}
	}
	if held != 5 {
		t.Errorf("%d rows are held, want the program, the reader of files, the first page, the picture of the story and the page for frames", held)
	}
}

func TestLeast(t *testing.T) {
	values := []float64{3, 1, 2}
	next := func() (float64, error) { v := values[0]; values = values[1:]; return v, nil }
	if v, err := least(3, next); err != nil || v != 1 {
		t.Errorf("least of 3, 1, 2 is %g, %v", v, err)
	}
	if _, err := least(2, func() (float64, error) { return 0, errors.New("planted") }); err == nil {
		t.Error("a measure that failed has a value")
	}
}

// What comes before the operations, and what it takes by chance, is no part of
// them.
func TestPerOperation(t *testing.T) {
	for _, each := range []float64{0.5, 4, 60} {
		calls := 0
		v, err := perOperation(func(n int) (float64, error) {
			calls++
			return 400 + float64(calls*37%3*90) + each*float64(n), nil
		})
		if err != nil || v < each*0.99 || v > each*1.01 {
			t.Errorf("an operation of %g ms takes %g, %v", each, v, err)
		}
	}
	if _, err := perOperation(func(int) (float64, error) { return 0, errors.New("planted") }); err == nil {
		t.Error("a run that failed has a measure")
	}
}

func TestNoSuchBenchmark(t *testing.T) {
	tool.Path(t, "node")
	if _, err := inWasm("../../data/sorts", "BenchmarkNowhere")(t.Context()); err == nil || !strings.Contains(err.Error(), "BenchmarkNowhere") {
		t.Errorf("error %v does not name the benchmark", err)
	}
}
