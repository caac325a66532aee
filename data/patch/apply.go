package patch

import (
	"fmt"
	"slices"
	"strings"

	"parley/data/value"
)

// Conflict is a change of a value that somebody else changed otherwise.
type Conflict struct {
	Op
	Path   []string    // within the value of the change, or nil
	Base   value.Value // what the editor saw
	Mine   value.Value // what the patch makes of it
	Theirs value.Value // what the record says now
	Why    string      // one sentence without a full stop
}

// At returns the path of the conflict in the words of the format.
func (c Conflict) At() string { return strings.Join(append([]string{c.Op.String()}, c.Path...), ".") }

// Apply returns the record with the changes of a patch, merged with its present state. take
// decides conflicts. A change that is already made is skipped. It returns an error if a file
// uses a notation that is not edited; the other results are then void.
func (r *Record) Apply(p Patch, take value.Take) (*Record, []Conflict, error) {
	a := applying{record: r, take: take, known: map[string]string{}}
	for _, o := range p.Changes {
		if err := a.one(o); err != nil {
			return r, a.conflicts, err
		}
	}
	return a.record, a.conflicts, nil
}

// applying is the state of applying a patch to a record.
type applying struct {
	record    *Record
	take      value.Take
	known     map[string]string // what this patch calls a record, and what it is called
	conflicts []Conflict
}

func (a *applying) refuse(o Op, theirs value.Value, why string) {
	a.conflicts = append(a.conflicts, Conflict{Op: o, Base: o.Was, Mine: o.Now, Theirs: theirs, Why: why})
}

// one applies one change.
func (a *applying) one(o Op) (err error) {
	if now, ok := a.known[o.Record]; ok {
		o.Record = now
	}
	switch {
	case isOne(lists, o.Record):
		a.record, err = a.merged(o, a.record.List(o.Record), a.record.setList)
	case o.Rename != "":
		err = a.rename(o)
	case o.Key == "":
		err = a.whole(o)
	default:
		err = a.key(o)
	}
	return err
}

// merged merges the value of a change and writes the result.
func (a *applying) merged(o Op, now value.Value, write func(string, value.Value) (*Record, error)) (*Record, error) {
	if isOne(lists, o.Record) && o.Was.Kind == value.None {
		o.Was.Kind = value.List
	}
	got, clashes := value.Merge(o.Was, o.Now, now, a.take)
	for _, c := range clashes {
		a.conflicts = append(a.conflicts, Conflict{o, c.Path, c.Base, c.Mine, c.Theirs, "it was changed meanwhile, to something else"})
	}
	if got.Equal(now) {
		return a.record, nil
	}
	return write(o.Record, got)
}

// key changes a key of a record.
func (a *applying) key(o Op) (err error) {
	name, ok := a.record.named(o.Record)
	if !ok {
		if o.Now.Kind != value.None {
			a.refuse(o, value.Value{}, "the record is not there any more")
		}
		return nil
	}
	o.Record = name
	a.record, err = a.merged(o, a.record.Get(name).At(o.Key), func(record string, v value.Value) (*Record, error) {
		return a.record.set(record, o.Key, v)
	})
	return err
}

// whole adds, removes or changes a record.
func (a *applying) whole(o Op) (err error) {
	name, ok := a.record.named(o.Record)
	now := value.Value{}
	if ok {
		now = a.record.Get(name)
	}
	switch {
	case now.Equal(o.Now):
	case o.Was.Kind == value.None && !ok:
		a.record, err = a.record.add(o.Record, o.Now)
	case o.Was.Kind == value.None:
		a.refuse(o, now, "another record has this id by now")
	case !ok:
		a.refuse(o, now, "the record is not there any more")
	case o.Now.Kind == value.None && !now.Equal(o.Was):
		a.refuse(o, now, "it was changed meanwhile, and is to be taken out")
		if a.take == value.Mine {
			a.record, err = a.record.remove(name)
		}
	case o.Now.Kind == value.None:
		a.record, err = a.record.remove(name)
	case now.Kind == value.Text || o.Now.Kind == value.Text:
		a.record, err = a.merged(Op{Record: name, Was: o.Was, Now: o.Now}, now, a.record.replace)
	default:
		err = a.keys(name, o)
	}
	return err
}

// keys changes the keys of a record that differ.
func (a *applying) keys(name string, o Op) error {
	for _, key := range slices.Concat(o.Was.Keys, o.Now.Keys) {
		if was, now := o.Was.At(key), o.Now.At(key); !was.Equal(now) {
			if err := a.key(Op{Record: name, Key: key, Was: was, Now: now}); err != nil {
				return err
			}
		}
	}
	return nil
}

// rename gives a record another id and keeps the former one.
func (a *applying) rename(o Op) (err error) {
	section, id, _ := strings.Cut(o.Record, ".")
	to := section + "." + o.Rename
	name, ok := a.record.named(o.Record)
	other, taken := a.record.named(to)
	switch {
	case ok && name == to:
	case !ok:
		a.refuse(o, value.Value{}, "the record is not there any more")
	case taken && other != name:
		a.refuse(o, a.record.Get(to), "another record has or had the id "+o.Rename)
		a.known[to] = name
	case name != o.Record:
		a.refuse(o, value.Of(name), "it has another new id by now")
		a.known[to] = name
	default:
		a.record, err = a.record.rename(section, id, o.Rename)
	}
	return err
}

// rename gives a record another id in every file and keeps the former one in aka_ids.
func (r *Record) rename(section, id, to string) (out *Record, err error) {
	out = r
	for i := range r.files {
		p := []string{section, id}
		if !out.files[i].doc.Has(p) {
			continue
		}
		d, err := out.files[i].doc.Rename(p, to)
		if err != nil {
			return r, fmt.Errorf("%s: %w", r.files[i].Name, err)
		}
		out = out.change(i, d)
	}
	if !isOne([]string{"sources", "places", "actors", "events"}, section) {
		return out, nil // nothing refers to a group or type from outside
	}
	former := r.Get(section + "." + id).At("aka_ids")
	if former.Kind == value.Text {
		former = value.ListOf(former)
	}
	kept := slices.DeleteFunc(append(slices.Clone(former.Items), value.Of(id)), value.Of(to).Equal)
	return out.set(section+"."+to, "aka_ids", value.ListOf(kept...))
}

// remove removes a record from every file.
func (r *Record) remove(record string) (*Record, error) { return r.clear(path(record)) }

// replace replaces a whole record, in the first file that has it.
func (r *Record) replace(record string, v value.Value) (*Record, error) {
	return r.with(r.home(record), path(record), v)
}
