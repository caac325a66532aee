package yaml

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"parley/data/check"
)

// dump writes a tree with all that a reader sees of it.
func dump(b *strings.Builder, v value, depth int) {
	if v.none() {
		b.WriteString("none\n")
		return
	}
	t := v.target()
	fmt.Fprintf(b, "%*s%s %d %v %q null=%v alias=%v\n", depth, "", v.where(), t.kind(), t.where(), t.text(), isNull(t), v.n().kind == alias)
	if v.n().kind != alias { // what it means is written where it is
		t.each(func(kid value) bool {
			dump(b, kid, depth+1)
			return true
		})
	}
}

func dumped(v value) string {
	var b strings.Builder
	dump(&b, v, 0)
	return b.String()
}

// atOnce parses a file with the YAML library alone.
func atOnce(text string) (value, error) {
	n, err := load([]byte(text))
	if n == nil || err != nil {
		return value{}, err
	}
	return newPlanter("f").plant(n, 0), nil
}

// recordTexts are files of records, and files that are hard to cut.
func recordTexts(t testing.TB) map[string]string {
	texts := map[string]string{}
	for _, pattern := range []string{"../../sets/*/*.yaml", "../../testkit/bundled/cases/*/*.yaml", "../../spec/*valid/*/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no files %s: %v", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(data)
		}
	}
	for name, text := range expensive() {
		if len(text) < 20_000 {
			texts[name] = text
		}
	}
	for i, text := range hardToCut {
		texts[fmt.Sprint("hard ", i)] = text
	}
	return texts
}

var hardToCut = []string{
	"a:\n  b: |\n    x: y\n\n    z\n  c: >-\n    d\n  e: 1\n",
	"a:\n  b: \"one\n  c: two\"\n  d: 'x\n  e: y'\n", "a:\n  b: [x,\n  c, y]\n  d: {x: y,\n  e: z}\n", "a: \"one\nb: two\"\nc: 1\n",
	"a:\n  b:\n  - x\n  - y\n  c:\n  - z\nd:\n- x\n- y: z\n  w: 1\ne: 1\n", "- a: 1\n- b: 2\n  c: 3\n-\n  d: 4\n", "  a: 1\n  b: 2\n",
	"- - ? b\n    c: d\n- ? e\n", "a:\n  ? b\n  : c\n  ? d\n  e: f\n", "a:\n  b: &x {c: d}\n  e: *x\nf:\n  g: *x\n  h: &x 2\n  i: *x\n", "a: &all\n  b: 1\n  c: *all\n", "a: !!map\n  b: 1\n  c: 2\n",
	"---\na:\n  b: 1\n  c: 2\n", "a:\n  b: 1\n---\nc: 2\n", "a: 1\n...\n", "%YAML 1.2\n---\na: 1\nb: 2\n", "\ufeffa:\n  b: 1\n  c: 2\n", "a:\r\n  b: 1\r\n  c: 2\r\nd: 3\r\n",
	"a:\n  b: 1\r  c: 2\n", "a:\n  b: 'x\u2028  y'\n  c: 2\n", "a:\n  b: 1\n c: 2\n", "a:\n  b: 1\n  - c\n", "a:\n  b: 1\n  c\n  d: 2\n", "a:\n  b\n  c\n", "a:\n  b\n  c: d\n",
	"# x\n\na: # y\n  # z\n  b: 1 # w\n\n  # v\n  c: 2\n# u\nd:\n", "a:\n\tb: 1\n", "a:\n  b: 1\n\t\n  c: 2\n", "a: x\n  b: y\n", "a:\n  {b: 1, c: 2}\nd:\n  [1, 2]\ne: 2\n",
	"a:\n  b: 1\na:\n  c: 2\n", "a:\n  b: 1\n  b: 2\n  *x : 3\n", "a: |\n  b: 1\n  c: 2\nd: 1\n", "a: ~\nb: null\nc:\nd: Null\n\"e\": ''\n'f': \"\"\n", "a:\n  - - x\n    - y\n  - z\n",
	"a:\n  b: |+\n    x\n\n\n  c: 1\nd: |-\n  y\n", "a:\n  'b': 1\n  \"c\": 2\n  ? [d]\n  : 3\n", "\n", "", "a", "[1, 2]", "{a: 1}", "- a\nb: 1\n", "a:\n- b\n  - c\n- d\n",
	"a:\n  b: 1\n  # &x\n  c: *x\n", "a:\n  b: 1\n  c: *y\n  d: 3\n", "&r\na: 1\nb: 2\n", "a:\n  &s\n  b: 1\n  c: 2\n", "a:\n  b: caf\xe9\n  c: 1\n", "a: 1\n}\n", "a: {b: 1,\nc: 2\n}\nd: 1\n",
	"#\x00\n-", "a:\n  b: 1 # \x07\n  c: 2\n", "a: 1 # \u0081\nb: 2\n", "# \uffff\na: 1\nb: 2\n", "a:\n  b: 1 # \xff\n  c: 2\n",
	"!\n b: 1\nc: 2\n", "a:\n  !\n   b: 1\n  c: 2\n", "a:\n  - !\n    b: 1\n  - c\n",
	`{"a":{"b":1,"c":[true,null,-1.5e3,"x"]},"d":{},"e":[],"f":""}`, "{\n \"a\" : \"\\u00e9\\n\\/\\\"\",\n \"ü\": {\"x\":\n  1}\n}\n", `{"a":"\ud83d\ude00"}`, `{"a":{"b":1,"b":2},"a":3}`, "{\"a\":\t1}", "{\"a\"\n:1}", `{"a":1,}`, `{"a":01x}`, `[{"a":1},[2]]`, `{"a": 1 2}`, "{\"a\":\"x\u0085y\"}", "{\"a\":true\n,\"b\":- 1}", "{\"a\": null}{}", "[]", "{}", `"a"`, "{\"a\":\"x\ny\"}", `{"a":Null,"b":NULL}`, `{"":{"":""}}`, "{\"a\":1}# x",
}

