package testkit

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// Told prints the content of a value, one field per line, with ids in place of
// refs, so that two versions of a record can be compared. Fields named in but
// are omitted.
func Told(d *dataset.Dataset, v any, but ...string) string {
	var b strings.Builder
	t := teller{d, &b, but}
	t.tell("", reflect.ValueOf(v))
	return b.String()
}

type teller struct {
	d   *dataset.Dataset
	b   *strings.Builder
	but []string
}

func (t *teller) tell(path string, v reflect.Value) {
	if text, ok := t.scalar(v); ok {
		fmt.Fprintf(t.b, "%s: %s\n", path, text)
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			t.tell(path, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.IsExported() && !t.left(f.Name) {
				t.tell(path+"."+f.Name, v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			t.tell(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	default:
		fmt.Fprintf(t.b, "%s: %v\n", path, v)
	}
}

func (t *teller) left(name string) bool {
	return slices.Contains(t.but, name)
}

// scalar returns the text of a date, or of the id behind a ref.
func (t *teller) scalar(v reflect.Value) (string, bool) {
	if !v.CanInterface() {
		return "", false
	}
	switch x := v.Interface().(type) {
	case edtf.Date:
		return x.String(), true
	case dataset.EventRef:
		if x < 0 {
			return "none", true
		}
		return string(t.d.Events[x].ID), true
	case dataset.SourceRef:
		if x < 0 {
			return "none", true
		}
		return string(t.d.Sources[x].ID), true
	}
	return "", false
}

// Differ returns the first line of each text in which the two differ, or "".
func Differ(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		var p, q string
		if i < len(x) {
			p = x[i]
		}
		if i < len(y) {
			q = y[i]
		}
		if p != q {
			return fmt.Sprintf("%q\nwant %q", p, q)
		}
	}
	return ""
}
