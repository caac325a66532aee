package pack

import (
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/limit"
)

// resum gives a file a valid checksum, so that its faults must be found by
// reading it.
func resum(file []byte) []byte {
	if len(file) >= tableAt {
		binary.LittleEndian.PutUint64(file[hashAt:], sum(file[tableAt:]))
	}
	return file
}

func reasonOf(err error) Reason {
	var e *Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return 0
}

func TestCutShort(t *testing.T) {
	core, texts := Encode(testkit.Events(60, testkit.Options{}))
	for n := range core {
		if _, err := Decode(core[:n]); reasonOf(err) != Truncated {
			t.Fatalf("first %d of %d bytes: %v", n, len(core), err)
		}
	}
	d, _ := Decode(core)
	for n := range texts {
		if err := AddTexts(d, texts[:n]); reasonOf(err) != Truncated {
			t.Fatalf("first %d of %d bytes of the texts: %v", n, len(texts), err)
		}
	}
}

// TestEveryByteIsChecked changes every byte of both parts, those before the
// checksum to every value: the magic, the part and the version are checked too.
func TestEveryByteIsChecked(t *testing.T) {
	core, texts := Encode(testkit.Events(60, testkit.Options{}))
	d, err := Decode(core)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []struct {
		name string
		file []byte
		read func([]byte) error
	}{
		{"core", core, func(b []byte) error { _, err := Decode(b); return err }},
		{"texts", texts, func(b []byte) error { return AddTexts(d, b) }},
	} {
		for i, was := range part.file {
			flips := []byte{0x01, 0x20, 0xff}
			if i < tableAt {
				flips = everyFlip()
			}
			for _, flip := range flips {
				part.file[i] = was ^ flip
				if part.read(part.file) == nil {
					t.Fatalf("%s: byte %d changed from %#x to %#x without notice", part.name, i, was, part.file[i])
				}
			}
			part.file[i] = was
		}
	}
}

// everyFlip returns the 255 masks that change a byte.
func everyFlip() []byte {
	out := make([]byte, 255)
	for i := range out {
		out[i] = byte(i + 1)
	}
	return out
}

// TestLies checks that wrong bytes with a valid checksum give an error or a
// consistent dataset, never a panic.
func TestLies(t *testing.T) {
	core, texts := Encode(anything(7))
	for _, i := range testkit.Spread(len(core) - tableAt) {
		i += tableAt
		for _, lie := range []byte{core[i] ^ 1, 0xff} {
			file := append([]byte(nil), core...)
			file[i] = lie
			tryDecode(t, resum(file))
		}
	}
	for _, i := range testkit.Spread(len(texts) - tableAt) {
		i += tableAt
		d, err := Decode(core)
		if err != nil {
			t.Fatal(err)
		}
		file := append([]byte(nil), texts...)
		file[i] ^= 0x81
		if AddTexts(d, resum(file)) != nil && (!d.TextsMissing || d.Sources[0].Title != "" || d.Events[0].Text != "") {
			t.Fatalf("byte %d: texts that were refused have changed the dataset", i)
		}
	}
}

func TestReasons(t *testing.T) {
	a, aTexts := Encode(testkit.Events(20, testkit.Options{}))
	b, _ := Encode(testkit.Events(20, testkit.Options{Seed: 1}))
	newer := append([]byte(nil), a...)
	newer[versionAt] = Version + 1
	older := append([]byte(nil), a...)
	older[versionAt]--
	flipped := append([]byte(nil), a...)
	flipped[len(flipped)-1] ^= 1
	decode := func(file []byte) error { _, err := Decode(file); return err }
	other, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		err  error
		want Reason
		say  string
	}{
		{"nothing", decode(nil), Truncated, "cut short"},
		{"a page instead", decode([]byte("<!doctype html><title>404</title>")), NotPack, "not a Parley pack"},
		{"the texts instead", decode(aTexts), NotPack, "other part"},
		{"a newer file", decode(newer), Newer, "newer version"},
		{"an older file", decode(older), Older, "older version"},
		{"a newer file of which the rest is nonsense", decode(newer[:20]), Newer, "newer version"},
		{"half a file", decode(a[:len(a)/2]), Truncated, "load it again"},
		{"a changed byte", decode(flipped), Damaged, "checksum"},
		{"more than a file", decode(resum(append(append([]byte(nil), a...), 0))), Damaged, "after the last section"},
		{"other texts", AddTexts(other, aTexts), Mismatch, "another dataset"},
	} {
		if reasonOf(c.err) != c.want || c.err == nil || !strings.Contains(c.err.Error(), c.say) {
			t.Errorf("%s: %v, want reason %d and %q", c.name, c.err, c.want, c.say)
		}
		if !errors.Is(c.err, &Error{Reason: c.want}) {
			t.Errorf("%s: errors.Is does not know the reason", c.name)
		}
	}
	if !other.TextsMissing {
		t.Error("texts of another dataset count as loaded")
	}
}