// TestPartsAreTheWhole checks that a file parsed in parts has the tree that it has as a
// whole, with every position, and that files of records are parsed in parts.
func TestPartsAreTheWhole(t *testing.T) {
	cut := 0
	for name, text := range recordTexts(t) {
		want, err := atOnce(text)
		for _, size := range []int{0, 1, 100, 2000} {
			if got, fault := inParts(File{"f", []byte(text)}, size); fault == nil {
				cut++
				if err != nil {
					t.Errorf("%s in parts of %d: read, but %v", name, size, err)
				} else if dumped(got) != dumped(want) {
					t.Errorf("%s in parts of %d:\n%s\nwant\n%s", name, size, dumped(got), dumped(want))
				}
			} else if strings.Contains(name, "sets/") && len(text) > size && size > 1 {
				t.Errorf("%s is not parsed in parts", name)
			}
			if got, ok := readJSON(File{"f", []byte(text)}, size); ok && (err != nil || dumped(got) != dumped(want)) {
				t.Errorf("%s as JSON in parts of %d:\n%s\nwant\n%s, %v", name, size, dumped(got), dumped(want), err)
			}
		}
	}
	if cut < 300 {
		t.Errorf("%d texts are parsed in parts", cut)
	}
}

// TestPartsAreReadAlike checks that findings, record and positions are the same however
// a file is cut.
func TestPartsAreReadAlike(t *testing.T) {
	for name, text := range recordTexts(t) {
		files := []File{{Name: "dataset.yaml", Data: []byte(text)}}
		d, pos, found := readParts(files, 1<<30)
		found = append(found, check.Dataset(d, pos)...)
		for _, size := range []int{0, 500} {
			d2, pos2, found2 := readParts(files, size)
			found2 = append(found2, check.Dataset(d2, pos2)...)
			if !reflect.DeepEqual(found, found2) {
				t.Errorf("%s in parts of %d: %v, want %v", name, size, found2, found)
			}
			if !reflect.DeepEqual(d, d2) || pos.Len() != pos2.Len() {
				t.Errorf("%s in parts of %d is another record", name, size)
			}
		}
	}
}

