package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	record "parley/data/format/json"
	"parley/data/testkit"
)

// job is one use of the tool. Its arguments are those of parley, with IN for the folder
// of the inputs and OUT for a folder of its own.
type job struct {
	name string
	args string
	keep bool // OUT is that of the job before: it is done again
}

// jobs lists what an editor waits for.
func jobs() []job {
	return []job{
		{"check of 10,000 full events, JSON", "check IN/full.json", false},
		{"check of 110,000 coded rows, CSV", "check IN/coded.csv", false},
		{"check of 200,000 sources, YAML", "check IN/sources.yaml", false},
		{"pack of 10,000 full events", "pack IN/full.json -o OUT/full.parley", false},
		{"build of 10,000 full events", "build --no-program IN/full.json -o OUT/site", false},
		{"build of 10,000 full events again", "build --no-program IN/full.json -o OUT/site", true},
		{"build of the wide set", "build --no-program " + wideSet + " -o OUT/site", false},
		{"build of the wide set with --base", "build --no-program " + wideSet + " --base https://example.org/ -o OUT/site", false},
		{"build of the wide set with --base again", "build --no-program " + wideSet + " --base https://example.org/ -o OUT/site", true},
	}
}

// chosenJobs returns the jobs whose names contain one of the words, or all.
func chosenJobs(words []string) []job {
	var out []job
	for _, j := range jobs() {
		if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(j.name, w) }) {
			out = append(out, j)
		}
	}
	return out
}

// used is what one run of the tool took.
type used struct {
	Seconds float64 // of the processor
	Memory  float64 // the most at once, MB
	Written float64 // MB
}

// figures are the values of a job.
var figures = []struct {
	name string
	of   func(used) float64
}{
	{"processor s", func(u used) float64 { return u.Seconds }},
	{"memory MB", func(u used) float64 { return u.Memory }},
	{"written MB", func(u used) float64 { return u.Written }},
}

// measure runs the job with the tool of a side.
func (j job) measure(ctx context.Context, s *side, tmp string) {
	out := s.tool + ".out"
	if !j.keep {
		os.RemoveAll(out)
		_ = os.MkdirAll(out, 0o755) // without it, the tool says what is wrong
	}
	args := strings.Fields(strings.NewReplacer("IN", tmp, "OUT", out).Replace(j.args))
	u, err := watched(ctx, s.tool, args)
	if _, missing := os.Stat(out); err == nil && missing == nil {
		u.Written, err = weight(out)
	}
	for _, f := range figures {
		if v := f.of(u); v > 0 || err != nil {
			s.found.add(j.name+", "+f.name, v, err)
		}
	}
}

// weight returns the size of all files in a folder in MB.
func weight(dir string) (float64, error) {
	sum := int64(0)
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	return float64(sum) / 1e6, err
}

// The words after which this program is one of its own helpers. A process is charged
// with the memory of the one that started it, so that the tool is started by one that
// has little, and the inputs are made by another.
const (
	watchWord  = "--watch-one"
	inputsWord = "--write-inputs"
)

// helper does the work of a helper, and reports whether there was any.
func helper(args []string) (done bool, err error) {
	switch {
	case len(args) > 1 && args[0] == watchWord:
		return true, watch(args[1], args[2:])
	case len(args) == 2 && args[0] == inputsWord:
		return true, makeInputs(args[1])
	}
	return false, nil
}

// watched runs the tool by a helper.
func watched(ctx context.Context, tool string, args []string) (u used, err error) {
	self, err := os.Executable()
	if err != nil {
		return u, err
	}
	cmd := exec.CommandContext(ctx, self, append([]string{watchWord, tool}, args...)...)
	text, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return u, errors.New(strings.TrimSpace(string(exit.Stderr)))
	}
	if err != nil {
		return u, err
	}
	return u, json.Unmarshal(text, &u)
}

// watch runs the tool and prints what it took. A record with errors is no fault of it.
func watch(tool string, args []string) error {
	cmd := exec.Command(tool, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		last := strings.Split(strings.TrimSpace(said.String()), "\n")
		return fmt.Errorf("%w: %s", err, last[len(last)-1])
	}
	if args[0] == "check" && strings.Contains(said.String(), " 0 events") {
		return errors.New("it does not read this")
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	busy := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return json.NewEncoder(os.Stdout).Encode(used{Seconds: busy.Round(time.Millisecond).Seconds(), Memory: float64(usage.Maxrss) / 1e3})
}

// writeInputs makes the inputs by a helper, if there are jobs.
func writeInputs(ctx context.Context, dir string, jobs int) error {
	if jobs == 0 {
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return run(ctx, ".", self, inputsWord, dir)
}

// makeInputs writes the records that the jobs read.
func makeInputs(dir string) error {
	var coded, sources bytes.Buffer
	d := testkit.Events(110_000, testkit.Options{Style: testkit.Coded})
	coded.WriteString("date,title,type,place,source\n")
	for i := range d.Events {
		e := &d.Events[i]
		place, source := "", ""
		if e.Where >= 0 {
			place = d.Places[e.Where].Name
		}
		if len(e.Claims) > 0 {
			source = d.Sources[e.Claims[0].Source].URL
		}
		fmt.Fprintf(&coded, "%s,%s,%s,%s,%s\n", e.When, strconv.Quote(e.Title), e.Type.Code(), place, source)
	}
	sources.WriteString("schema: 1\ndataset: {id: many, title: Many sources, as_of: 2025-08-07, license: CC0-1.0}\nevents: {e: {title: One, when: 2025, source: source-1}}\nsources:\n")
	for i := range 200_000 {
		fmt.Fprintf(&sources, "  source-%d:\n    title: Report %d of the committee\n    url: https://example.org/reports/%d\n", i, i, i)
	}
	return errors.Join(os.WriteFile(filepath.Join(dir, "full.json"), record.Write(testkit.Events(10_000, testkit.Options{})), 0o644),
		os.WriteFile(filepath.Join(dir, "coded.csv"), coded.Bytes(), 0o644), os.WriteFile(filepath.Join(dir, "sources.yaml"), sources.Bytes(), 0o644))
}
