package book

import "parley/data/codebook"

// picks returns the drop-down lists of a sheet by heading.
func picks(name string) map[string][]string {
	switch name {
	case "events":
		return map[string][]string{"type": codes(codebook.Types()), "status": codes(codebook.Statuses()), "importance": {"1", "2", "3", "4", "5"}}
	case "actors":
		return map[string][]string{"kind": codes(codebook.ActorKinds())}
	case "places":
		return map[string][]string{"kind": codes(codebook.PlaceKinds())}
	case "sources":
		return map[string][]string{"kind": codes(codebook.SourceKinds())}
	case "claims":
		return map[string][]string{"stance": codes(codebook.Stances())}
	case "groups":
		return map[string][]string{"colour": codes(codebook.Colours())}
	case "types":
		return map[string][]string{"like": codes(codebook.Types()), "class": codes(codebook.Quads()), "symbol": codes(codebook.Shapes())}
	case "relations":
		return map[string][]string{"kind": codes(codebook.RelationKinds())}
	}
	return nil
}

func codes(rows []codebook.Row) []string {
	var out []string
	for _, r := range rows {
		if r.Code != "" {
			out = append(out, r.Code)
		}
	}
	return out
}
