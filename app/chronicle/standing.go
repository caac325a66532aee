package chronicle

import (
	"slices"

	"parley/data/codebook"
	"parley/data/dataset"
)

// maxVoices is the maximum number of speakers that a reason names before "and 3 more".
const maxVoices = 3

// reason words the standing of an event: who supports it, and what speaks against it.
func (b *Book) reason(ref dataset.EventRef, on dataset.Day) string {
	e := &b.d.Events[ref]
	standing, r := dataset.Standing(b.d, ref, on)
	if r.Given != "" {
		return r.Given
	}
	s := b.grounds(e, standing, &r)
	if standing == codebook.SecondHand && speaksOfItself(e, b.casts.Who(ref, on), &r) {
		s = b.w.Say("reason.passed-on", b.list(b.voices(e, r.Claims)), b.relay(r.Sources))
	}
	switch {
	case r.Differ != 0:
		for i, f := range codebook.FacetRows() {
			if r.Differ&(1<<i) != 0 {
				s += " " + b.w.Say("reason.differ-"+f.Code)
			}
		}
	case standing == codebook.Official && b.opposed(e, on):
		s += " " + b.w.Say("reason.differ")
	}
	return s
}

// speaksOfItself reports whether a participant makes one of the claims that count, which is
// then second-hand because others passed it on.
func speaksOfItself(e *dataset.Event, who []dataset.Part, r *dataset.Reason) bool {
	return slices.ContainsFunc(r.Claims, func(k int) bool { return dataset.Takes(who, e.Claims[k].By) })
}

// grounds words who supports an event and what speaks against it.
func (b *Book) grounds(e *dataset.Event, standing codebook.Standing, r *dataset.Reason) string {
	pro, con := b.list(b.voices(e, r.Claims)), b.list(b.voices(e, r.Against))
	switch standing {
	case codebook.Official:
		return b.w.Say("reason.official", pro)
	case codebook.Corroborated:
		return b.w.Count("reason.corroborated", len(r.Claims), b.list(b.papers(r.Sources)))
	case codebook.SingleSource:
		return b.w.Say("reason.single-source", b.relay(r.Sources))
	case codebook.SecondHand:
		return b.w.Say("reason.second-hand", pro, b.relay(r.Sources))
	case codebook.Disputed:
		if pro == "" {
			return b.w.Say("reason.doubted", con)
		}
		return b.w.Say("reason.disputed", b.parts(r.On), pro, con)
	case codebook.Denied:
		if pro == "" {
			return b.w.Say("reason.denied", con)
		}
		return b.w.Say("reason.denied-against", con, pro)
	case codebook.Retracted:
		return b.w.Say("reason.retracted", con)
	}
	return b.w.Say("reason.none")
}

// voices names the speakers of claims of an event, each once.
func (b *Book) voices(e *dataset.Event, claims []int) []string {
	var out []string
	for _, k := range claims {
		if s := b.d.Speaker(&e.Claims[k]); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// papers names the publishers of sources, each once.
func (b *Book) papers(sources []dataset.SourceRef) []string {
	var out []string
	for _, s := range sources {
		if p := b.d.Publisher(s); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// relay names the first of the sources and whom it passes on: "News.Az, citing
// Unnamed foreign media".
func (b *Book) relay(sources []dataset.SourceRef) string {
	if len(sources) == 0 || sources[0] < 0 {
		return b.w.Say("source.none")
	}
	s := &b.d.Sources[sources[0]]
	var via []string
	if s.Cited && s.CitedIn >= 0 {
		return b.w.Say("source.through", b.d.Publisher(sources[0]), b.d.Publisher(s.CitedIn))
	}
	for _, v := range s.Via {
		if p := b.d.Publisher(v); p != "" && !slices.Contains(via, p) {
			via = append(via, p)
		}
	}
	if len(via) == 0 {
		return b.d.Publisher(sources[0])
	}
	return b.w.Say("source.citing", b.d.Publisher(sources[0]), b.list(via))
}

// opposed reports whether any claim known on the day speaks against a part of
// the event.
func (b *Book) opposed(e *dataset.Event, on dataset.Day) bool {
	return slices.ContainsFunc(e.Claims, func(c dataset.Claim) bool { return c.Known <= on && c.Stance.Against() })
}

// list joins names, at most maxVoices of them: "A, B and C", "A, B, C and 4 more".
func (b *Book) list(names []string) string {
	if len(names) > maxVoices+1 {
		return b.w.List(append(slices.Clip(names[:maxVoices]), b.w.Say("list.others", b.w.Number(len(names)-maxVoices))))
	}
	return b.w.List(names)
}

// parts names parts of an event: "the event itself and the date".
func (b *Book) parts(on codebook.Facets) string {
	var out []string
	for i, f := range codebook.FacetRows() {
		if on&(1<<i) != 0 {
			out = append(out, b.w.Say("part."+f.Code))
		}
	}
	return b.w.List(out)
}
