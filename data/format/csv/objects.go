package csv

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"parley/data/format/grid"
	"parley/data/format/items"
)

// sheetsOf returns the tables of a file; a list of objects, as JSON or YAML, is one, with
// a column for each member.
func sheetsOf(data []byte) ([]*grid.Sheet, error) {
	list, err := objects(data)
	if err != nil || list == nil {
		if list == nil && !items.Looks(data) {
			return grid.Sheets(data)
		}
		return nil, err
	}
	var heads []string
	all := make([]map[string]string, len(list))
	known := map[string]bool{}
	for i, v := range list {
		all[i] = cellsOf(items.Object(v))
		for _, name := range slices.Sorted(maps.Keys(all[i])) {
			if !known[name] {
				known[name], heads = true, append(heads, name)
			}
		}
	}
	rows := [][]string{heads}
	for i, cells := range all {
		row := make([]string, len(heads))
		for col, name := range heads {
			row[col] = cells[name]
		}
		if rows = append(rows, row); len(cells) == 0 && items.Object(list[i]) == nil {
			row[0] = items.Plain(list[i]) // no object: refused as a row without a title
		}
	}
	return []*grid.Sheet{grid.Items(rows)}, nil
}

// listed matches the first line of a list in YAML: an item, or a key alone.
var listed = regexp.MustCompile(`^(?:- |-$|[\w-]+:\s*$|---\s*$)`)

// objects returns the objects of a list, or of the one list within an object. It is nil
// for a file that is none, and an error says why JSON or YAML cannot be read.
func objects(data []byte) ([]any, error) {
	var v any
	var err error
	switch {
	case items.Looks(data):
		v, err = items.JSON(data)
	case listed.Match(firstLine(data)):
		var n yaml.Node
		if err = yaml.Unmarshal(data, &n); err == nil {
			v = plainValue(&n, 0)
		}
	}
	if err != nil {
		return nil, err
	}
	list := items.List(v)
	for _, member := range items.Object(v) {
		if l := items.List(member); len(l) > len(list) {
			list = l
		}
	}
	if len(list) == 0 || items.Object(list[0]) == nil {
		return nil, nil
	}
	return list, nil
}

// firstLine returns the first line that is neither empty nor a remark.
func firstLine(data []byte) []byte {
	for l := range bytes.Lines(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))) {
		if l = bytes.TrimRight(l, " \r\n"); len(l) > 0 && l[0] != '#' && !bytes.Equal(l, []byte("---")) {
			return l
		}
	}
	return nil
}

// deepest is how many levels of YAML are read.
const deepest = 20

// plainValue returns a node as JSON would have it, with all scalars as texts. What an alias
// stands for is left out.
func plainValue(n *yaml.Node, depth int) any {
	if depth > deepest {
		return nil
	}
	switch n.Kind {
	case yaml.DocumentNode:
		if len(n.Content) > 0 {
			return plainValue(n.Content[0], depth+1)
		}
	case yaml.SequenceNode:
		out := []any{}
		for _, c := range n.Content {
			out = append(out, plainValue(c, depth+1))
		}
		return out
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			out[n.Content[i].Value] = plainValue(n.Content[i+1], depth+1)
		}
		return out
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			return n.Value
		}
	}
	return nil
}

// names of the members that stand for an object in a list: where it is, or how it is
// called.
var (
	addresses = []string{"url", "href", "link"}
	called    = []string{"name", "title", "label"}
)

// cellsOf returns the cells of an object. A list of objects with addresses, or with names, is
// a cell of these, and one of all it holds.
func cellsOf(o map[string]any) map[string]string {
	out := items.Cells(o)
	for key, v := range o {
		list := items.List(v)
		if len(list) == 0 || items.Object(list[0]) == nil {
			continue
		}
		for _, kind := range [][]string{addresses, called} {
			if texts := each(list, kind); texts != nil {
				out[key+" in full"] = out[key]
				out[key] = strings.Join(texts, items.Join)
				break
			}
		}
	}
	return out
}

// each returns the first of some members of the objects in a list that have one.
func each(list []any, names []string) (out []string) {
	for _, v := range list {
		for _, name := range names {
			if text := items.Plain(items.Object(v)[name]); text != "" {
				out = append(out, text)
				break
			}
		}
	}
	return out
}
