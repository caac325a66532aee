package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// tally counts results and records the names of failed and skipped tests.
type tally struct {
	out             io.Writer
	passed          int
	failed, skipped []string
	took            []span // durations of steps, packages and top-level tests
}

// check counts one check that is not a Go test, such as the formatting.
func (t *tally) check(name string, err error) {
	if err == nil {
		t.passed++
		fmt.Fprintf(t.out, "ok  \t%s\n", name)
		return
	}
	t.failed = append(t.failed, name)
	fmt.Fprintf(t.out, "FAIL\t%s\n%s\n", name, strings.TrimRight(err.Error(), "\n"))
}

// event is a line of go test -json (see go doc test2json) or of a build.
type event struct {
	Action  string
	Package string
	Test    string // "" for events of the package
	Output  string
	Elapsed float64 // seconds, of a finished test or package
}

// read counts the events of one go test -json run and prints the output for
// each package, and that of failed tests. Every test and subtest counts. A test
// cut off by the end of its package, because of a timeout, counts as failed and
// is named; a package that fails without such a test (it does not compile)
// counts as one failure. where distinguishes runs.
//
// It returns an error if the stream is malformed.
func (t *tally) read(where string, r io.Reader) error {
	words, broken, begun := map[string]string{}, map[string]int{}, map[string][]string{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20) // a failed golden comparison may be long
	for lines.Scan() {
		var e event
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			fmt.Fprintln(t.out, lines.Text()) // the go command's own output is plain text
			continue
		}
		name := e.Package + " " + e.Test
		switch {
		case e.Action == "run":
			begun[e.Package] = append(begun[e.Package], e.Test)
		case e.Action == "build-output", e.Action == "output" && e.Test == "":
			t.say(e.Output)
		case e.Action == "output":
			words[name] += e.Output
		case e.Action == "pass" && e.Test != "":
			t.passed++
		case e.Action == "skip" && e.Test != "":
			t.skipped = append(t.skipped, where+name)
		case e.Action == "fail" && e.Test != "":
			broken[e.Package]++
			t.failed = append(t.failed, where+name)
			fmt.Fprint(t.out, words[name])
		case e.Action == "fail" && len(begun[e.Package]) > 0:
			for _, test := range begun[e.Package] {
				t.failed = append(t.failed, where+e.Package+" "+test+" (was running when the package ended)")
				fmt.Fprint(t.out, words[e.Package+" "+test])
			}
		case e.Action == "fail" && broken[e.Package] == 0 && e.Package != "":
			t.failed = append(t.failed, where+e.Package)
		}
		if slices.Contains([]string{"pass", "fail", "skip"}, e.Action) {
			t.note(where, e)
			begun[e.Package] = slices.DeleteFunc(begun[e.Package], func(test string) bool { return test == e.Test })
			delete(words, name)
		}
	}
	return lines.Err()
}

// say prints a line about a package, unless it is irrelevant.
func (t *tally) say(line string) {
	if line != "PASS\n" && !strings.Contains(line, "[no test files]") {
		fmt.Fprint(t.out, line)
	}
}

// close prints the summary and reports whether all tests passed. It returns
// false if none did.
func (t *tally) close() bool {
	t.slowest()
	for _, name := range t.skipped {
		fmt.Fprintf(t.out, "skipped\t%s\n", name)
	}
	for _, name := range t.failed {
		fmt.Fprintf(t.out, "failed\t%s\n", name)
	}
	fmt.Fprintf(t.out, "%d passed, %d failed\n", t.passed, len(t.failed))
	return len(t.failed) == 0 && t.passed > 0
}
