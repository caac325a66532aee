package pack

import (
	"unsafe"

	"parley/data/dataset"
)

// The sayings of claims are columns of a separate table, with a row for every
// claim. If all of it is empty, as in a machine-coded record, the reader makes
// no table, and all claims share one empty saying.

// sayings returns the table for the next column: a copy of all sayings when
// writing, the table so far when reading, allocated on the first column that is
// not all zero. A column without rows reads as all zero.
func (x *codec) sayings(claims []dataset.Claim, said []dataset.Saying) []dataset.Saying {
	switch {
	case len(said) > 0:
	case x.pen != nil:
		for i := range claims {
			said = append(said, *claims[i].Saying)
		}
	case len(x.in) > 0 && mode(x.in[0]) != modeZero:
		said = alloc[dataset.Saying](x, len(claims))
	}
	return said
}

// giveSayings assigns sayings to the claims that were read.
func (x *codec) giveSayings(claims []dataset.Claim, said []dataset.Saying) {
	if x.pen != nil {
		return
	}
	empty := &dataset.Saying{}
	for i := range claims {
		claims[i].Saying = empty
		if len(said) > 0 {
			claims[i].Saying = &said[i]
		}
	}
}

// sayingTexts handles the texts of all sayings. Claims may share a saying, so
// each gets its own before the first text is filled in.
func (x *codec) sayingTexts(events []dataset.Event) {
	claims := claimsOfAll(events)
	if x.pen == nil && !x.rehearse && x.spoken {
		spread(claims)
	}
	rows := make([]unsafe.Pointer, len(claims))
	for i, c := range claims {
		rows[i] = unsafe.Pointer(c.Saying)
	}
	var s dataset.Saying
	for _, offset := range []uintptr{
		unsafe.Offsetof(s.Loc), unsafe.Offsetof(s.Text), unsafe.Offsetof(s.Quote), unsafe.Offsetof(s.QuoteLang), unsafe.Offsetof(s.Note),
	} {
		if x.texts(rows, offset) {
			x.spoken = true
		}
	}
}

// spread gives every claim a saying of its own if they share one.
func spread(claims []*dataset.Claim) {
	if len(claims) < 2 || claims[0].Saying != claims[1].Saying {
		return
	}
	said := make([]dataset.Saying, len(claims))
	for i, c := range claims {
		said[i] = *c.Saying
		c.Saying = &said[i]
	}
}

// claimsOfAll returns the claims of all events.
func claimsOfAll(events []dataset.Event) []*dataset.Claim {
	n := 0
	for i := range events {
		n += len(events[i].Claims)
	}
	all := make([]*dataset.Claim, 0, n)
	for i := range events {
		for k := range events[i].Claims {
			all = append(all, &events[i].Claims[k])
		}
	}
	return all
}
