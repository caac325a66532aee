package desk

import (
	"slices"
	"strconv"
	"strings"

	"parley/data/patch"
	"parley/data/value"
)

// rows returns the fields of a form as the table of forms has them, without words.
func (f form) rows() (out []fieldOut) {
	for i, part := range strings.Split(f.fields, " | ") {
		for text := range strings.SplitSeq(part, "; ") {
			key, kind, _ := strings.Cut(text, " ")
			row := fieldOut{Key: key, More: i > 0}
			kind, row.Need = strings.CutSuffix(kind, "!")
			row.Kind, row.Of, _ = strings.Cut(kind, ":")
			out = append(out, row)
		}
	}
	return out
}

// formNamed returns the form of that name, and formOf the one of a section or record.
func formNamed(name string) form {
	return forms[slices.IndexFunc(forms, func(f form) bool { return f.name == name })]
}

func formOf(record string) (form, bool) {
	section, _, _ := strings.Cut(record, ".")
	i := slices.IndexFunc(forms, func(f form) bool { return f.section == section && section != "" })
	if i < 0 {
		return form{}, false
	}
	return forms[i], true
}

// names returns the sections of which a field names records.
func (f fieldOut) names() []string {
	switch f.Kind {
	case "ref", "refs":
		return []string{f.Of}
	case "source", "sources":
		return []string{"sources"}
	case "because":
		return []string{"sources", "events"}
	case "word":
		return map[string][]string{"type": {"types"}, "like": {"types"}, "class": {"classes"}}[f.Key]
	}
	return nil
}

// visit makes of a text of a field another: path is where in the record it is.
type visit func(f fieldOut, v value.Value, path []string) value.Value

// mapped returns a value of a form with each of its texts as do makes it.
func mapped(f form, v value.Value, path []string, do visit) value.Value {
	rows := f.rows()
	if v.Kind == value.Text && len(rows) > 0 {
		return do(rows[0], v, path)
	}
	for _, row := range rows {
		if at := v.At(row.Key); v.Kind == value.Map && at.Kind != value.None {
			v = v.With(row.Key, mappedField(row, at, below(path, row.Key), do))
		}
	}
	return v
}

func below(path []string, key string) []string { return append(slices.Clone(path), key) }

// mappedField is mapped for the value of one field.
func mappedField(row fieldOut, v value.Value, path []string, do visit) value.Value {
	switch {
	case row.Kind == "who":
		for _, role := range v.Keys {
			v = v.With(role, mappedField(fieldOut{Kind: "list", Of: "part"}, v.At(role), below(path, role), do))
		}
		return v
	case v.Kind == value.List:
		items := slices.Clone(v.Items)
		for i := range items {
			items[i] = mappedField(row, items[i], below(path, strconv.Itoa(i)), do)
		}
		return value.ListOf(items...)
	case row.Kind == "list" && row.Of == "part" && v.Kind == value.Text:
		return do(fieldOut{Key: "id", Kind: "ref", Of: "actors"}, v, path)
	case row.Kind == "list" || row.Kind == "one":
		return mapped(formNamed(row.Of), v, path, do)
	case v.Kind == value.Text:
		return do(row, v, path)
	}
	return v
}

// everyRecord calls do with each record: those of sections with ids, the head, and the
// entries of lists, as section.id, dataset and section.number.
func everyRecord(r *patch.Record, do func(record string, f form, v value.Value)) {
	for _, f := range forms {
		switch {
		case f.section == "":
		case f.section == "dataset":
			do("dataset", f, r.Get("dataset"))
		case slices.Contains(listSections, f.section):
			for i, v := range r.List(f.section).Items {
				do(f.section+"."+strconv.Itoa(i), f, v)
			}
		default:
			for _, id := range r.IDs(f.section) {
				do(f.section+"."+id, f, r.Get(f.section+"."+id))
			}
		}
	}
}

// unnamed returns the records that nothing names, of the sections that readers meet through
// others alone.
func unnamed(r *patch.Record) map[string]bool {
	out, now := map[string]bool{}, map[string]string{}
	for _, section := range []string{"actors", "places", "sources"} {
		for _, id := range r.IDs(section) {
			out[section+"."+id] = true
			for _, old := range r.Get(section + "." + id).At("aka_ids").Items {
				now[section+"."+old.Text] = section + "." + id
			}
		}
	}
	everyRecord(r, func(record string, f form, v value.Value) {
		mapped(f, v, nil, func(f fieldOut, v value.Value, _ []string) value.Value {
			for _, section := range f.names() {
				if name := section + "." + v.Text; name != record {
					delete(out, name)
					delete(out, now[name])
				}
			}
			return v
		})
	})
	return out
}
