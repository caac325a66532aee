package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"parley/cmd/internal/plain"
	draft "parley/data/format/assemble"
	formatcsv "parley/data/format/csv"
	"parley/data/format/grid"
	"parley/data/sheet"
)

// readColumns reads a column map.
func readColumns(name string) (map[string]string, error) {
	if name == "" {
		return nil, nil
	}
	data, err := plain.File(name, 1<<20)
	if err != nil {
		return nil, fmt.Errorf("--map: %s: %s", name, plain.Why(err))
	}
	list, err := grid.Read(data)
	if err != nil {
		return nil, fmt.Errorf("--map: %s: %w", name, err)
	}
	out := map[string]string{}
	for _, r := range list {
		if len(r.Cells) != 2 {
			return nil, fmt.Errorf("--map: %s, %s: a heading and what it is, such as Ereignis,title", name, r.At())
		}
		out[formatcsv.Fold(r.Cells[0])] = r.Cells[1]
	}
	return out, nil
}

// idsName is the file next to a table that stores the ids of its events.
const idsName = "ids.csv"

// ids returns the ids stored for the events of a table.
func (in input) ids() []draft.Known {
	data, err := in.beside(idsName, mostImport)
	if err != nil {
		return nil
	}
	list, _ := grid.Read(data)
	var out [][]string
	for _, r := range list {
		out = append(out, r.Cells)
	}
	if len(out) > 0 && len(out[0]) > 0 && out[0][0] == draft.KnownHead[0] {
		out = out[1:]
	}
	return draft.ReadKnown(out)
}

// remember stores the ids next to the table, if that is enabled.
func (in input) remember(all []draft.Known) error {
	if in.idsTo == nil || len(all) == 0 {
		return nil
	}
	text := sheet.AppendRow(nil, draft.KnownHead)
	for _, k := range all {
		text = sheet.AppendRow(text, []string{k.ID, k.Title, k.When, k.Source})
	}
	if old, err := in.beside(idsName, mostImport); err == nil && bytes.Equal(old, text) {
		return nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", idsName, err)
	} else if err == nil && !isIDs(old) {
		return fmt.Errorf("%s beside the table is no table of ids; move it, for the ids of the events are kept there", idsName)
	}
	dir := string(in.folder)
	if in.address == nil {
		dir = filepath.Dir(dir)
	}
	return in.idsTo(filepath.Join(dir, idsName), text)
}

// isIDs reports whether a file is a table of ids.
func isIDs(data []byte) bool {
	head, err := csv.NewReader(bytes.NewReader(data)).Read()
	return err == nil && strings.Join(head, ",") == strings.Join(draft.KnownHead, ",")
}
