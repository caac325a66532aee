package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// comparison is what --against asks for.
type comparison struct {
	commit string   // to compare with
	times  int      // how often each of the two is measured
	words  []string // parts of the names of rows; all rows if empty
}

// sample is the values of one row, and the error if it could not be measured.
type sample struct {
	values []float64
	err    error
}

// median returns the middle value, of two the mean.
func (s sample) median() float64 {
	v := slices.Sorted(slices.Values(s.values))
	n := len(v)
	if n == 0 {
		return 0
	}
	return (v[(n-1)/2] + v[n/2]) / 2
}

// spread is half the distance of the least and the greatest value, in percent of the
// median.
func (s sample) spread() float64 {
	if len(s.values) == 0 || s.median() == 0 {
		return 0
	}
	return 100 * (slices.Max(s.values) - slices.Min(s.values)) / 2 / s.median()
}

// String formats the median and the spread.
func (s sample) String() string {
	if len(s.values) == 0 {
		return "–"
	}
	return fmt.Sprintf("%.4g ±%.0f%%", s.median(), s.spread())
}

// ratio formats a sample as a ratio to that before, or says why there is none.
func ratio(before, now sample) string {
	switch {
	case now.err != nil:
		return now.err.Error()
	case before.err != nil:
		return "before: " + before.err.Error()
	case before.median() == 0:
		return ""
	}
	return fmt.Sprintf("%.2f", now.median()/before.median())
}

// samples are those of one side by the name of the row.
type samples map[string]*sample

func (s samples) add(name string, value float64, err error) {
	if s[name] == nil {
		s[name] = &sample{}
	}
	if err != nil {
		s[name].err = err
		return
	}
	s[name].values = append(s[name].values, value)
}

// side is one of the two programs that are compared: the folder with its source, and
// its tool.
type side struct {
	name, dir, tool string
	found           samples
}

// compare builds the program of a commit beside this one, measures both in turn, and
// prints a row for each figure with the ratio. The order changes each time, so that
// neither has the warmer machine. It returns an error if one cannot be built.
func compare(ctx context.Context, out io.Writer, c comparison) error {
	tmp, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	tree := filepath.Join(tmp, "before")
	if err := run(ctx, ".", "git", "worktree", "add", "--detach", tree, c.commit); err != nil {
		return err
	}
	defer run(context.WithoutCancel(ctx), ".", "git", "worktree", "remove", "--force", tree)
	sides := []*side{{name: c.commit, dir: tree}, {name: "now", dir: "."}}
	for i, s := range sides {
		s.found, s.tool = samples{}, filepath.Join(tmp, fmt.Sprint("parley", i))
		if err := run(ctx, s.dir, "go", "build", "-o", s.tool, "./cmd/parley"); err != nil {
			return err
		}
	}
	jobs := chosenJobs(c.words)
	if err := writeInputs(ctx, tmp, len(jobs)); err != nil {
		return err
	}
	for range c.times {
		for _, s := range sides {
			for _, j := range jobs {
				j.measure(ctx, s, tmp)
			}
			s.bench(ctx, c.words)
		}
		slices.Reverse(sides)
	}
	slices.SortFunc(sides, func(a, b *side) int { return cmp.Compare(b.dir, a.dir) }) // "." is last
	table(out, jobs, sides[0], sides[1])
	return ctx.Err()
}

// line is a measurement as bench prints it.
var line = regexp.MustCompile(`^(?:FAIL|OVER|ok)? +(.+?)  +([0-9.]+) (kB|MB|ms|)`)

// bench measures the budgets of a side with its own bench.
func (s *side) bench(ctx context.Context, words []string) {
	cmd := exec.CommandContext(ctx, "go", append([]string{"run", "./cmd/bench"}, words...)...)
	cmd.Dir = s.dir
	text, _ := cmd.Output() // it fails when a budget is exceeded
	s.read(string(text))
}

// read takes the figures that a bench printed.
func (s *side) read(text string) {
	lines := bufio.NewScanner(strings.NewReader(text))
	for lines.Scan() {
		if m := line.FindStringSubmatch(lines.Text()); m != nil {
			value, err := strconv.ParseFloat(m[2], 64)
			s.found.add(strings.TrimSpace(m[1]+" "+m[3]), value, err)
		}
	}
}

// table prints the figures of two sides: those of the jobs, then all others by name.
func table(out io.Writer, jobs []job, before, now *side) {
	fmt.Fprintf(out, "%-72s %18s %18s  ratio\n", "median ± half the range", before.name, now.name)
	names := []string{}
	for _, j := range jobs {
		for _, f := range figures {
			names = append(names, j.name+", "+f.name)
		}
	}
	all := slices.Concat(slices.Collect(maps.Keys(before.found)), slices.Collect(maps.Keys(now.found)))
	slices.Sort(all)
	for _, name := range slices.Compact(all) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	none := &sample{}
	for _, name := range names {
		a, b := cmp.Or(before.found[name], none), cmp.Or(now.found[name], none)
		if a != none || b != none {
			fmt.Fprintf(out, "%-72s %18s %18s  %s\n", name, a, b, ratio(*a, *b))
		}
	}
}

// run runs a program in a folder. The error has what it said.
func run(ctx context.Context, dir, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, said)
	}
	return nil
}
