// Package vis reads and writes the items of a vis-timeline, as JSON.
package vis

import (
	"errors"
	"strconv"
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/items"
)

var columns = append([]items.Column{
	{Name: "id", As: "id"}, {Name: "content", As: "title"}, {Name: "title", As: "text"}, {Name: "start", As: "when"}, {Name: "end", As: "when (its end)"},
	{Name: "type", As: "type, of a background"}, {Name: "group", As: "tags"},
}, items.OwnColumns()...)

// parts returns the items and groups of a file, or nil if it has no items.
func parts(v any) (list, groups []any) {
	list = items.List(v)
	if o := items.Object(v); o != nil {
		list, groups = items.List(o["items"]), items.List(o["groups"])
	}
	for _, it := range list {
		if o := items.Object(it); o != nil && o["start"] != nil && o["content"] != nil {
			return list, groups
		}
	}
	return nil, nil
}

// Detect reports whether data is JSON with items that have a content and a
// start.
func Detect(data []byte) bool {
	if !items.Looks(data) {
		return false
	}
	v, err := items.JSON(data)
	list, _ := parts(v)
	return err == nil && list != nil
}

// Read adds the items to the draft; the content of a group becomes a tag of its
// items. It returns an error if the file is not JSON or has no items.
func Read(d *assemble.Draft, rep *assemble.Report, data []byte, _ assemble.Order) error {
	v, err := items.JSON(data)
	if err != nil {
		return err
	}
	list, groups := parts(v)
	if list == nil {
		return errors.New("there are no items with a content and a start")
	}
	items.CarriedFile(d, items.Object(v))
	var all []items.Item
	called := map[string]string{}
	for i, g := range groups {
		c := items.Cells(items.Object(g))
		called[c["id"]] = c["content"]
		all = append(all, items.Item{At: "group " + strconv.Itoa(i+1), Sort: "group", Cells: prefixed(c)})
	}
	for i, it := range list {
		item := items.Item{At: "item " + strconv.Itoa(i+1), Cells: items.Cells(items.Object(it))}
		if items.Object(it) == nil {
			item.Fault = "it is no object"
		}
		all = append(all, item)
	}
	items.Read(d, rep, all, append(columns, items.Column{Name: "group.id", As: "tags of its items"}, items.Column{Name: "group.content", As: "tags of its items"}), func(r *items.Row) {
		if r.Sort == "group" {
			r.Took("group.id", "group.content")
			r.Over(d)
			return
		}
		item(r, called)
	})
	return nil
}

func prefixed(cells map[string]string) map[string]string {
	out := map[string]string{}
	for name, s := range cells {
		out["group."+name] = s
	}
	return out
}

func item(r *items.Row, groups map[string]string) {
	if !r.Title([]string{"content"}, "title") {
		r.Reject("it has no content", "a content, if it is an event")
		return
	}
	r.ID("id")
	if why, fix := r.WhenOwned("start", "end", func(typed string) assemble.Reading { return date(r, typed) }); why != "" {
		r.Reject(why, fix)
		return
	}
	r.E.Text = r.Prose("title")
	if r.Text("type") == "background" {
		r.E.Type = "PERIOD"
		r.Changed("type", "PERIOD", "a background is a period")
	}
	if g := r.Text("group"); g != "" {
		tag := groups[g]
		if tag == "" {
			tag = g
		}
		r.E.Tags = []string{tag}
		r.Changed("group", tag, "the content of the group")
	}
	r.Owned()
	r.Event()
}

// date parses a date as vis-timeline does: digits alone are milliseconds from
// 1970.
func date(r *items.Row, typed string) assemble.Reading {
	s := strings.TrimSuffix(strings.TrimPrefix(typed, "/Date("), ")/")
	if ms, err := strconv.ParseInt(s, 10, 64); err == nil {
		when, ok := items.Moment(ms)
		if !ok {
			return assemble.Reading{Say: "that many milliseconds lie outside the years 1 to 9999", Fix: "a date as text, such as 2025-08-06"}
		}
		if ms >= 0 && ms < 10000 {
			r.Warn("vis-timeline reads “"+typed+"” as milliseconds from 1970, and so it stands here", "2025-01-01, where a year is meant")
		}
		return assemble.Reading{When: when, Why: "milliseconds from 1970"}
	}
	if strings.HasPrefix(s, "-") && len(s) > 5 && s[5] == '-' {
		r.Warn("vis-timeline draws “"+typed+"” after Christ; here it is read as written, before Christ", "a year of six digits, such as -000043-03-15")
	}
	got := assemble.Dates{}.Read(items.ShortYear(s))
	if got.When != "" && got.When != typed && got.Why == "" {
		got.Why = "as EDTF"
	}
	return got
}
