package edits_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/internal/disk"
	"parley/cmd/internal/edits"
	"parley/data/patch"
	"parley/data/value"
)

const record = "# head\ndataset: {id: x, title: X}\nevents:\n  talks:\n    title: Talks # in Moscow\n    when: 2025-08-06\n"

func folder(t *testing.T) edits.Folder {
	t.Helper()
	f := edits.Folder{Dir: t.TempDir()}
	write(t, f, record)
	return f
}

func write(t *testing.T, f edits.Folder, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(f.Dir, "dataset.yaml"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, f edits.Folder) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(f.Dir, "dataset.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sets is a patch that sets keys of the talks.
func sets(pairs ...string) patch.Patch {
	p := patch.Patch{Author: "Ann"}
	for i := 0; i < len(pairs); i += 3 {
		o := patch.Op{Record: "events.talks", Key: pairs[i]}
		if pairs[i+1] != "" {
			o.Was = value.Of(pairs[i+1])
		}
		if pairs[i+2] != "" {
			o.Now = value.Of(pairs[i+2])
		}
		p.Changes = append(p.Changes, o)
	}
	return p
}

func apply(t *testing.T, f edits.Folder, p patch.Patch) edits.Saved {
	t.Helper()
	s, err := f.Apply(context.Background(), []patch.Patch{p}, nil, nil)
	if err != nil || len(s.Conflicts) > 0 {
		t.Fatalf("%v, %v", s.Conflicts, err)
	}
	return s
}

// undo takes the last edit back, or makes it again, and returns whether there was one and
// the conflicts.
func undo(t *testing.T, do func(context.Context) (edits.Saved, patch.Patch, bool, error)) (bool, []patch.Conflict) {
	t.Helper()
	s, _, ok, err := do(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return ok, s.Conflicts
}

// What is undone is as it was, byte for byte, comments included, and what is made again
// as it had become; another program may have opened the folder meanwhile.
func TestUndoAndRedo(t *testing.T) {
	f := folder(t)
	versions := []string{text(t, f)}
	for _, p := range []patch.Patch{sets("title", "Talks", "Talk"), sets("when", "2025-08-06", "", "title", "Talk", ""), sets("note", "", "A note")} {
		apply(t, f, p)
		versions = append(versions, text(t, f))
	}
	for range 2 {
		for i := len(versions) - 2; i >= 0; i-- {
			if ok, _ := undo(t, f.Undo); !ok || text(t, f) != versions[i] {
				t.Fatalf("undone to %d:\n%s\nwant\n%s", i, text(t, f), versions[i])
			}
		}
		if ok, _ := undo(t, f.Undo); ok {
			t.Fatal("there is nothing left to undo")
		}
		for i := 1; i < len(versions); i++ {
			if ok, _ := undo(t, f.Redo); !ok || text(t, f) != versions[i] {
				t.Fatalf("made again to %d:\n%s\nwant\n%s", i, text(t, f), versions[i])
			}
		}
		if ok, _ := undo(t, f.Redo); ok {
			t.Fatal("there is nothing left to make again")
		}
	}
	if done, undone, err := f.History(); err != nil || len(done) != 3 || len(undone) != 0 || done[0].Author != "Ann" {
		t.Errorf("%v, %v, %v", done, undone, err)
	}
}

// What somebody typed into the file meanwhile stays when an edit is undone; where it is
// the same key, they conflict and nothing is written.
func TestUndoAfterAnotherHand(t *testing.T) {
	f := folder(t)
	apply(t, f, sets("title", "Talks", "Talk"))
	write(t, f, strings.Replace(text(t, f), "when: 2025-08-06", "when: 2025-08-07 # typed", 1))
	if ok, conflicts := undo(t, f.Undo); !ok || len(conflicts) > 0 || text(t, f) != strings.Replace(record, "when: 2025-08-06", "when: 2025-08-07 # typed", 1) {
		t.Fatalf("%v\n%s", conflicts, text(t, f))
	}
	if ok, _ := undo(t, f.Redo); !ok {
		t.Fatal("it is not made again")
	}
	write(t, f, strings.Replace(text(t, f), "title: Talk ", "title: Chat ", 1))
	before := text(t, f)
	if _, conflicts := undo(t, f.Undo); len(conflicts) != 1 || text(t, f) != before {
		t.Errorf("%v\n%s", conflicts, text(t, f))
	}
}

// A file that changes while a save works is read again, and both changes are there.
func TestChangedMeanwhile(t *testing.T) {
	f := folder(t)
	typed := false
	f.Disk = disk.Disk{Step: func(op disk.Op, name string) error {
		if op == disk.Sync && strings.HasSuffix(name, "dataset.yaml") && !typed {
			typed = true
			write(t, f, strings.Replace(record, "when: 2025-08-06", "when: 2025-08-07", 1))
		}
		return nil
	}}
	apply(t, f, sets("title", "Talks", "Talk"))
	if got := text(t, f); !typed || !strings.Contains(got, "title: Talk #") || !strings.Contains(got, "2025-08-07") {
		t.Errorf("%v\n%s", typed, got)
	}
}

// What may not be written is not, and nor is what conflicts, unless it is said whose word
// counts.
func TestNotWritten(t *testing.T) {
	f := folder(t)
	no := errors.New("no")
	if _, err := f.Apply(context.Background(), []patch.Patch{sets("title", "Talks", "Talk")}, nil, func([]patch.File) error { return no }); !errors.Is(err, no) || text(t, f) != record {
		t.Errorf("%v\n%s", err, text(t, f))
	}
	list := []patch.Patch{sets("when", "2025-08-06", "2025-08-08"), sets("title", "A", "B")}
	if s, err := f.Apply(context.Background(), list, nil, nil); err != nil || len(s.Conflicts) != 1 || text(t, f) != record {
		t.Errorf("%v, %v\n%s", s.Conflicts, err, text(t, f))
	}
	mine := value.Mine
	if s, err := f.Apply(context.Background(), list, &mine, nil); err != nil || len(s.Conflicts) != 1 || !strings.Contains(text(t, f), "title: B #") || !strings.Contains(text(t, f), "08-08") {
		t.Errorf("%v, %v\n%s", s.Conflicts, err, text(t, f))
	}
	if err := os.WriteFile(filepath.Join(f.Dir, edits.JournalName), []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Apply(context.Background(), list, &mine, nil); err == nil || !strings.Contains(err.Error(), "delete it") {
		t.Errorf("a journal that cannot be read: %v", err)
	}
}
