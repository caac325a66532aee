// Package chronicle describes events, actors and sources for reading: who took
// part, in what office, when in words, where, and according to whom. The
// static page, the panel of the program and the table all show these values;
// none of them works out a sentence of its own.
//
// A Book is asked as of a day: what was said or published later is left out,
// and the status, the date and the title are those of that day.
package chronicle

import (
	"slices"

	"parley/app/words"
	"parley/data/dataset"
)

// Book answers questions about one dataset in one language. It is made with
// New and is not changed afterwards, so it may be shared.
type Book struct {
	d      *dataset.Dataset
	ledger *dataset.Ledger
	w      *words.Words
	x      *dataset.Index
	fixes  map[dataset.EventRef][]int // corrections by event, in the order of the log
	casts  *dataset.Casts             // the ledger's
	events [][]dataset.EventRef       // by actor, in which it has a part as known on any day
	groups []int32                    // by actor, its group, see Side; nil without groups
	told   [][]dataset.EventRef       // by actor, of which it speaks without a part in them on some day
}

// New prepares a sealed dataset. The ledger gives the state of events on a day; if it is nil,
// the book makes its own.
func New(d *dataset.Dataset, l *dataset.Ledger, w *words.Words) *Book {
	return Sharing(dataset.NewIndex(d), d, l, w)
}

// Sharing is New with an existing index of the dataset.
func Sharing(x *dataset.Index, d *dataset.Dataset, l *dataset.Ledger, w *words.Words) *Book {
	b := &Book{d: d, ledger: l, w: w, x: x, fixes: map[dataset.EventRef][]int{}, groups: d.Sides()}
	for i := range d.Corrections {
		if e := d.Corrections[i].Event; e >= 0 {
			b.fixes[e] = append(b.fixes[e], i)
		}
	}
	if l == nil {
		b.ledger = dataset.NewLedger(d)
	}
	b.casts = &b.ledger.Casts
	b.events = make([][]dataset.EventRef, len(d.Actors))
	for i := range d.Events {
		who := b.casts.EverWho(dataset.EventRef(i))
		for k, p := range who {
			if !dataset.Involves(who[:k], p.Actor) {
				b.events[p.Actor] = append(b.events[p.Actor], dataset.EventRef(i))
			}
		}
	}
	b.told = tellers(d, b.casts)
	return b
}

// tellers lists for each actor the events about which it makes claims without taking part, as
// known on any day.
func tellers(d *dataset.Dataset, casts *dataset.Casts) [][]dataset.EventRef {
	out := make([][]dataset.EventRef, len(d.Actors))
	for i := range d.Events {
		e := &d.Events[i]
		always := func(a dataset.ActorRef) bool {
			return dataset.Involves(e.Who, a) && !slices.ContainsFunc(e.History, func(c dataset.Change) bool { return c.Field == "who" })
		}
		for _, c := range e.Claims {
			if c.By < 0 || always(c.By) {
				continue
			}
			if n := len(out[c.By]); n == 0 || out[c.By][n-1] != dataset.EventRef(i) {
				out[c.By] = append(out[c.By], dataset.EventRef(i))
			}
		}
	}
	return out
}

// Words returns the words the book writes with.
func (b *Book) Words() *words.Words { return b.w }

// Dataset returns the dataset of the book.
func (b *Book) Dataset() *dataset.Dataset { return b.d }

// state returns the state of an event on a day, and whether it was known.
func (b *Book) state(ref dataset.EventRef, on dataset.Day) (dataset.State, bool) {
	e := &b.d.Events[ref]
	if on == dataset.LatestDay {
		return dataset.State{From: e.Known, Status: e.Status, Standing: e.Standing, When: e.When, Where: e.Where, Title: e.Title, Claims: len(e.Claims)}, true
	}
	return b.ledger.At(ref, on)
}
