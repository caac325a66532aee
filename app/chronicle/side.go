package chronicle

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
)

// Side is one part of an event of which accounts differ: what is said for it and
// what against, to stand side by side. Where nobody speaks against, as often of an
// outcome, all accounts stand in For.
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
	Speaker     Name
	Glyph, Verb string
	Plain       bool // the verb says no more than that it was said
	Said        When
	Quote, Lang string
	Text        string // where there is no quote; "" when the voice has no words of its own
}

// mostVoices bounds the accounts of a part on either side. Neither side shows more
// than the other has: one slip against ten accounts is two lines.
const mostVoices = 3

// sides lists the parts of an event on which the claims known oppose one another,
// and an outcome or figure of which several voices speak in words. A doubt of the
// day before is no other account of what came (see dataset.Accounts).
func (b *Book) sides(ref dataset.EventRef, known []*dataset.Claim, on dataset.Day) []Side {
	var out []Side
	accounts := dataset.Accounts(b.d, ref, on)
	for i, f := range codebook.FacetRows() {
		bit := codebook.Facets(1) << i
		var pro, con []*dataset.Claim
		for _, c := range known {
			switch {
			case c.Facets()&bit == 0 || !accounts(c):
			case c.Stance.Against():
				con = append(con, c)
			default:
				pro = append(pro, c)
			}
		}
		told := bit&(codebook.OnOutcome|codebook.OnFigure) != 0
		if len(pro) == 0 || len(con) == 0 && (!told || !severalSpeak(pro)) {
			continue
		}
		s := Side{Part: b.w.Say("part." + f.Code)}
		most := [2]int{min(len(con), mostVoices), min(len(pro), mostVoices)}
		if len(con) == 0 {
			most[0] = 2 * mostVoices
		}
		s.For, s.MoreFor = b.voicesOf(pro, most[0], on)
		s.Against, s.MoreLess = b.voicesOf(con, most[1], on)
		s.joinDates()
		out = append(out, s)
	}
	return out
}

// joinDates takes the date that all accounts share from them.
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

// severalSpeak reports whether two different voices have words of their own.
func severalSpeak(claims []*dataset.Claim) bool {
	var first *dataset.Claim
	for _, c := range claims {
		switch {
		case c.Text == "" && c.Quote == "":
		case first == nil:
			first = c
		case c.By != first.By || c.By < 0 && c.Source != first.Source:
			return true
		}
	}
	return false
}

// voicesOf takes up to n accounts, those with words first, in order of saying, and
// counts the rest.
func (b *Book) voicesOf(claims []*dataset.Claim, n int, on dataset.Day) ([]Voice, int) {
	worded := func(c *dataset.Claim) bool { return c.Text != "" || c.Quote != "" }
	list := slices.Clone(claims)
	if slices.ContainsFunc(list, worded) {
		list = slices.DeleteFunc(list, func(c *dataset.Claim) bool { return !worded(c) })
	}
	list = list[:min(len(list), n)]
	out := make([]Voice, len(list))
	for i, c := range list {
		v := Voice{Speaker: b.speaker(c), Glyph: Glyph(c.Stance), Verb: b.w.Verb(b.d, c, false), Plain: stanceOf(c) == codebook.Asserts || stanceOf(c) == codebook.Reports, Said: b.when(b.SaidAt(c, on)), Quote: c.Quote, Lang: c.QuoteLang}
		if v.Quote == "" {
			v.Text = c.Text
		}
		out[i] = v
	}
	return out, len(claims) - len(list)
}
