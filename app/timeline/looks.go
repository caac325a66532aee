package timeline

import (
	"parley/app/scene"
	"parley/data/codebook"
)

// Look is something that a legend explains besides the signs of the classes.
type Look uint8

// The looks.
const (
	Deadlines Look = iota
	Periods
	Expected // possible, planned
	Off      // did not happen
	Disputed
	Spans  // a date that is a stretch of time
	Fading // an open or unknown end
	Doubt  // the signs "?" and "~"
	Chosen // rings
	Pale   // marks without a name
	Ties   // one event in several lanes
	Bars   // counts
	Sizes  // importance
	LookCount
)

// Drawn is what pictures contain: looks, and signs by class and kind of mark.
type Drawn struct {
	Looks [LookCount]bool
	Signs map[codebook.Sign]bool
}

// Find adds what a scene contains between two positions.
func (d *Drawn) Find(s *scene.Scene, x0, x1 scene.Px) {
	if d.Signs == nil {
		d.Signs = map[codebook.Sign]bool{}
	}
	size := scene.Px(0)
	for i := range s.Marks {
		k := &s.Marks[i]
		a, b := k.X, k.X+k.W
		if k.Kind == scene.Area {
			a, b = s.Pts[k.N], s.Pts[k.N+k.M-2]
		}
		if a > x1 || b < x0 {
			continue
		}
		if look, ok := lookOf(k); ok {
			d.Looks[look] = true
		}
		if k.Style != scene.Symbols && k.Style != scene.Quiet {
			continue
		}
		d.Looks[Expected] = d.Looks[Expected] || k.Opt&scene.Open != 0
		d.Looks[Off] = d.Looks[Off] || k.Opt&scene.Struck != 0
		d.Looks[Disputed] = d.Looks[Disputed] || k.Opt&scene.Half != 0
		for shape := codebook.Stroke; k.Kind != scene.Flag && shape <= codebook.Diamond; shape++ {
			if scene.SymbolOf(shape) == k.Kind {
				d.Signs[codebook.Sign{Class: k.Quad, Shape: shape}] = true
			}
		}
		if k.Style == scene.Symbols && k.Kind != scene.Flag {
			d.Looks[Sizes] = d.Looks[Sizes] || size > 0 && size != k.W
			size = k.W
		}
	}
}

// lookOf returns the look of a mark by its kind and style.
func lookOf(k *scene.Mark) (Look, bool) {
	switch {
	case k.Kind == scene.Flag:
		return Deadlines, true
	case k.Kind == scene.Fade:
		return Fading, true
	case k.Kind == scene.Area && k.Style == scene.DensityBarOff:
		return Bars, true
	}
	switch k.Style {
	case scene.PeriodBar:
		return Periods, true
	case scene.SoftBar, scene.Band, scene.OpenBar:
		return Spans, true
	case scene.More:
		return Doubt, true
	case scene.Ring, scene.MarkRing:
		return Chosen, true
	case scene.Quiet:
		return Pale, true
	case scene.BaseTick:
		return Ties, true
	}
	return 0, false
}
