package revision

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/format/json"
	"parley/data/pack"
)

// unseen lists the fields that a comparison, the JSON or the pack does not
// show, with the reason. Every other field of every record appears in all
// three.
var unseen = map[string]struct{ in, because string }{
	"TextsMissing":             {"diff json pack", "it says what has been loaded, not what the record says"},
	"Events.Known":             {"diff json pack", "Seal derives it from the claims"},
	"Events.Standing":          {"diff json pack", "Seal derives it from the claims"},
	"Events.Claims.Known":      {"diff json pack", "Seal derives it from when it was said and where it was read"},
	"Meta.Turns":               {"diff json", "derived from the timezone and the clock times"},
	"Actors.X":                 {"diff json", "where the drawing puts the actor, kept in layout.json"},
	"Actors.Y":                 {"diff json", "where the drawing puts the actor, kept in layout.json"},
	"Events.History.Source":    {"diff json", "because names an event or a source, and here an event: see TestSourceOfAChange"},
	"Meta.Head.Logo.Made":      {"diff json", "what a build makes of it"},
	"Meta.Head.Picture.Made":   {"diff json", "what a build makes of it"},
	"Actors.Image.Made":        {"diff json", "what a build makes of it"},
	"Actors.Media.Made":        {"diff json", "what a build makes of it"},
	"Events.More.Media.Made":   {"diff json", "what a build makes of it"},
	"Events.Claims.Media.Made": {"diff json", "what a build makes of it"},
	"Steps.Media.Made":         {"diff json", "what a build makes of it"},
	"Untranslated":             {"diff json", "data/tongue derives it for the record in one language"},
	"Translations":             {"pack", "the pack is in one language"},
	"Former":                   {"pack", "only the written pages need former ids"},
	"Meta.URL":                 {"pack", "only the written pages need their own address"},
}

// excepted reports whether a field may be missing in one of the three.
func excepted(path, in string) bool {
	for p, x := range unseen {
		if (path == p || strings.HasPrefix(path, p+".")) && strings.Contains(x.in, in) {
			return true
		}
	}
	return false
}

// full returns a sealed record in which every field of every type has a value.
// change, if not nil, alters it before it is sealed.
func full(t *testing.T, change func(*dataset.Dataset)) *dataset.Dataset {
	t.Helper()
	d := &dataset.Dataset{}
	fill(reflect.ValueOf(d).Elem(), 0)
	d.TextsMissing = false
	for i := range d.Events {
		d.Events[i].ID = dataset.EventID(fmt.Sprint("event-", i))
		d.Events[i].When = must(fmt.Sprintf("2025-08-1%d", i))
	}
	for i := range d.Actors {
		d.Actors[i].ID = dataset.ActorID(fmt.Sprint("actor-", i))
	}
	for i := range d.Places {
		d.Places[i].ID = dataset.PlaceID(fmt.Sprint("place-", i))
	}
	for i := range d.Sources {
		d.Sources[i].ID = dataset.SourceID(fmt.Sprint("source-", i))
	}
	for i := range d.Scheme.Classes { // named by what it is
		d.Scheme.Classes[i].Class = codebook.Quad(i)
	}
	d.Events[0].Own = 0 // its type is one of the codebook
	if change != nil {
		change(d)
	}
	dataset.Seal(d)
	return d
}

func must(s string) edtf.Date {
	d, err := edtf.Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// rows is the number of entries in every list; nothing refers to the last one.
const rows = 3

// fill sets a value and everything inside it to nonzero values; n makes the
// entries of a list differ.
func fill(v reflect.Value, n int) {
	switch x := v.Addr().Interface().(type) {
	case *edtf.Date:
		*x = must(fmt.Sprintf("2025-08-0%d", n+1))
		return
	case *codebook.Mode:
		m, ok := codebook.ParseMode(codebook.Consult, "phone")
		if !ok {
			panic("no mode phone")
		}
		*x = m
		return
	case *codebook.Type:
		*x = codebook.Consult
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rows, rows))
		for i := range rows {
			fill(v.Index(i), i)
		}
	case reflect.String:
		v.SetString(fmt.Sprintf("text-%d", n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(float64(n) + 0.5)
	case reflect.Int32, reflect.Int64:
		v.SetInt(int64(n+1) % (rows - 1))
	case reflect.Int8:
		v.SetInt(1)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(1)
	default:
		panic("no value for " + v.Type().String())
	}
}

// alter changes a filled value.
func alter(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *edtf.Date:
		*x = must("2025-09-30")
		return
	case *codebook.Mode:
		*x, _ = codebook.ParseMode(codebook.Consult, "video")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("other")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Float64:
		v.SetFloat(v.Float() + 7)
	case reflect.Int8:
		v.SetInt(-v.Int())
	case reflect.Int32, reflect.Int64:
		v.SetInt(v.Int() + 1)
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(v.Uint() + 1)
	default:
		panic("no other value for " + v.Type().String())
	}
}

// edit is one change of a record: the field, as a path of Go names, and what is
// done to it.
type edit struct {
	path, what string
	do         func(root reflect.Value)
}