func FuzzParts(f *testing.F) {
	for _, text := range recordTexts(f) {
		if len(text) < 3000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, err := atOnce(text)
		for _, size := range []int{0, 60} {
			if got, fault := inParts(File{"f", []byte(text)}, size); fault == nil && (err != nil || dumped(got) != dumped(want)) {
				t.Errorf("in parts of %d:\n%s\nwant\n%s, %v", size, dumped(got), dumped(want), err)
			}
			if got, ok := readJSON(File{"f", []byte(text)}, size); ok && (err != nil || dumped(got) != dumped(want)) {
				t.Errorf("as JSON in parts of %d:\n%s\nwant\n%s, %v", size, dumped(got), dumped(want), err)
			}
		}
	})
}

// TestTooLargeForOnePart checks that a file with more than can be parsed at once in one
// record loses that record, and says what to do.
func TestTooLargeForOnePart(t *testing.T) {
	text := head + "events:\n  good: {title: Good, when: 2025-08-06, source: 'http://a.b/'}\n  long:\n    title: Long\n    when: 2025\n    source: 'http://a.b/'\n    text: >\n" +
		strings.Repeat("      "+strings.Repeat("word ", 200)+"\n", mostAtOnce/1000) + "  last: {title: Last, when: 2025-08-06, source: 'http://a.b/'}\n"
	d, _, found := readText(text)
	if len(d.Events) != 2 || len(found) != 1 || found[0].Rule != "too-large" || found[0].Where.Line != 5 || !strings.Contains(found[0].Suggest, "record") {
		t.Errorf("%d events, %v", len(d.Events), found)
	}
}

// TestReadingTakesLittle checks the bytes that reading allocates in all, and those
// that it holds with the tree, for each byte of a large file: at most 15.
func TestReadingTakesLittle(t *testing.T) {
	var y, j strings.Builder
	y.WriteString(head + "sources:\n")
	j.WriteString(`{"schema":1,"dataset":{"id":"t","title":"T","as_of":"2025-08-07","license":"CC0-1.0"},"sources":{"s":{"kind":"book"}`)
	for i := range 20_000 {
		fmt.Fprintf(&y, "  source-%d:\n    title: Report %d of the committee\n    url: https://example.org/reports/%d\n", i, i, i)
		fmt.Fprintf(&j, ",\n\"source-%d\":{\"title\":\"Report %d of the committee\",\"url\":\"https://example.org/reports/%d\"}", i, i, i)
	}
	j.WriteString("}}")
	for name, text := range map[string]string{"YAML": y.String(), "JSON": j.String()} {
		f := File{"dataset.yaml", []byte(text)}
		r := &reader{part: partSize, room: MaxValues, budget: MaxNodes}
		before := held()
		root := r.parse(f)
		tree := held() - before
		runtime.KeepAlive(root)
		before = held()
		d, pos, found := Read([]File{f})
		all := held() - before
		if len(found) > 0 || len(d.Sources) < 20_000 || pos.Len() < 60_000 {
			t.Errorf("%s: %d sources, %d positions, %v", name, len(d.Sources), pos.Len(), rulesOf(found))
		}
		t.Logf("%s: the tree holds %.1f bytes for each byte, the record with positions %.1f", name, float64(tree)/float64(len(text)), float64(all)/float64(len(text)))
		if tree > 6*int64(len(text)) || all > 8*int64(len(text)) {
			t.Errorf("%s of %d bytes: the tree holds %d, the record %d", name, len(text), tree, all)
		}
	}
}

// held is the number of bytes in use.
func held() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
