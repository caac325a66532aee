package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"parley/data/testkit/tool"
)

func TestMain(m *testing.M) {
	if done, err := helper(os.Args[1:]); done {
		exit(err)
	}
	os.Exit(m.Run())
}

func TestSamples(t *testing.T) {
	s := samples{}
	for _, v := range []float64{4, 1, 3} {
		s.add("x", v, nil)
	}
	s.add("y", 0, errors.New("planted"))
	s.add("z", 6, nil)
	if x := *s["x"]; x.median() != 3 || x.spread() != 50 || x.String() != "3 ±50%" {
		t.Errorf("%v: median %v, spread %v", x, x.median(), x.spread())
	}
	if got := ratio(*s["z"], *s["x"]); got != "0.50" {
		t.Errorf("half is %s", got)
	}
	if got := ratio(*s["y"], *s["x"]); got != "before: planted" || ratio(*s["x"], *s["y"]) != "planted" || ratio(sample{}, *s["x"]) != "" {
		t.Errorf("what was not measured has the ratio %s", got)
	}
}

// TestBenchReadsItself checks that the lines of a bench are read as what they measure.
func TestBenchReadsItself(t *testing.T) {
	var out strings.Builder
	report(t.Context(), &out, []row{
		{"kept, 1,000 events", 10, kilobytes, constant(9.5, nil)}, {"over", 10, milliseconds, constant(12, nil)},
		{"recorded only", 0, megabytes, constant(3, nil)}, {"lost", 10, kilobytes, constant(0, errors.New("planted"))},
	})
	s := &side{found: samples{}}
	s.read(out.String())
	want := map[string]float64{"kept, 1,000 events kB": 9.5, "over ms": 12, "recorded only MB": 3}
	for name, v := range want {
		if s.found[name] == nil || s.found[name].median() != v {
			t.Errorf("%s is not %v in %v", name, v, s.found)
		}
	}
	if len(s.found) != len(want) {
		t.Errorf("%v", s.found)
	}
}

// TestTable checks that jobs come first, and that what only one side has is shown.
func TestTable(t *testing.T) {
	j := job{name: "build"}
	before, now := &side{name: "old", found: samples{}}, &side{name: "now", found: samples{}}
	before.found.add("build, memory MB", 100, nil)
	now.found.add("build, memory MB", 20, nil)
	now.found.add("a new budget kB", 7, nil)
	var out strings.Builder
	table(&out, []job{j}, before, now)
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[1], "build, memory MB") || !strings.HasSuffix(lines[1], " 0.20") || !strings.HasPrefix(lines[2], "a new budget kB") || !strings.Contains(lines[2], "–") {
		t.Errorf("%s", out.String())
	}
}

// TestJob measures a real program, and one that fails.
func TestJob(t *testing.T) {
	dir := t.TempDir()
	s := &side{tool: tool.Path(t, "go"), found: samples{}}
	job{"version", "version", true}.measure(t.Context(), s, dir)
	job{"none", "nonsense", true}.measure(t.Context(), s, dir)
	if c, m := s.found["version, processor s"], s.found["version, memory MB"]; c == nil || m == nil || c.err != nil || m.median() < 1 || m.median() > 2000 {
		t.Errorf("%v", fmt.Sprint(c, m))
	}
	if n := s.found["none, processor s"]; n == nil || n.err == nil || !strings.Contains(n.err.Error(), "exit status 2") {
		t.Errorf("a run of nothing: %+v", n)
	}
}
