// Package desk answers what the page to write a record in asks: its forms, the records with
// what the check finds of them, and the changes, each as a patch. It knows no network.
package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"

	"parley/app/words"
	"parley/cmd/internal/edits"
	"parley/data/check"
	"parley/data/dataset"
	"parley/data/patch"
)

// Desk answers the requests of the page.
type Desk struct {
	Folder edits.Folder
	Words  *words.Words
	// Check reads and checks files as parley check does.
	Check func(files []patch.File) (*dataset.Dataset, []check.Finding)
	// Published is what readers have seen, or nil.
	Published *dataset.Dataset
	// Missing are the entries that a change of published facts lacks, each as the keys of a
	// correction. It is nil where nothing was published.
	Missing func(files []patch.File) ([]Entry, error)
	// Shown reports whether the site has a page by now.
	Shown func(page string) bool
	// Today is the day, as in 2025-08-06.
	Today func() string

	last checked
}

// Entry is an entry of the corrections that is missing.
type Entry struct {
	Say   string // what is wrong
	Entry string // its keys in YAML, without a reason; "" where it is no correction
}

// Ask answers a request, given in JSON. ok is false for one that there is none of. It returns
// the errors of the request and of the files, in words for the page.
func (s *Desk) Ask(ctx context.Context, what string, body []byte) (out any, ok bool, err error) {
	do := answers[what]
	if do == nil {
		return nil, false, nil
	}
	var q request
	if err := json.Unmarshal(body, &q); err != nil {
		return nil, true, fmt.Errorf("the request cannot be read: %w", err)
	}
	out, err = do(s, ctx, q)
	return out, true, err
}

// checked is what the last check found, and of which files.
type checked struct {
	sync.Mutex
	files []patch.File
	d     *dataset.Dataset
	found []check.Finding
}

// check checks the files of a record, unless it did so last time.
func (s *Desk) check(r *patch.Record) (*dataset.Dataset, []check.Finding) {
	s.last.Lock()
	defer s.last.Unlock()
	files := r.Files()
	same := func(a, b patch.File) bool { return a.Name == b.Name && string(a.Data) == string(b.Data) }
	if s.last.d == nil || !slices.EqualFunc(files, s.last.files, same) {
		s.last.d, s.last.found = s.Check(files)
		s.last.files = files
	}
	return s.last.d, s.last.found
}