// edits returns a change for every field of the first entry of every list, in
// all types of a record, and for every list as a whole.
func edits(typ reflect.Type, path string, reach func(reflect.Value) reflect.Value) (out []edit) {
	add := func(what string, do func(reflect.Value)) {
		out = append(out, edit{path, what, func(root reflect.Value) { do(reach(root)) }})
	}
	switch {
	case typ == reflect.TypeFor[edtf.Date]():
		add("altered", alter)
		add("taken out", func(v reflect.Value) { v.SetZero() })
	case typ.Kind() == reflect.Struct:
		for i := range typ.NumField() {
			f := typ.Field(i)
			name := strings.TrimPrefix(path+"."+f.Name, ".")
			if f.Anonymous { // Claim.Saying: its fields belong to the claim
				name = path
			}
			out = append(out, edits(f.Type, name, func(v reflect.Value) reflect.Value { return reach(v).Field(i) })...)
		}
	case typ.Kind() == reflect.Pointer:
		out = edits(typ.Elem(), path, func(v reflect.Value) reflect.Value { return reach(v).Elem() })
	case typ.Kind() == reflect.Slice:
		add("shortened", func(v reflect.Value) { v.Set(v.Slice(0, rows-1)) })
		add("in another order", func(v reflect.Value) {
			first := reflect.New(typ.Elem()).Elem()
			first.Set(v.Index(0))
			v.Index(0).Set(v.Index(1))
			v.Index(1).Set(first)
		})
		out = append(out, edits(typ.Elem(), path, func(v reflect.Value) reflect.Value { return reach(v).Index(0) })...)
	default:
		add("altered", alter)
	}
	return out
}

// TestEveryFieldIsSeen checks that a change of any field of any type is
// reported by the comparison of versions and changes the JSON and the pack.
func TestEveryFieldIsSeen(t *testing.T) {
	base := full(t, nil)
	if list := Compare(base, full(t, nil)); len(list) > 0 {
		t.Fatalf("the same twice: %+v", list)
	}
	baseJSON := json.Write(base)
	core, texts := pack.Encode(base)
	basePack := append(core, texts...)
	used, told := map[string]bool{}, map[string]bool{}
	for _, e := range edits(reflect.TypeFor[dataset.Dataset](), "", func(v reflect.Value) reflect.Value { return v }) {
		if unordered[e.path] != "" && e.what == "in another order" {
			continue
		}
		t.Run(e.path+" "+e.what, func(t *testing.T) {
			now := full(t, func(d *dataset.Dataset) { e.do(reflect.ValueOf(d).Elem()) })
			core, texts := pack.Encode(now)
			list := Compare(base, now)
			note(told, list)
			for in, seen := range map[string]bool{
				"diff": len(list) > 0,
				"json": !bytes.Equal(json.Write(now), baseJSON),
				"pack": !bytes.Equal(append(core, texts...), basePack),
			} {
				used[e.path+" "+in] = !seen
				if !seen && !excepted(e.path, in) {
					t.Errorf("not seen in %s", in)
				}
			}
		})
	}
	for key := range own {
		if !told[key] {
			t.Errorf("the table own names %s, of which no change tells", key)
		}
	}
	for p, x := range unseen {
		for in := range strings.FieldsSeq(x.in) {
			if !anyUnder(used, p, in) {
				t.Errorf("%s is seen in %s after all: take it out of the table", p, in)
			}
		}
	}
}

// note collects the fields that the differences name, written as the keys of
// own.
func note(told map[string]bool, list []Difference) {
	for _, x := range list {
		told[x.Record] = true
		for _, f := range x.Fields {
			told[x.Record+"."+f.Name], told[x.Record+"."+f.Name+"."+f.Part] = true, true
		}
	}
}

// TestSourceOfAChange checks that a changed source of a history entry is
// reported if the entry has no event as its reason.
func TestSourceOfAChange(t *testing.T) {
	with := func(s dataset.SourceRef) *dataset.Dataset {
		return full(t, func(d *dataset.Dataset) {
			d.Events[0].History[0].Claim, d.Events[0].History[0].Source = dataset.None, s
		})
	}
	a, b := with(0), with(1)
	if list := Compare(a, b); len(list) != 1 || list[0].Fields[0].Label() != "history 1, because" || !list[0].Uncorrected() {
		t.Errorf("told as %+v", list)
	}
	if bytes.Equal(json.Write(a), json.Write(b)) {
		t.Error("the JSON is the same")
	}
}

// anyUnder reports whether a field at or below a path was missed in one of the
// three.
func anyUnder(used map[string]bool, path, in string) bool {
	for key, missed := range used {
		if missed && strings.HasPrefix(key, path) && strings.HasSuffix(key, " "+in) {
			return true
		}
	}
	return false
}

// unordered lists the lists without a meaningful order, with the reason.
var unordered = map[string]string{
	"Scheme.Groups":  "records with ids are written in the order of these",
	"Scheme.Classes": "records with ids are written in the order of these",
	"Translations":   "they are written by language and path",
	"Sources":        "records with ids are written in the order of these",
	"Places":         "records with ids are written in the order of these",
	"Actors":         "records with ids are written in the order of these",
	"Events":         "Seal sorts them",
	"Events.History": "Seal sorts it by day",
}
