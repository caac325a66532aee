package main

import (
	"errors"
	"strings"
	"testing"
)

// stream is output of go test -json, shortened: one package passes with a
// subtest and a skipped test, one has a failed test, one does not compile, one
// crashes, one times out.
const stream = `{"Action":"start","Package":"p/a"}
{"Action":"output","Package":"p/a","Test":"TestOne","Output":"=== RUN   TestOne\n"}
{"Action":"pass","Package":"p/a","Test":"TestOne/sub"}
{"Action":"pass","Package":"p/a","Test":"TestOne"}
{"Action":"skip","Package":"p/a","Test":"TestTwo"}
{"Action":"output","Package":"p/a","Output":"PASS\n"}
{"Action":"output","Package":"p/a","Output":"ok  \tp/a\t0.1s\n"}
{"Action":"pass","Package":"p/a"}
{"Action":"output","Package":"p/b","Test":"TestBad","Output":"    b_test.go:7: planted\n"}
{"Action":"fail","Package":"p/b","Test":"TestBad"}
{"Action":"output","Package":"p/b","Output":"FAIL\tp/b\t0.1s\n"}
{"Action":"fail","Package":"p/b"}
{"ImportPath":"p/c","Action":"build-output","Output":"c.go:1: undefined: x\n"}
{"ImportPath":"p/c","Action":"build-fail"}
{"Action":"fail","Package":"p/c","FailedBuild":"p/c"}
{"Action":"output","Package":"p/d","Output":"panic: planted\n"}
{"Action":"fail","Package":"p/d"}
{"Action":"run","Package":"p/e","Test":"TestEnds"}
{"Action":"pass","Package":"p/e","Test":"TestEnds","Elapsed":2.5}
{"Action":"run","Package":"p/e","Test":"TestHangs"}
{"Action":"run","Package":"p/e","Test":"TestHangs/sub"}
{"Action":"output","Package":"p/e","Test":"TestHangs/sub","Output":"panic: test timed out after 1s\n"}
{"Action":"output","Package":"p/e","Output":"FAIL\tp/e\t0.1s\n"}
{"Action":"fail","Package":"p/e","Elapsed":70}
go: warning in plain words
`

func TestTallyCountsForReal(t *testing.T) {
	var out strings.Builder
	count := &tally{out: &out}
	if err := count.read("wasm: ", strings.NewReader(stream)); err != nil {
		t.Fatal(err)
	}
	count.check("gofmt", nil)
	count.check("vet", errors.New("a.go:3: planted"))
	if count.close() {
		t.Error("all is well with failures")
	}
	for _, want := range []string{"ok  \tp/a", "b_test.go:7: planted", "undefined: x", "panic: planted", "in plain words", "a.go:3: planted",
		"skipped\twasm: p/a TestTwo\n", "failed\twasm: p/b TestBad\nfailed\twasm: p/c\nfailed\twasm: p/d\n" +
			"failed\twasm: p/e TestHangs (was running when the package ended)\nfailed\twasm: p/e TestHangs/sub (was running when the package ended)\nfailed\tvet\n4 passed, 6 failed\n",
		"test timed out after 1s", "took\t  70.0 s\tpackage wasm: p/e\ntook\t   2.5 s\ttest wasm: p/e TestEnds\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("not printed: %q\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "=== RUN") {
		t.Error("a passed test speaks")
	}
}

func TestTallyOfNothing(t *testing.T) {
	if (&tally{out: &strings.Builder{}}).close() {
		t.Error("no test at all counts as success")
	}
}

func TestSplitByPlace(t *testing.T) {
	all := []string{"parley/data/edtf", "parley/data/format/yaml", "parley/app/ui", "parley/app/scene/svg", "parley/cmd/e2e", "parley/cmd/e2e/hello", "parley/cmd/parley"}
	if got := strings.Join(without(all, "cmd/e2e"), " "); got != "parley/data/edtf parley/data/format/yaml parley/app/ui parley/app/scene/svg parley/cmd/parley" {
		t.Errorf("without the browser tests: %s", got)
	}
	if got := strings.Join(without(all, strings.Fields(notInWasm)...), " "); got != "parley/data/edtf parley/app/scene/svg" {
		t.Errorf("in wasm: %s", got)
	}
}

func TestLongestFirst(t *testing.T) {
	t.Chdir("../..")
	got := longestFirst([]string{"parley/cmd/e2e/boot", "parley/cmd/e2e/timeline", "parley/cmd/e2e/explorer", "parley/cmd/e2e/nowhere"})
	if got[0] != "parley/cmd/e2e/explorer" || got[3] != "parley/cmd/e2e/nowhere" {
		t.Errorf("the packages come as %q", got)
	}
}
