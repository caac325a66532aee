package check

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
)

// groupMembers checks that a group has actors and lists none that belongs to
// another.
func groupMembers(r *run) {
	groups, sides := r.d.Scheme.Groups, r.d.Sides()
	for i := range groups {
		g := &groups[i]
		for _, a := range g.Members {
			if at := sides[a]; at != int32(i) {
				r.add(Quote(r.d.Actors[a].Name)+" is also a member of "+groups[at].ID+", where it counts", "one of the two groups", "groups", g.ID, "members")
			}
		}
		if rest := g.ID == dataset.RestGroup || g.ID == dataset.PressGroup; !rest && !slices.Contains(sides, int32(i)) {
			r.add("no actor belongs to the group "+Quote(g.Name), "members: [id, …], part_of: a body, or countries: [CH, …]", "groups", g.ID)
		}
	}
}

// sameColour checks that no two groups have the same colour.
func sameColour(r *run) {
	used := map[codebook.Colour]string{}
	free := codesBut(codebook.Colours(), r.d.Scheme.Groups)
	for i := range r.d.Scheme.Groups {
		g := &r.d.Scheme.Groups[i]
		if g.Colour == codebook.NoColour {
			continue
		}
		if first := used[g.Colour]; first != "" {
			r.add("the groups "+first+" and "+g.ID+" are both "+g.Colour.Code()+": their colour does not tell them apart", free, "groups", g.ID, "colour")
			continue
		}
		used[g.Colour] = g.ID
	}
}

// codesBut returns the first colour that no group has.
func codesBut(rows []codebook.Row, groups []dataset.Group) string {
	for _, row := range rows {
		if !slices.ContainsFunc(groups, func(g dataset.Group) bool { return g.Colour.Code() == row.Code }) {
			return row.Code
		}
	}
	return "no colour for one of them: it is drawn in ink"
}

// sameSymbol checks that events of two classes do not share a symbol: colour
// alone would tell them apart.
func sameSymbol(r *run) {
	first := map[codebook.Shape]dataset.TypeRef{}
	for i := range r.d.Events { // of shapes that follow the class
		if t := r.d.Type(&r.d.Events[i]); r.d.TypeSign(t) == r.d.TypeSign(t).Class.Sign() {
			first[r.d.TypeSign(t).Shape] = t
		}
	}
	for i := range r.d.Scheme.Types {
		t := dataset.TypeRef(codebook.TypeCount + i)
		sign := r.d.TypeSign(t)
		other, taken := first[sign.Shape]
		if taken && r.d.TypeSign(other).Class != sign.Class {
			r.add("events of the types "+r.d.TypeCode(other)+" and "+r.d.TypeCode(t)+" have the same symbol in two colours, which not everybody can tell apart",
				"another symbol, or the same class", "types", r.d.TypeCode(t), "symbol")
		} else if !taken {
			first[sign.Shape] = t
		}
	}
}
