package datapackage

import "strconv"

// scheme returns the tables of the groups, types and class names of the
// record's own, with their rows; a record without them has none.
func (l lookup) scheme() []table {
	groups := table{name: "groups", title: "Groups of actors", columns: []column{
		key("Permanent id of the group"), text("name", "Name"), text("short", "Short name"), text("colour", "Name of its colour"), typed("order", "integer", "The least comes first"),
		text("part_of", "Ids of the bodies whose members belong to it, divided by blanks"), text("members", "Ids of all actors that belong to it, divided by blanks"),
	}, each: func(func(...string)) {}}
	sides := l.Sides()
	for i := range l.Scheme.Groups {
		g := &l.Scheme.Groups[i]
		var members []int32
		for a, side := range sides {
			if side == int32(i) {
				members = append(members, int32(a))
			}
		}
		groups.rows = append(groups.rows, []string{g.ID, g.Name, g.Short, g.Colour.Code(), strconv.Itoa(int(g.Order)), ids(g.PartOf, l.actor),
			ids(members, func(a int32) string { return string(l.Actors[a].ID) })})
	}
	types := table{name: "types", title: "Types of event of this record", columns: []column{
		key("Word in the column type of events"), text("label", "One event"), text("plural", "Several"), text("like", "The PLOVER type whose rules hold, or STATEMENT, DEADLINE, PERIOD"),
		text("class", "verbal or material, cooperation or conflict"), text("symbol", "Its mark, when it is not that of the class"),
	}, each: func(func(...string)) {}}
	for i := range l.Scheme.Types {
		s := &l.Scheme.Types[i]
		types.rows = append(types.rows, []string{s.ID, s.Label, s.Plural, s.Like.Code(), s.Class.Code(), s.Symbol.Code()})
	}
	classes := table{name: "classes", title: "What this record calls the classes of events", columns: []column{
		key("Word in the column class of events"), text("label", "Name"), text("text", "One sentence about it"),
	}, each: func(func(...string)) {}}
	for i := range l.Scheme.Classes {
		c := &l.Scheme.Classes[i]
		classes.rows = append(classes.rows, []string{c.Class.Code(), c.Label, c.Text})
	}
	return []table{groups, types, classes}
}

// typeAbout describes the column type of events.
func (l lookup) typeAbout() string {
	if len(l.Scheme.Types) > 0 {
		return "A type of this record, see types; PLOVER type of event, or STATEMENT, DEADLINE, PERIOD"
	}
	return "PLOVER type of event, or STATEMENT, DEADLINE, PERIOD"
}
