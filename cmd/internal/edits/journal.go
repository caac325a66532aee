package edits

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"parley/cmd/internal/plain"
	"parley/data/patch"
	"parley/data/value"
)

// JournalName is the file in which edits are kept beside a record. It is no part of the
// record.
const JournalName = ".parley-edits.json"

// journal is what was done to a record by patches, the last thing last.
type journal struct {
	Edits []edit `json:"edits"`
	Done  int    `json:"done"` // how many of them are in the files; those after it were undone

	was   []byte // as it was read
	moved bool   // it differs from that
}

// edit is one save.
type edit struct {
	Patch patch.Patch `json:"patch"` // what changed, as a patch to the record before it
	Files []splice    `json:"files"`
}

// splice is what an edit wrote into one file.
type splice struct {
	Name string `json:"name"`
	At   int    `json:"at"` // byte
	Was  string `json:"was"`
	Now  string `json:"now"`
	From string `json:"from"` // hash of the file before
	To   string `json:"to"`   // and after
}

// journal reads the journal. It returns an error for one that cannot be read.
func (f Folder) journal() (*journal, error) {
	data, err := plain.In(f.Dir, JournalName, mostFile)
	if errors.Is(err, fs.ErrNotExist) {
		return &journal{}, nil
	}
	j := &journal{was: data}
	if err == nil {
		err = json.Unmarshal(data, j)
	}
	if err == nil && (j.Done < 0 || j.Done > len(j.Edits)) {
		err = errors.New("it counts more edits than it holds")
	}
	if err != nil {
		return nil, fmt.Errorf("%s, which keeps what can be undone, cannot be read: %w; delete it to go on without", JournalName, err)
	}
	return j, nil
}

func (j *journal) text() []byte {
	out, err := json.Marshal(j)
	if err != nil {
		panic("edits: " + err.Error()) // there is nothing in it that cannot be written
	}
	return append(out, '\n')
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}

// apply applies patches and notes what they did.
func (j *journal) apply(r *patch.Record, list []patch.Patch, take *value.Take) (*patch.Record, []patch.Conflict, error) {
	var all []patch.Conflict
	got := r
	for _, p := range list {
		before := got
		next, conflicts, err := got.Apply(p, take != nil && *take == value.Mine)
		if all = append(all, conflicts...); err != nil {
			return nil, all, err
		}
		got = next
		if ops := patch.Between(before, got); len(ops) > 0 {
			p.Changes = ops
			j.Edits = append(j.Edits[:j.Done:j.Done], edit{p, splices(before, got)})
			j.Done++
			j.moved = true
		}
	}
	if len(all) > 0 && take == nil {
		return nil, all, nil
	}
	return got, all, nil
}

// splices are what differs between the files of two versions of a record.
func splices(before, after *patch.Record) (out []splice) {
	old := before.Files()
	for i, f := range after.Files() {
		a, b := old[i].Data, f.Data
		if string(a) == string(b) {
			continue
		}
		at, end := 0, 0
		for at < min(len(a), len(b)) && a[at] == b[at] {
			at++
		}
		for end < min(len(a), len(b))-at && a[len(a)-1-end] == b[len(b)-1-end] {
			end++
		}
		out = append(out, splice{f.Name, at, string(a[at : len(a)-end]), string(b[at : len(b)-end]), hash(a), hash(b)})
	}
	return out
}

// turned returns an edit the other way.
func (e edit) turned() edit {
	out := edit{Patch: e.Patch.Inverse()}
	for _, s := range e.Files {
		out.Files = append(out.Files, splice{s.Name, s.At, s.Now, s.Was, s.To, s.From})
	}
	return out
}

// on makes an edit in a record: byte for byte where its files are as they were, and else
// by record and key.
func (e edit) on(r *patch.Record) (*patch.Record, []patch.Conflict, error) {
	whole := map[string][]byte{}
	for _, f := range r.Files() {
		for _, s := range e.Files {
			if s.Name == f.Name && s.From == hash(f.Data) && s.At+len(s.Was) <= len(f.Data) {
				whole[f.Name] = []byte(string(f.Data[:s.At]) + s.Now + string(f.Data[s.At+len(s.Was):]))
			}
		}
	}
	if len(whole) == len(e.Files) {
		got, err := r.With(whole)
		return got, nil, err
	}
	return r.Apply(e.Patch, value.Theirs)
}

// Undo takes the last edit back, and Redo makes it again. What somebody changed in the
// files meanwhile stays; where it is the same thing, they conflict and nothing is written.
// ok is false where there is nothing to do.
func (f Folder) Undo(ctx context.Context) (out Saved, what patch.Patch, ok bool, err error) {
	out, err = f.save(ctx, func(j *journal, r *patch.Record) (*patch.Record, []patch.Conflict, error) {
		if ok = j.Done > 0; !ok {
			return nil, nil, nil
		}
		j.Done--
		what, j.moved = j.Edits[j.Done].Patch, true
		return unless(j.Edits[j.Done].turned().on(r))
	}, nil)
	return out, what, ok, err
}

// Redo is described at Undo.
func (f Folder) Redo(ctx context.Context) (out Saved, what patch.Patch, ok bool, err error) {
	out, err = f.save(ctx, func(j *journal, r *patch.Record) (*patch.Record, []patch.Conflict, error) {
		if ok = j.Done < len(j.Edits); !ok {
			return nil, nil, nil
		}
		j.Done++
		what, j.moved = j.Edits[j.Done-1].Patch, true
		return unless(j.Edits[j.Done-1].on(r))
	}, nil)
	return out, what, ok, err
}

// Turn undoes or redoes edits until that many are in the files, all or none of them. It
// returns the errors of Undo, and one where there never were as many.
func (f Folder) Turn(ctx context.Context, done int) (Saved, error) {
	return f.save(ctx, func(j *journal, r *patch.Record) (*patch.Record, []patch.Conflict, error) {
		if done < 0 || done > len(j.Edits) {
			return nil, nil, fmt.Errorf("there are %d edits, not %d", len(j.Edits), done)
		}
		return j.turn(r, done)
	}, nil)
}

// turn makes the record one in which that many edits are done.
func (j *journal) turn(r *patch.Record, done int) (*patch.Record, []patch.Conflict, error) {
	for j.Done != done {
		e := edit{}
		if j.Done > done {
			j.Done--
			e = j.Edits[j.Done].turned()
		} else {
			e = j.Edits[j.Done]
			j.Done++
		}
		next, conflicts, err := unless(e.on(r))
		if next == nil {
			return nil, conflicts, err
		}
		r, j.moved = next, true
	}
	return r, nil, nil
}

// unless returns a record, or none where there are conflicts.
func unless(r *patch.Record, conflicts []patch.Conflict, err error) (*patch.Record, []patch.Conflict, error) {
	if len(conflicts) > 0 {
		return nil, conflicts, err
	}
	return r, nil, err
}

// History returns the edits that are in the files, and those that were undone, oldest first.
// It returns an error for a journal that cannot be read.
func (f Folder) History() (done, undone []patch.Patch, err error) {
	j, err := f.journal()
	if err != nil {
		return nil, nil, err
	}
	for i, e := range j.Edits {
		if i < j.Done {
			done = append(done, e.Patch)
		} else {
			undone = append(undone, e.Patch)
		}
	}
	return done, undone, nil
}
