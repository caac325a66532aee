package testkit

import (
	"strconv"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

func (m *maker) events(n int) {
	dates := m.dates(n)
	m.titles = newTitler()
	m.typeDice = newDice(typeWeights[:])
	m.importDice = newDice(importances)
	m.stanceDice = newDice(stanceWeights)
	m.sources = map[int64]dataset.SourceRef{}
	for t := range m.modes {
		for _, row := range codebook.Modes(codebook.Type(t)) {
			mode, _ := codebook.ParseMode(codebook.Type(t), row.Code)
			m.modes[t] = append(m.modes[t], mode)
		}
	}
	m.d.Events = make([]dataset.Event, n)
	last, count := int64(-1<<62), 0
	for i := range m.d.Events {
		day := dates[i].Earliest.Day()
		if day != last {
			last, count = day, 0
		}
		count++
		m.event(i, dates[i], day, count)
	}
}

// event fills event i, the count-th that starts on its day.
func (m *maker) event(i int, when edtf.Date, day int64, count int) {
	r, e := m.rng, &m.d.Events[i]
	e.ID = m.id(i, when, count)
	e.When = when
	e.Type = codebook.Type(m.typeDice.roll(r))
	if modes := m.modes[e.Type]; len(modes) > 0 && r.percent(70) {
		e.Mode = modes[min(r.geometric(50, 20), len(modes)-1)]
	}
	e.Importance = uint8(1 + m.importDice.roll(r))
	if m.o.Style == Written {
		m.context(e)
	}
	a, b := m.laneWeights.roll(r), m.laneWeights.roll(r)
	m.who(e, a, b)
	m.where(e, a, b)
	m.title(e, a)
	m.status(e, day)
	m.claims(i, e, day)
	if m.o.Style == Written {
		m.links(i, e)
		if r.percent(10) {
			e.Text = sentences[r.below(len(sentences))] + " " + sentences[r.below(len(sentences))]
		}
	}
}

// id returns an id such as an importer makes: the day and a number, or the row
// number.
func (m *maker) id(i int, when edtf.Date, count int) dataset.EventID {
	t := m.titles
	t.buf = append(t.buf[:0], 'e')
	number, width := count, 3
	if m.o.Style == Coded {
		number, width = i+1, 7
	} else {
		y, mon, d := when.Earliest.Civil()
		t.buf = append(t.buf, '-')
		t.buf = appendPadded(t.buf, int(y*10000)+mon*100+d, 8)
		t.buf = append(t.buf, '-')
	}
	t.buf = appendPadded(t.buf, number, width)
	return dataset.EventID(t.keep())
}

func appendPadded(b []byte, n, width int) []byte {
	for limit := 10; width > 1; width-- {
		if n < limit {
			break
		}
		limit *= 10
	}
	b = append(b, "00000000"[:width-1]...)
	return strconv.AppendInt(b, int64(n), 10)
}

// context gives about half of the events one or two contexts that depend on
// their type.
func (m *maker) context(e *dataset.Event) {
	r := m.rng
	for range r.geometric(45, 2) {
		e.Context |= 1 << ((int(e.Type)*5 + r.geometric(60, 6)) % len(codebook.ContextCodes()))
	}
}

// take cuts n rows from a block that is replaced when used up, so that a
// million events need only a few hundred allocations.
func take[T any](stock *[]T, n int) []T {
	if len(*stock) < n {
		*stock = make([]T, 4096)
	}
	rows := (*stock)[:n:n]
	*stock = (*stock)[n:]
	return rows
}

// who draws the participants: one or two from the first lane, one to three from
// the second, and sometimes one who is only mentioned.
func (m *maker) who(e *dataset.Event, a, b int) {
	r := m.rng
	var buf [5]dataset.Part
	who := buf[:0]
	add := func(at int, role codebook.Role) {
		ref := m.lanes[at].some(r)
		for _, p := range who {
			if p.Actor == ref {
				return
			}
		}
		part := dataset.Part{Actor: ref, Role: role, For: dataset.None}
		if m.o.Style == Written && r.percent(3) && m.lanes[at].state >= 0 {
			part.For, part.As = m.lanes[at].state, offices[2]
		}
		who = append(who, part)
	}
	second := codebook.RoleRecipient
	if e.Type == codebook.Consult || e.Type == codebook.Agree {
		second = codebook.RoleActor
	}
	add(a, codebook.RoleActor)
	add(b, second)
	if m.o.Style == Written {
		if r.percent(15) {
			add(a, codebook.RoleActor)
		}
		if r.percent(12) {
			add(b, second)
		}
		if r.percent(10) {
			add(m.laneWeights.roll(r), codebook.RoleMentioned)
		}
	}
	e.Who = take(&m.parts, len(who))
	copy(e.Who, who)
}

func (m *maker) where(e *dataset.Event, a, b int) {
	r := m.rng
	e.Where = dataset.None
	switch at := []int{a, b}[r.below(2)]; {
	case !r.percent(sharePlaced):
	case e.Mode.Code() == "phone":
		e.Where = m.remote
	case at < laneBody:
		list := m.placeOf[at]
		e.Where = list[min(r.geometric(35, 8), len(list)-1)]
	}
}

func (m *maker) title(e *dataset.Event, a int) {
	if m.o.Style == Coded {
		e.Title = m.titles.coded(m.rng, e)
		return
	}
	first, second, place := &m.d.Actors[e.Who[0].Actor], &m.d.Actors[e.Who[len(e.Who)-1].Actor], "Geneva"
	if len(e.Who) > 1 {
		second = &m.d.Actors[e.Who[1].Actor]
	}
	if e.Where >= 0 {
		place = m.d.Places[e.Where].Name
	}
	e.Title = m.titles.written(m.rng, e, first.Label(), second.Label(), place, m.lanes[a].script)
}

// status draws the status of the event, as of the dataset's as_of day.
func (m *maker) status(e *dataset.Event, day int64) {
	r := m.rng
	ahead := []codebook.Status{codebook.Possible, codebook.Planned, codebook.Planned, codebook.Confirmed}
	switch p := r.below(100); {
	case day > m.asOf:
		e.Status = ahead[r.below(len(ahead))]
	case !e.When.Latest.Finite() || e.When.Latest.Day() > m.asOf:
		e.Status = codebook.Ongoing
	case m.o.Style == Coded || p < 93:
		e.Status = codebook.Happened
	case p < 95:
		e.Status = codebook.Cancelled
	case p < 97:
		e.Status = codebook.Postponed
	case p < 99:
		e.Status = codebook.Lapsed
	default:
		e.Status = codebook.Unknown
	}
}
