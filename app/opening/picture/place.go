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

// widths are the line widths of a note, the best first.
var widths = [...]scene.Px{232, 176, 290, 140, 120, 102}

// note is an annotation broken into lines, with its position.
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

// form is a note broken at one of the widths.
type form struct {
	title, text, differ []string
	high, span          scene.Px
}

// set breaks a note at every width.
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

// differIn is the indent of the text about a contradiction, after its sign.
const differIn scene.Px = 16

// lay places the notes of one side between from and to, as near to the line as it finds, so
// that no note overlaps another or the stem of one farther out. It returns the notes without a
// place, the least important first.
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

// ladder gives every note its own level, with all texts on the same side of their stems, so
// that no stem crosses a text. It reports whether all lie between from and to.
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

// Bounds of the search: the tries for each number of levels and total height, and the heights
// tried.
const (
	tries               = 6_000
	lowestNote          = dateHigh + titleHigh + levelGap
	lowestSum           = lowestNote
	highestSum scene.Px = 560
)

// solver places note after note, with backtracking, until all fit into a height.
type solver struct {
	notes    []*note
	from, to scene.Px
	levels   int
	most     scene.Px
	left     int                 // tries that are left
	narrow   bool                // narrow words first
	high     [mostTried]scene.Px // of the levels, as far as notes are placed
}

// search places note i and the following ones; it returns false if it finds no way.
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

// sum returns the height of all levels.
func (s *solver) sum() (sum scene.Px) {
	for _, h := range s.high {
		if h > 0 {
			sum += h + levelGap
		}
	}
	return sum
}

// stand sets the position of a note.
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

// clash reports whether the texts of two notes overlap, or the stem of one crosses the text of
// the other. Notes of one day share their stem.
func clash(a, b *note) bool {
	if a.level == b.level && a.from < b.to+apart && b.from < a.to+apart {
		return true
	}
	return a.level >= b.level && through(a.x, b) || b.level >= a.level && through(b.x, a)
}

// through reports whether a stem crosses the text of a note.
func through(x scene.Px, n *note) bool { return x > n.from-5 && x < n.to+5 }

// heights returns the height of each level of placed notes.
func heights(notes []*note) (out [mostLevel]scene.Px) {
	for _, n := range notes {
		out[n.level] = max(out[n.level], n.high)
	}
	return out
}

// spread places labels of one width near their wanted positions, in the same order, between
// from and to.
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
