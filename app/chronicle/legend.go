package chronicle

import (
	"slices"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
)

// Key is a row of the legend: a mark and its meaning.
type Key struct {
	Symbol, Class string // as of a Row
	Text          string // name of the class or type
	Quad          codebook.Quad
	Whole         bool // it stands for the class, not for one of its types
}

// classKeys are the classes in the order of the legend.
var classKeys = [...]codebook.Quad{codebook.VerbalCooperation, codebook.MaterialCooperation, codebook.VerbalConflict, codebook.MaterialConflict, codebook.Plain}

// Legend explains the symbols and colours of a record: its classes, and the
// types that have a symbol of their own. A record with names of its own for
// either lists what its events use; another one lists all classes.
func Legend(d *dataset.Dataset, w *words.Words) []Key {
	own := len(d.Scheme.Types)+len(d.Scheme.Classes) > 0
	var signs []codebook.Sign
	types := map[codebook.Sign]dataset.TypeRef{}
	for i := range d.Events {
		e := &d.Events[i]
		if sign := d.Sign(e); e.Type != codebook.Period && e.Type != codebook.Deadline && !slices.Contains(signs, sign) {
			signs = append(signs, sign)
			types[sign] = d.Type(e)
		}
	}
	var out []Key
	for _, q := range classKeys {
		if !own || slices.Contains(signs, q.Sign()) {
			out = append(out, Key{shapeSymbol(q.Shape()), Class(q), w.Quad(q), q, true})
		}
	}
	for _, s := range signs {
		if s != s.Class.Sign() {
			out = append(out, Key{Symbol: shapeSymbol(s.Shape), Class: Class(s.Class), Text: w.TypesOf(d, types[s]), Quad: s.Class})
		}
	}
	return out
}

// shapeSymbol returns the id of a shape in the sprite.
func shapeSymbol(s codebook.Shape) string { return "m" + string(rune('0'+s-codebook.Stroke)) }
