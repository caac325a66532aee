package testkit

import (
	"strconv"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// sentences are the texts of claims and events.
var sentences = []string{
	"The two sides spoke for two hours.", "No date was given.", "The office confirmed the meeting in writing.",
	"It was not clear who had asked for the talks.", "The figures could not be checked.", "A second round is to follow.",
	"The statement names no conditions.", "The visit had been announced a week before.", "Officials declined to comment.",
	"The border stays closed for now.", "Both delegations left without taking questions.", "The proposal is to be put in writing.",
}

var stances = []codebook.Stance{
	codebook.Reports, codebook.Asserts, codebook.Confirms, codebook.Announces, codebook.Denies, codebook.Doubts, codebook.Disputes,
}

// stanceWeights are the relative frequencies of stances.
var stanceWeights = []int{60, 22, 8, 6, 2, 1, 1}

// claims adds the claims of an event: one, and sometimes more in the Written
// style.
func (m *maker) claims(i int, e *dataset.Event, day int64) {
	r := m.rng
	n := 1
	if m.o.Style == Written {
		n += r.geometric(25, 3)
	}
	e.Claims = take(&m.claimRows, n)
	for k := range e.Claims {
		c := &e.Claims[k]
		*c = dataset.Claim{SaidIn: dataset.None, By: dataset.None, For: dataset.None, CitedFrom: dataset.None}
		delay := int64(0) // machine-coded data gives the day of the report
		if m.o.Style == Written {
			delay = int64(r.geometric(30, 6))
		}
		c.Source = m.source(min(day+delay, m.asOf))
		c.Stance = codebook.Reports
		c.On = codebook.OnHappened | codebook.OnWhen | codebook.OnWho
		if m.o.Style == Written {
			m.written(i, e, c, k, day)
		}
	}
	if m.o.Style == Written && (e.Status.Off() || e.Status == codebook.Postponed || r.percent(shareHistory)) {
		m.history(e, day)
	}
}

// written fills a claim as an editor would, with a speaker and the other
// fields.
func (m *maker) written(i int, e *dataset.Event, c *dataset.Claim, k int, day int64) {
	r := m.rng
	c.Saying = &dataset.Saying{}
	c.Stance = stances[m.stanceDice.roll(r)]
	if e.Where >= 0 && r.percent(60) {
		c.On |= codebook.OnWhere
	}
	if r.percent(70) {
		c.By = e.Who[r.below(len(e.Who))].Actor
		c.Via = codebook.Via(1 + r.geometric(55, len(codebook.Vias())-1))
	}
	switch said := r.below(100); {
	case said < 10 && i > 0:
		c.SaidIn = dataset.EventRef(i - 1 - r.below(min(i, 20)))
	case said < 40:
		c.SaidAt = edtf.FromDay(min(day+int64(r.geometric(30, 4)), m.asOf))
	}
	if day > m.asOf || r.percent(5) {
		c.Stance = codebook.Announces
		c.SaidAt = edtf.FromDay(min(day-int64(1+r.below(20)), m.asOf))
	}
	if k > 0 && r.percent(30) {
		c.Chain = []dataset.ActorRef{m.outlets[r.below(len(m.outlets))]}
	}
	if r.percent(8) {
		c.To = []dataset.ActorRef{e.Who[len(e.Who)-1].Actor}
	}
	c.Loc = "p" + strconv.Itoa(1+r.geometric(80, 30))
	c.Text = sentences[r.below(len(sentences))]
	if r.percent(4) {
		c.Quote, c.QuoteLang = "We are ready.", "en"
	}
}

// source returns the report of one of the outlets on a day, and adds it on
// first use.
func (m *maker) source(day int64) dataset.SourceRef {
	outlet := m.rng.geometric(55, len(m.outlets)-1)
	key := day*16 + int64(outlet)
	if ref, ok := m.sources[key]; ok {
		return ref
	}
	date := edtf.FromDay(day)
	text := date.String()
	name := m.d.Actors[m.outlets[outlet]].Name
	ref := dataset.SourceRef(len(m.d.Sources))
	m.sources[key] = ref
	id := "o" + strconv.Itoa(outlet+1) + "-" + text
	if m.o.Style == Coded {
		id = "s" + strconv.Itoa(int(ref)+1)
	}
	m.d.Sources = append(m.d.Sources, dataset.Source{
		ID:   dataset.SourceID(id),
		Kind: codebook.NewsArticle, Publisher: m.outlets[outlet], Published: date, Title: name + ", " + text,
		URL:      "https://outlet-" + strconv.Itoa(outlet+1) + ".example/" + text,
		Language: "en", CitedIn: dataset.None, Reliability: 'B',
	})
	return ref
}

// links links an event to earlier ones.
func (m *maker) links(i int, e *dataset.Event) {
	r := m.rng
	if i == 0 || !r.percent(shareLinked) {
		return
	}
	for range 1 + r.geometric(15, 2) {
		l := dataset.Link{
			To:   dataset.EventRef(i - 1 - r.below(min(i, 200))),
			Kind: codebook.LinkKind(1 + r.below(len(codebook.LinkKinds()))),
		}
		if l.Kind == codebook.ConsequenceOf {
			l.If = int8(1 - 2*r.below(2))
		}
		if r.percent(5) {
			l.Note = sentences[r.below(len(sentences))]
		}
		e.Links = append(e.Links, l)
	}
}

// history records that the event was planned before it got its status.
func (m *maker) history(e *dataset.Event, day int64) {
	at := min(day-int64(m.rng.below(10)), m.asOf)
	e.History = append(e.History, dataset.Change{
		At: edtf.FromDay(at), Field: "status", From: codebook.Planned.Code(), To: e.Status.Code(),
		Claim: dataset.None, Source: e.Claims[0].Source,
	})
}
