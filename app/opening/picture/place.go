package picture

import (
	"cmp"
	"math"
	"slices"

	"parley/app/card"
	"parley/app/scene"
)

// Sizes of a note, in pixels.
const (
	dateHigh  scene.Px = 16
	titleHigh scene.Px = 18
	lineHigh  scene.Px = 16
	beside    scene.Px = 8  // between a stem and its note
	apart     scene.Px = 14 // between two notes
	mostLevel          = MostTold
	mostTried          = 5 // levels
)

// widths are those that the text of a note may be set in, the best first.
var widths = [...]scene.Px{232, 176, 290, 140, 120, 102}

// note is a moment with its words broken into lines and its place.
type note struct {
	m                   *Moment
	number              int      // from 1
	x                   scene.Px // of its stem
	level               int      // from 0 at the line outwards
	left                bool     // its words stand left of the stem
	turned              bool     // they stand there if they can
	push                scene.Px // how much farther right of the stem they stand, past the violet line
	title, text, differ []string
	high, span          scene.Px
	top                 scene.Px
	from, to            scene.Px // ends of its words; of a number, where it stands
	forms               [len(widths)]form
}

// form is a note set in one of the widths.
type form struct {
	title, text, differ []string
	high, span          scene.Px
}

// set breaks the words of a note for all widths.
func (n *note) set(ms scene.Measurer) {
	for i, w := range widths {
		f := &n.forms[i]
		f.title = card.Break(ms, scene.NoteTitle, n.m.Title, w, 99)
		f.text = card.Break(ms, scene.Label, n.m.Text, w, 99)
		f.differ = card.Break(ms, scene.LabelBig, n.m.Differ, w-differIn, 99)
		f.high = dateHigh + titleHigh*scene.Px(len(f.title)) + lineHigh*scene.Px(len(f.text)+len(f.differ))
		f.span = ms.Measure(scene.Caption, n.m.When)
		for _, l := range f.title {
			f.span = max(f.span, ms.Measure(scene.NoteTitle, l))
		}
		for _, l := range f.text {
			f.span = max(f.span, ms.Measure(scene.Label, l))
		}
		for _, l := range f.differ {
			f.span = max(f.span, ms.Measure(scene.LabelBig, l)+differIn)
		}
	}
}

// differIn is how far the words about a contradiction stand in, after its sign.
const differIn scene.Px = 16

// lay places the notes of one side of the line between from and to, as low as it finds,
// so that no note touches another or the stem of one that stands farther out. Those that
// find no place are given back, the least first.
func lay(notes []*note, from, to scene.Px) (placed, lost []*note) {
	slices.SortStableFunc(notes, func(a, b *note) int { return cmp.Compare(a.x, b.x) })
	for placed = notes; len(placed) > 0; {
		for most := lowestSum; most <= highestSum; most += lineHigh {
			for levels := 1; levels <= mostTried && scene.Px(levels)*lowestNote <= most; levels++ {
				s := solver{notes: placed, from: from, to: to, levels: levels, most: most, left: tries}
				if s.search(0) {
					return placed, lost
				}
			}
		}
		for levels := 1; levels <= mostTried; levels++ { // however high
			s := solver{notes: placed, from: from, to: to, levels: levels, most: math.MaxFloat32, left: 10 * tries, narrow: true}
			if s.search(0) {
				return placed, lost
			}
		}
		if ladder(placed, from, to, false) || ladder(placed, from, to, true) {
			return placed, lost
		}
		least := slices.MinFunc(placed, func(a, b *note) int { return cmp.Compare(a.m.weight, b.m.weight) })
		lost = append(lost, least)
		placed = slices.DeleteFunc(slices.Clone(placed), func(n *note) bool { return n == least })
	}
	return placed, lost
}

// ladder gives every note a level of its own, all words on one side of their stems, so
// that no stem meets words of another. It reports whether all lie between two ends.
func ladder(notes []*note, from, to scene.Px, left bool) bool {
	for i, n := range notes { // in the order of their stems
		level := len(notes) - 1 - i
		if left {
			level = i
		}
		fits := false
		for wide := 0; wide < len(widths) && !fits; wide++ {
			n.stand(level, left, wide)
			fits = n.from >= from && n.to <= to
		}
		if !fits {
			return false
		}
	}
	return true
}

// Bounds of the search for places: tries for each number of levels and height of them
// all, and these heights.
const (
	tries               = 6_000
	lowestNote          = dateHigh + titleHigh + levelGap
	lowestSum           = lowestNote
	highestSum scene.Px = 560
)

// solver tries places note by note until all stand in a height.
type solver struct {
	notes    []*note
	from, to scene.Px
	levels   int
	most     scene.Px
	left     int                 // tries that are left
	narrow   bool                // narrow words first
	high     [mostTried]scene.Px // of the levels, as far as notes are placed
}

// search places note i and those after it; false where they do not fit, or were not
// found to.
func (s *solver) search(i int) bool {
	if i == len(s.notes) {
		return true
	}
	n := s.notes[i]
	for wide := range widths {
		if s.narrow {
			wide = len(widths) - 1 - wide
		}
		for level := range s.levels {
			for _, left := range [...]bool{n.turned, !n.turned} {
				if s.left--; s.left < 0 {
					return false
				}
				n.stand(level, left, wide)
				high := s.high
				s.high[level] = max(s.high[level], n.high)
				if s.sum() <= s.most && s.fits(i) && s.search(i+1) {
					return true
				}
				s.high = high
			}
		}
	}
	return false
}

// sum is the height of all levels.
func (s *solver) sum() (sum scene.Px) {
	for _, h := range s.high {
		if h > 0 {
			sum += h + levelGap
		}
	}
	return sum
}

// stand puts a note at a place.
func (n *note) stand(level int, left bool, wide int) {
	f := &n.forms[wide]
	n.level, n.left = level, left
	n.title, n.text, n.differ, n.high, n.span = f.title, f.text, f.differ, f.high, f.span
	if left {
		n.from, n.to = n.x-beside-n.span, n.x-beside
		return
	}
	n.from, n.to = n.x+beside+n.push, n.x+beside+n.push+n.span
}

// fits reports whether note i has room beside those before it.
func (s *solver) fits(i int) bool {
	n := s.notes[i]
	if n.from < s.from || n.to > s.to {
		return false
	}
	for _, o := range s.notes[:i] {
		if clash(n, o) {
			return false
		}
	}
	return true
}

// clash reports whether the words of two notes touch, or the stem of one runs through
// those of the other. Notes of one day share their stem.
func clash(a, b *note) bool {
	if a.level == b.level && a.from < b.to+apart && b.from < a.to+apart {
		return true
	}
	return a.level >= b.level && through(a.x, b) || b.level >= a.level && through(b.x, a)
}

// through reports whether a stem runs through the words of a note.
func through(x scene.Px, n *note) bool { return x > n.from-5 && x < n.to+5 }

// heights are how high each level of placed notes is.
func heights(notes []*note) (out [mostLevel]scene.Px) {
	for _, n := range notes {
		out[n.level] = max(out[n.level], n.high)
	}
	return out
}

// spread gives numbers of some width places near those that they are wanted at, in
// the same order, between two ends.
func spread(want []scene.Px, wide, from, to scene.Px) []scene.Px {
	out := slices.Clone(want)
	for i := range out {
		out[i] = max(out[i], from+wide/2)
		if i > 0 {
			out[i] = max(out[i], out[i-1]+wide)
		}
	}
	end := to - wide/2
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = min(out[i], end)
		end = out[i] - wide
	}
	return out
}
