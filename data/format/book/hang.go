package book

import (
	"strconv"
)

// hang adds a row to a list of the record that it names.
func (r *reader) hang(one record, as sheet) (why, fix string) {
	parent := parents[as.section]
	id, _ := one[parent].(string)
	if as.section == "steps" {
		return r.numbered(r.doc, "steps", parent, one, as)
	}
	of, ok := r.section(as.section)[id].(record)
	if !ok {
		if id = r.names[as.section][fold(id)]; id == "" || id == several {
			return "the column “" + parent + "” names nothing of the sheet “" + as.section + "”", "an id of that sheet"
		}
		of = r.section(as.section)[id].(record)
	}
	delete(one, parent)
	if one["claim"] != nil && as.name == "media" {
		return r.numbered(of, "claims", "claim", one, as)
	}
	switch as.key {
	case "image":
		of["image"] = one
	case "who":
		return r.part(of, one)
	case "tags":
		r.list(of, as.key, one["tag"])
	default:
		r.list(of, as.key, one)
	}
	return "", ""
}

// numbered adds a row to a list of the entry whose number a column gives.
func (r *reader) numbered(of record, list, column string, one record, as sheet) (why, fix string) {
	number, _ := one[column].(string)
	n, err := strconv.Atoi(number)
	all, _ := of[list].([]any)
	if err != nil || n < 1 || n > len(all) {
		return "the column “" + column + "” gives no number of the " + list, "1 for the first"
	}
	delete(one, column)
	r.list(all[n-1].(record), as.key, one)
	return "", ""
}

// roles are the participants of an event by role, in a stable order.
type roles struct {
	order []string
	of    record
}

// part adds a participant to an event by role.
func (r *reader) part(of, one record) (why, fix string) {
	role, _ := one["role"].(string)
	id, _ := one["id"].(string)
	if id == "" {
		return "it names nobody", "an id of the sheet “actors” in the column id"
	}
	if role == "" {
		role = "actor"
	}
	delete(one, "role")
	who, _ := of["who"].(*roles)
	if who == nil {
		who = &roles{of: record{}}
		of["who"] = who
	}
	if who.of[role] == nil {
		who.order = append(who.order, role)
	}
	one["id"] = r.id("actors", id)
	if len(one) == 1 {
		r.list(who.of, role, one["id"])
	} else {
		r.list(who.of, role, one)
	}
	return "", ""
}
