package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"parley/data/patch"
	"parley/data/value"
)

// rename gives a record another id, in all that names it; the former one is kept in aka_ids,
// so that its address leads on.
func (s *Desk) rename(ctx context.Context, q request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	section, id, ok := strings.Cut(q.Record, ".")
	to := strings.TrimSpace(q.Text)
	switch {
	case !ok || slices.Contains(listSections, section) || !slices.Contains(r.IDs(section), id):
		return nil, errors.New(s.Words.Say("edit.say.gone", q.Record))
	case to != ID(to) || to == "":
		return nil, errors.New(s.Words.Say("edit.say.no-id", to))
	case to == id:
		return changeOut{Record: q.Record, OK: true}, nil
	case s.taken(r, section, id, to):
		return nil, errors.New(s.Words.Say("edit.say.taken", to))
	}
	q.Patch.Changes = append([]patch.Op{{Record: q.Record, Rename: to}}, s.repoint(r, section, id, to)...)
	out, err := s.change(ctx, q)
	if c, ok := out.(changeOut); ok {
		c.Record = section + "." + to
		return c, err
	}
	return out, err
}

// taken reports whether another record has or had an id.
func (s *Desk) taken(r *patch.Record, section, id, to string) bool {
	for _, other := range r.IDs(section) {
		had := slices.ContainsFunc(listOf(r.Get(section+"."+other).At("aka_ids")), value.Of(to).Equal)
		if other == to || had && other != id {
			return true
		}
	}
	return false
}

// listOf returns the entries of a list, or a text as one.
func listOf(v value.Value) []value.Value {
	if v.Kind == value.Text {
		return []value.Value{v}
	}
	return v.Items
}

// repoint returns the changes of all records that name one, which has another id now.
func (s *Desk) repoint(r *patch.Record, section, id, to string) (out []patch.Op) {
	seen := map[string]bool{}
	everyRecord(r, func(record string, f form, v value.Value) {
		follow := func(row fieldOut, v value.Value, _ []string) value.Value {
			if v.Text == id && slices.Contains(row.names(), section) {
				return value.Of(to)
			}
			return v
		}
		if list := f.section; slices.Contains(listSections, list) {
			was := r.List(list)
			now := value.ListOf(slices.Clone(was.Items)...)
			for i := range now.Items {
				now.Items[i] = mapped(f, now.Items[i], nil, follow)
			}
			if !seen[list] && !now.Equal(was) {
				out = append(out, patch.Op{Record: list, Was: was, Now: now})
			}
			seen[list] = true
			return
		}
		now := mapped(f, v, nil, follow)
		if record == section+"."+id {
			record = section + "." + to
		}
		for i, key := range v.Keys {
			if !v.Items[i].Equal(now.At(key)) {
				out = append(out, patch.Op{Record: record, Key: key, Was: v.Items[i], Now: now.At(key)})
			}
		}
	})
	return out
}
