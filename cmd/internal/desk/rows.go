package desk

import (
	"context"
	"strings"

	"parley/data/check"
	"parley/data/format"
	"parley/data/format/json"
	"parley/data/intake"
	"parley/data/patch"
	"parley/data/value"
)

// rowsOut is what pasted rows would add, and what is to be said of them.
type rowsOut struct {
	Patch  patch.Patch `json:"patch"`
	Events int         `json:"events"`
	Say    string      `json:"say"`
	Report []string    `json:"report"`
}

// mostReport is how many lines of the report are shown.
const mostReport = 30

// rows reads rows of a spreadsheet as parley import does, and says what they would add:
// events and what they name that the record has not.
func (s *Desk) rows(ctx context.Context, q request) (any, error) {
	r, err := s.Folder.Open(ctx)
	if err != nil {
		return nil, err
	}
	name := "pasted.csv"
	if strings.Contains(q.Text, "\t") {
		name = "pasted.tsv"
	}
	how := format.Options{}
	how.AsOf = r.Get("dataset").At("as_of").Text
	taken, err := intake.Import(name, []format.File{{Name: name, Data: []byte(q.Text)}}, how)
	if err != nil {
		return nil, err
	}
	whole, err := value.Read(json.Write(taken.Dataset))
	if err != nil {
		return nil, err
	}
	out := rowsOut{Patch: patch.Patch{Version: patch.Version, Changes: []patch.Op{}}, Report: []string{}}
	for _, section := range []string{"sources", "places", "actors", "events"} {
		part := whole.At(section)
		for i, id := range part.Keys {
			record := section + "." + id
			if r.Get(record).Kind == value.None {
				out.Patch.Changes = append(out.Patch.Changes, patch.Op{Record: record, Now: part.Items[i]})
				if section == "events" {
					out.Events++
				}
			}
		}
	}
	for _, f := range taken.Found {
		if len(out.Report) < mostReport && f.Rule != "no-licence" {
			out.Report = append(out.Report, line(f))
		}
	}
	out.Say = s.Words.Count("edit.say.rows", out.Events)
	return out, nil
}

// line returns a finding on one line.
func line(f check.Finding) string {
	say := f.Where.String() + ": " + f.Say
	if f.Suggest != "" {
		say += "; " + f.Suggest
	}
	return say
}