// TestMeaninglessValues checks that values beyond a vocabulary and missing
// required refs are rejected, although they fit their columns.
func TestMeaninglessValues(t *testing.T) {
	for name, spoil := range map[string]func(d *dataset.Dataset){
		"type":          func(d *dataset.Dataset) { d.Events[3].Type = codebook.Type(codebook.TypeCount) },
		"mode":          func(d *dataset.Dataset) { d.Events[3].Mode = codebook.Mode(codebook.ModeCount()) },
		"status":        func(d *dataset.Dataset) { d.Events[3].Status = codebook.Status(codebook.StatusCount) },
		"importance":    func(d *dataset.Dataset) { d.Events[3].Importance = 6 },
		"standing":      func(d *dataset.Dataset) { d.Events[3].Standing = 200 },
		"context":       func(d *dataset.Dataset) { d.Events[3].Context = 1 << 60 },
		"stance":        func(d *dataset.Dataset) { d.Events[3].Claims[0].Stance = 99 },
		"facets":        func(d *dataset.Dataset) { d.Events[3].Claims[0].On = 0xff },
		"role":          func(d *dataset.Dataset) { d.Events[3].Who[0].Role = 77 },
		"place":         func(d *dataset.Dataset) { d.Events[3].Where = dataset.PlaceRef(len(d.Places)) },
		"source":        func(d *dataset.Dataset) { d.Events[3].Claims[0].Source = dataset.SourceRef(len(d.Sources)) },
		"speaker":       func(d *dataset.Dataset) { d.Events[3].Claims[0].By = dataset.ActorRef(len(d.Actors)) },
		"said in":       func(d *dataset.Dataset) { d.Events[3].Claims[0].SaidIn = dataset.EventRef(len(d.Events)) },
		"actor":         func(d *dataset.Dataset) { d.Events[3].Who[0].Actor = dataset.ActorRef(len(d.Actors)) },
		"no actor":      func(d *dataset.Dataset) { d.Events[3].Who[0].Actor = dataset.None },
		"no target":     func(d *dataset.Dataset) { d.Events[3].Links = []dataset.Link{{To: dataset.None}} },
		"condition":     func(d *dataset.Dataset) { d.Events[3].Links = []dataset.Link{{If: 5}} },
		"order":         func(d *dataset.Dataset) { d.Events[3], d.Events[12] = d.Events[12], d.Events[3] },
		"no end of tie": func(d *dataset.Dataset) { d.Relations[0].To = dataset.None },
	} {
		d := testkit.Events(20, testkit.Options{})
		spoil(d)
		core, _ := Encode(d)
		if _, err := Decode(core); reasonOf(err) != Damaged {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLinksRunNoScripts(t *testing.T) {
	d := testkit.Events(20, testkit.Options{})
	d.Meta.Homepage, d.Meta.Creators[0].URL = "javascript:alert(1)", "data:text/html,x"
	d.Sources[0].URL, d.Sources[0].Archive = "javascript://alert(1)", "//evil.example"
	d.Sources[1].URL = "HTTP://a.example"
	core, texts := Encode(d)
	got := unpack(t, core, texts)
	if s := got.Sources[0]; got.Meta.Homepage+got.Meta.Creators[0].URL+s.URL+s.Archive != "" {
		t.Errorf("kept %q %q %q %q", got.Meta.Homepage, got.Meta.Creators[0].URL, s.URL, s.Archive)
	}
	if got.Sources[1].URL != d.Sources[1].URL {
		t.Errorf("lost %q", d.Sources[1].URL)
	}
}

// tryDecode decodes an untrusted file and checks the result: no panic, all
// positions in range, memory proportional to the file.
func tryDecode(t testing.TB, file []byte) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, err := Decode(file)
	runtime.ReadMemStats(&after)
	used, most := after.TotalAlloc-before.TotalAlloc, uint64(memoryFixed+memoryPerByte*len(file))
	if used > most {
		t.Fatalf("%d bytes allocated for a file of %d: %v", used, len(file), err)
	}
	if err != nil {
		if reasonOf(err) == 0 {
			t.Fatalf("not an *Error: %v", err)
		}
		return
	}
	if again, err := Decode(first(Encode(d))); err != nil || len(again.Events) != len(d.Events) {
		t.Fatalf("what was decoded cannot be packed: %v", err)
	}
}

// Bytes that Decode may allocate: its budget, and the same again for what it
// charges only afterwards, such as parsing dates.
const (
	memoryFixed   = 2 * budgetFixed
	memoryPerByte = 2 * budgetPerByte
)

func first(core, _ []byte) []byte { return core }

// TestGreed checks that a small file cannot allocate much memory.
func TestGreed(t *testing.T) {
	core, _ := Encode(testkit.Events(2000, testkit.Options{Style: testkit.Coded}))
	x := &codec{}
	x.open(core, partCore)
	for id := range sectionEnd {
		for at := range min(len(x.sections[id]), 40) {
			// A huge five-byte varint in place of a count.
			file := append([]byte(nil), core...)
			start := sectionStart(core, x, id) + at
			if start+5 > len(file) {
				continue
			}
			copy(file[start:], "\xff\xff\xff\xff\x7f")
			tryDecode(t, resum(file))
		}
	}
}

// sectionStart returns the offset of a section in the file.
func sectionStart(file []byte, x *codec, id section) int {
	end := len(file)
	for k := sectionEnd - 1; k > id; k-- {
		end -= len(x.sections[k])
	}
	return end - len(x.sections[id])
}

func FuzzDecode(f *testing.F) {
	core, texts := Encode(testkit.Events(3, testkit.Options{}))
	f.Add(core)
	f.Add(texts)
	f.Add(first(Encode(anything(2))))
	f.Add(first(Encode(&dataset.Dataset{})))
	f.Fuzz(func(t *testing.T, file []byte) {
		tryDecode(t, resum(file))
		limit.Time(t, len(file), func() { _, _ = Decode(file) })
	})
}

func FuzzAddTexts(f *testing.F) {
	d := anything(2)
	core, texts := Encode(d)
	f.Add(texts)
	f.Fuzz(func(t *testing.T, file []byte) {
		d, err := Decode(core)
		if err != nil {
			t.Fatal(err)
		}
		file = resum(file)
		limit.Time(t, len(file), func() {
			if err := AddTexts(d, file); err != nil && reasonOf(err) == 0 {
				t.Fatalf("not an *Error: %v", err)
			}
		})
	})
}
