package chronicle

import (
	"slices"

	"parley/data/codebook"
)

// Side is one part of an event on which accounts differ, with the accounts for it and against
// it. If nobody speaks against it, as often with an outcome, all accounts are in For.
type Side struct {
	Part     string // "the outcome"
	Said     When   // when all of it was said, if that is one date: the voices then have none
	For      []Voice
	Against  []Voice
	MoreFor  int // further voices for it that are not listed
	MoreLess int // and against it
}

// Voice is one account in short.
type Voice struct {
	Speakers    []Name
	Glyph, Verb string
	Plain       bool // the verb says no more than that it was said
	Said        When
	Quote, Lang string
	Text        string // where there is no quote; "" when the voice has no words of its own
	Claim       int    // its number among the claims of the entry
}

// mostVoices is the maximum number of accounts on either side. Neither side shows more than the
// other has: one denial of ten accounts takes two lines.
const mostVoices = 3

// sides lists the parts of an event on which claims oppose one another, and the outcome or
// figure that several speakers word, and marks the claims that are shown there. A doubt from
// before the event is no account of its outcome (see dataset.Accounts).
func (b *Book) sides(claims []Claim) []Side {
	var out []Side
	for i, f := range codebook.FacetRows() {
		bit := codebook.Facets(1) << i
		pro, con := accountsOf(claims, bit)
		told := bit&(codebook.OnOutcome|codebook.OnFigure) != 0
		if len(pro) == 0 || len(con) == 0 && (!told || !severalSpeak(claims, pro)) {
			continue
		}
		s := Side{Part: b.w.Say("part." + f.Code)}
		most := [2]int{min(len(con), mostVoices), min(len(pro), mostVoices)}
		if len(con) == 0 {
			most[0] = 2 * mostVoices
		}
		s.For, s.MoreFor = voicesOf(claims, pro, most[0], bit)
		s.Against, s.MoreLess = voicesOf(claims, con, most[1], bit)
		for _, v := range slices.Concat(s.For, s.Against) {
			claims[v.Claim].Beside = true
		}
		s.joinDates()
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Side) int { return min(len(b.Against), 1) - min(len(a.Against), 1) }) // what is disputed comes first
	return out
}

// accountsOf returns the indexes of the claims about a part of an event, for it and against it.
func accountsOf(claims []Claim, part codebook.Facets) (pro, con []int) {
	for i := range claims {
		switch c := &claims[i]; {
		case !c.Account || c.on(part) == 0:
		case c.Against:
			con = append(con, i)
		default:
			pro = append(pro, i)
		}
	}
	return pro, con
}

// on counts the claims of a line that are about a part of the event.
func (c *Claim) on(part codebook.Facets) (n int) {
	for i := range c.Members {
		if c.Members[i].on&part != 0 {
			n++
		}
	}
	return n
}

// joinDates moves the date that all accounts share to the side.
func (s *Side) joinDates() {
	all := slices.Concat(s.For, s.Against)
	if slices.ContainsFunc(all, func(v Voice) bool { return v.Said != all[0].Said }) {
		return
	}
	s.Said = all[0].Said
	for _, list := range [][]Voice{s.For, s.Against} {
		for i := range list {
			list[i].Said = When{}
		}
	}
}

// severalSpeak reports whether two different speakers have words of their own.
func severalSpeak(claims []Claim, list []int) bool {
	var first []Name
	for _, i := range list {
		switch c := &claims[i]; {
		case c.Bare:
		case first == nil:
			first = c.All
		case !slices.Equal(c.All, first):
			return true
		}
	}
	return false
}

// voicesOf takes up to n accounts, those with words before others, in order of saying,
// and counts the claims on the part that are left out.
func voicesOf(claims []Claim, list []int, n int, part codebook.Facets) (out []Voice, more int) {
	worded := slices.ContainsFunc(list, func(i int) bool { return !claims[i].Bare })
	for _, i := range list {
		c := &claims[i]
		if worded && c.Bare || len(out) == n {
			more += c.on(part)
			continue
		}
		v := Voice{Claim: i, Speakers: c.Speakers, Glyph: c.Glyph, Verb: c.Verb, Said: c.Said, Quote: c.Quote, Lang: c.Lang,
			Plain: c.Stance == codebook.NoStance || c.Stance == codebook.Asserts || c.Stance == codebook.Reports}
		if v.Quote == "" && !c.Bare {
			v.Text = c.Text
		}
		out = append(out, v)
	}
	return out, more
}
