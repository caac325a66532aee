package testkit

import (
	"fmt"
	"strconv"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// lane is the actors of a delegation, most active first.
type lane struct {
	script  script
	state   dataset.ActorRef // None for the press
	members []dataset.ActorRef
	choose  *dice
}

// some draws a member; active ones are drawn more often.
func (l *lane) some(r *rand) dataset.ActorRef { return l.members[l.choose.roll(r)] }

// places adds three cities and the territory of each country, and two places
// that are not on a map.
func (m *maker) places() {
	add := func(p dataset.Place) dataset.PlaceRef {
		m.d.Places = append(m.d.Places, p)
		return dataset.PlaceRef(len(m.d.Places) - 1)
	}
	for i, c := range countries {
		land := add(dataset.Place{
			ID: dataset.PlaceID(c.id + "-land"), Name: label(c.name, c.short), Kind: codebook.Country,
			Located: true, Lat: c.lat, Lon: c.lon, Country: c.code, Within: dataset.None,
		})
		for k, city := range c.cities {
			m.placeOf[i] = append(m.placeOf[i], add(dataset.Place{
				ID: dataset.PlaceID(fmt.Sprintf("%s-%d", c.id, k+1)), Name: city, Kind: codebook.City, Located: true,
				Lat: c.lat + float64(k)*1.25, Lon: c.lon - float64(k)*0.75, Country: c.code, Within: land,
				GeoNames: strconv.Itoa(2_000_000 + 100*i + k),
			}))
		}
		m.placeOf[i] = append(m.placeOf[i], land)
	}
	add(dataset.Place{ID: "online", Name: "Online", Kind: codebook.Online, Within: dataset.None})
	m.remote = add(dataset.Place{ID: "remote", Name: "By telephone or video", Kind: codebook.Remote, Within: dataset.None})
}

func label(name, short string) string {
	if short != "" {
		return short
	}
	return name
}

// cast adds n actors: the press, an international body, and the ten countries
// with their state bodies and people, in proportion to their weights.
func (m *maker) cast(n int) {
	m.lanes = make([]lane, laneCount)
	weights := make([]int, laneCount)
	for i := range countries {
		weights[i] = countries[i].weight
		m.lanes[i].script = countries[i].script
		m.addState(i)
	}
	weights[laneBody], weights[lanePress] = 6, 2
	m.addBody()
	for i, name := range outletNames {
		a := m.actor(lanePress, "outlet-"+strconv.Itoa(i+1), name, codebook.Media)
		m.outlets = append(m.outlets, a)
	}
	share := newDice(weights[:laneBody])
	for len(m.d.Actors) < n {
		m.addPerson(share.roll(m.rng))
	}
	for i := range m.lanes {
		m.lanes[i].choose = zipf(len(m.lanes[i].members))
	}
	m.laneWeights = newDice(weights)
}

// actor adds an actor to a lane.
func (m *maker) actor(at int, id, name string, kind codebook.ActorKind) dataset.ActorRef {
	a := dataset.Actor{ID: dataset.ActorID(id), Name: name, Kind: kind, PartOf: dataset.None, Sector: "GOV"}
	if kind == codebook.Media {
		a.Sector = "JRN"
	}
	if at < laneBody {
		a.Country = countries[at].code
	}
	ref := dataset.ActorRef(len(m.d.Actors))
	m.d.Actors = append(m.d.Actors, a)
	m.lanes[at].members = append(m.lanes[at].members, ref)
	return ref
}

func (m *maker) addState(i int) {
	c := &countries[i]
	state := m.actor(i, c.id, c.name, codebook.State)
	m.d.Actors[state].Short = c.short
	m.lanes[i].state = state
	for k, body := range bodies[c.script][:2+m.rng.below(2)] {
		ref := m.actor(i, fmt.Sprintf("%s-body-%d", c.id, k+1), body+" ("+label(c.name, c.short)+")", codebook.GovernmentBody)
		m.d.Actors[ref].PartOf = state
	}
}

func (m *maker) addBody() {
	union := m.actor(laneBody, "assembly", "Assembly of Nations", codebook.IGO)
	m.lanes[laneBody].state = union
	m.d.Actors[union].Short = "Assembly"
	office := m.actor(laneBody, "assembly-office", "Secretariat of the Assembly", codebook.GovernmentBody)
	m.d.Actors[office].PartOf = union
	m.actor(laneBody, "relief", "Relief League", codebook.NGO)
}

// addPerson adds a person of a country with one or two successive offices. One
// in ten is unnamed.
func (m *maker) addPerson(i int) {
	r, c := m.rng, &countries[i]
	k := len(m.lanes[i].members)
	id := fmt.Sprintf("%s-person-%d", c.id, k)
	office := offices[min(k-3, len(offices)-1-r.below(3))]
	if r.percent(10) {
		m.actor(i, id, "An official of "+label(c.name, c.short)+" ("+strconv.Itoa(k)+")", codebook.Unnamed)
		return
	}
	first, last := given[c.script], family[c.script]
	g, f := first[r.below(len(first))], last[r.below(len(last))]
	name, short := g+" "+f, f
	if c.script == chinese {
		name, short = f+g, ""
	}
	ref := m.actor(i, id, name, codebook.Person)
	a := &m.d.Actors[ref]
	a.Short = short
	a.Wikidata = "Q" + strconv.Itoa(900_000_000+int(ref))
	if r.percent(20) {
		a.Aka = []dataset.Alias{{Name: f + ", " + g, Note: "spelling of a source"}}
	}
	since := m.first + int64(r.below(int(m.last-m.first)))
	a.Roles = append(a.Roles, dataset.Office{
		Role: office, Of: m.lanes[i].state, For: dataset.None, Since: edtf.FromDay(since), Source: dataset.None,
	})
	if r.percent(30) && since > m.first {
		a.Roles = append(a.Roles, dataset.Office{
			Role: offices[len(offices)-1], Of: m.lanes[i].state, For: dataset.None,
			Since: edtf.FromDay(m.first), Until: edtf.FromDay(since - 1), Source: dataset.None,
		})
	}
}

// relations ties each country to a few others and to the international body.
func (m *maker) relations() {
	kinds := []codebook.RelationKind{codebook.AlliedWith, codebook.HostileTo, codebook.BuysFrom, codebook.AtWarWith}
	for i := range laneBody {
		state := m.lanes[i].state
		tie := func(to dataset.ActorRef, kind codebook.RelationKind, undirected bool) {
			m.d.Relations = append(m.d.Relations, dataset.Relation{
				From: state, To: to, Kind: kind, Undirected: undirected, Source: dataset.None, Standing: "stated",
				Since: edtf.FromDay(m.first + int64(m.rng.below(3650))), Text: "Generated relation.",
			})
		}
		if i%2 == 0 {
			tie(m.lanes[laneBody].state, codebook.MemberOf, false)
		}
		for k := range 2 {
			kind := kinds[(i+k)%len(kinds)]
			tie(m.lanes[(i+1+k*3)%laneBody].state, kind, kind != codebook.BuysFrom)
		}
	}
}
