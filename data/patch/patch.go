// Package patch changes the files of a record by record and key: one change, or a patch of many
// from an editor. Changes made meanwhile are merged; if two editors changed one value
// differently, both values are reported and nothing is written.
package patch

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"parley/data/value"
)

// Version is the version of the patch format.
const Version = 1

// Patch is a set of changes by one editor, with the reason.
type Patch struct {
	Version int    `json:"parley_patch"`
	Author  string `json:"author,omitempty"`
	Date    string `json:"date,omitempty"` // EDTF
	Reason  string `json:"reason,omitempty"`
	Changes []Op   `json:"changes"`
}

// Op is one change. Without Was it adds, without Now it removes.
type Op struct {
	Record string      `json:"record"`           // such as events.talks or dataset; or a list: relations, corrections, steps, removed
	Key    string      `json:"key,omitempty"`    // of the record; without one the whole record, or the whole list
	Was    value.Value `json:"was,omitzero"`     // what the editor saw
	Now    value.Value `json:"now,omitzero"`     // what is to be there
	Rename string      `json:"rename,omitempty"` // the record's new id; its former one is kept in aka_ids
}

// sections are the sections whose records have ids; lists are the others.
var (
	sections = []string{"groups", "types", "classes", "sources", "places", "actors", "events"}
	lists    = []string{"relations", "corrections", "steps", "removed"}
)

// String returns the record or list that an Op changes, in the words of the format.
func (o Op) String() string {
	if o.Key == "" {
		return o.Record
	}
	return o.Record + "." + o.Key
}

// Inverse returns the patch that reverts p, with its changes in reverse order.
func (p Patch) Inverse() Patch {
	list := p.Changes
	p.Changes = nil
	for i := len(list) - 1; i >= 0; i-- {
		o := list[i]
		if o.Rename != "" {
			section, id, _ := strings.Cut(o.Record, ".")
			o.Record, o.Rename = section+"."+o.Rename, id
		} else {
			o.Was, o.Now = o.Now, o.Was
		}
		p.Changes = append(p.Changes, o)
	}
	return p
}

// Read reads a patch. It returns an error with the line if the text is not a patch. Time grows
// with its length.
func Read(data []byte) (Patch, error) {
	var p Patch
	dec := json.NewDecoder(strings.NewReader(string(data)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return p, fmt.Errorf("%s: %w; a patch is written by parley diff --format=patch or by the page to edit", place(data, dec.InputOffset()), err)
	}
	if p.Version != Version {
		return p, fmt.Errorf("parley_patch is %d, and this program reads %d", p.Version, Version)
	}
	for i, o := range p.Changes {
		if err := o.check(); err != nil {
			return p, fmt.Errorf("change %d: %w", i+1, err)
		}
	}
	return p, nil
}

// place returns the line of a byte.
func place(data []byte, at int64) string {
	return fmt.Sprintf("line %d", 1+strings.Count(string(data[:min(int(at), len(data))]), "\n"))
}

// Write formats a patch as indented JSON, one change after another.
func (p Patch) Write() []byte {
	p.Version = Version
	if p.Changes == nil {
		p.Changes = []Op{}
	}
	out, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		panic("patch: " + err.Error()) // there is nothing in it that cannot be written
	}
	return append(out, '\n')
}

// check returns an error for an impossible change.
func (o Op) check() error {
	section, id, _ := strings.Cut(o.Record, ".")
	switch {
	case o.Record == "dataset" && o.Key != "" && o.Rename == "":
	case isOne(lists, o.Record) && o.Key == "" && o.Rename == "":
		if o.Was.Kind > value.Text && o.Was.Kind != value.List || o.Now.Kind > value.Text && o.Now.Kind != value.List {
			return fmt.Errorf("%s is a list", o.Record)
		}
	case isOne(sections, section) && id != "":
		return o.checkRecord(section, id)
	default:
		return fmt.Errorf("“%s” is no record; write dataset with a key, a section and an id such as events.talks, or relations, corrections, steps, removed", o.Record)
	}
	return nil
}

func (o Op) checkRecord(section, id string) error {
	switch {
	case !validID(section, id) || o.Rename != "" && !validID(section, o.Rename):
		return errors.New("ids are made of a to z, 0 to 9 and hyphens: “" + id + "”, “" + o.Rename + "”")
	case o.Rename != "" && (o.Key != "" || o.Was.Kind != value.None || o.Now.Kind != value.None):
		return errors.New("a change of the id changes nothing else: make it two changes")
	case strings.HasSuffix(o.Key, "+"):
		return errors.New("write " + strings.TrimSuffix(o.Key, "+") + ", with the whole list in was and now")
	}
	return nil
}

// validID reports whether an id is valid; those of types may also be codes of the format.
func validID(section, id string) bool {
	if section == "types" && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return true
	}
	return len(id) <= 120 && id != "" && id[0] != '-' && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func isOne(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}
