package worldmap

import (
	"parley/app/atlas"
	"parley/app/query"
	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/sorts"
)

// Tray is the reason why an event has no dot on the map.
type Tray int32

// The trays, in display order.
const (
	ByPhone Tray = iota // by phone or video
	Online
	Unlocated // at a place without coordinates
	OnTheWay  // between two places
	NoPlace   // without a place
	TrayCount
)

// Code returns the code of a tray, in a URL and a message key.
func (t Tray) Code() string { return trayCodes[t] }

// ParseTray returns the tray of a code, or false.
func ParseTray(code string) (Tray, bool) {
	for t, c := range trayCodes {
		if c == code {
			return Tray(t), true
		}
	}
	return 0, false
}

var trayCodes = [TrayCount]string{"phone", "online", "unlocated", "way", "none"}

// site is a place that is drawn: its city for a building.
type site struct {
	place dataset.PlaceRef
	kind  codebook.PlaceKind // how exactly it is known
	at    atlas.Point
	total int // events in the whole record
}

// joined is a grouping of sites: lead[i] leads the group of site i.
type joined struct {
	lead  []int32
	reach float64
}

// soft reports whether the site is an area without an exact point.
func (s *site) soft() bool { return s.kind > codebook.City }

// Chart is the world map of one dataset. It keeps whatever does not depend on the state of
// the page; Build fills a scene.
type Chart struct {
	d      *dataset.Dataset
	w      *words.Words
	meas   scene.Measurer
	sites  []site // exact ones first, each kind by number of events
	exact  int    // number of exact sites
	siteOf []int32
	trayOf []Tray // per place without a site
	coarse *atlas.Outlines
	fine   *atlas.Outlines
	trace  atlas.Tracer

	res    query.Result // the filter without its place
	ran    bool
	epoch  uint32
	tally  []Tally // per site, in the window
	with   []bool  // per site: has an event of the selected actor or tie
	tray   [TrayCount][]dataset.EventRef
	ways   []way // of events in the window
	inView int   // number of events in the window
	narrow bool
	detail bool   // the view needs the fine outlines; so does its inset, and only then
	inset  bool   // the inset is being drawn
	inside []bool // per site: drawn in the inset

	groups []group
	joined [2]joined // on the map, in the inset
	moved  [2]moved
	pts    []atlas.Point
	boxes  []rect
}

// New prepares the world map of a sealed dataset. It has no land until SetLand.
func New(d *dataset.Dataset, w *words.Words, meas scene.Measurer) *Chart {
	c := &Chart{d: d, w: w, meas: meas}
	totals := make([]int, len(d.Places))
	for i := range d.Events {
		if p := d.Events[i].Where; p >= 0 {
			totals[c.root(p)]++
		}
	}
	for i, n := range totals {
		p := &d.Places[i]
		if c.root(dataset.PlaceRef(i)) == dataset.PlaceRef(i) && p.Located && p.Kind.OnMap() {
			c.sites = append(c.sites, site{dataset.PlaceRef(i), preciseAs(p), atlas.Project(p.Lat, p.Lon), n})
		}
	}
	sorts.Stable(c.sites, func(a, b site) int {
		switch {
		case a.soft() != b.soft():
			if a.soft() {
				return 1
			}
			return -1
		case a.total != b.total:
			return b.total - a.total
		case d.Places[a.place].ID < d.Places[b.place].ID:
			return -1
		}
		return 1
	})
	c.number()
	return c
}

// number sets the site or the tray of every place.
func (c *Chart) number() {
	c.siteOf, c.trayOf = make([]int32, len(c.d.Places)), make([]Tray, len(c.d.Places))
	at := make(map[dataset.PlaceRef]int32, len(c.sites))
	for i := range c.sites {
		at[c.sites[i].place] = int32(i)
		if !c.sites[i].soft() {
			c.exact = i + 1
		}
	}
	for i := range c.d.Places {
		c.siteOf[i] = dataset.None
		switch k := c.d.Places[i].Kind; {
		case k == codebook.Remote:
			c.trayOf[i] = ByPhone
		case k == codebook.Online:
			c.trayOf[i] = Online
		default:
			c.trayOf[i] = Unlocated
			if s, ok := at[c.root(dataset.PlaceRef(i))]; ok {
				c.siteOf[i] = s
			}
		}
	}
	c.tally, c.with = make([]Tally, len(c.sites)), make([]bool, len(c.sites))
	c.inside = make([]bool, len(c.sites))
}

// root returns the place that represents another on the map: the city of a building, or the
// nearest enclosing place with coordinates.
func (c *Chart) root(p dataset.PlaceRef) dataset.PlaceRef {
	for range 8 {
		q := &c.d.Places[p]
		up := q.Within
		if up < 0 || !q.Kind.OnMap() || !c.d.Places[up].Located {
			return p
		}
		if q.Located && (preciseAs(q) != codebook.Building || preciseAs(&c.d.Places[up]) != codebook.City) {
			return p
		}
		p = up
	}
	return p
}

// SetLand sets the outlines: coarse ones for the initial view, fine ones for zooming in.
// Either may be nil: without fine ones the coarse ones are used, without any there is no
// land.
func (c *Chart) SetLand(coarse, fine *atlas.Outlines) { c.coarse, c.fine = coarse, fine }

// count tallies the events of the window by site and tray. A selected place filters all
// other views, but not the map, so that it is shown among the others.
func (c *Chart) count(m *view.Model) {
	r := &m.Result
	if len(m.Filter.Places) > 0 {
		if !c.ran || c.epoch != m.Result.Epoch {
			f := m.Filter
			f.Places = nil
			m.Index.Run(f, &c.res)
			c.ran, c.epoch = true, m.Result.Epoch
		}
		r = &c.res
	}
	clear(c.tally)
	clear(c.with)
	for t := range c.tray {
		c.tray[t] = c.tray[t][:0]
	}
	c.inView, c.ways = 0, c.ways[:0]
	for e := range r.All {
		st := r.State(e)
		if !r.InWindow(e, m.From, m.To) {
			continue
		}
		c.inView++
		c.addWay(e)
		t, s := c.put(e, st.Where)
		if s < 0 {
			c.tray[t] = append(c.tray[t], e)
			continue
		}
		c.tally[s].add(e, c.d.Quad(&c.d.Events[e]), st.Status)
		c.with[s] = c.with[s] || m.Marked(e)
	}
}

// put returns the site of an event at a place, or its tray if the site is None.
func (c *Chart) put(e dataset.EventRef, where dataset.PlaceRef) (Tray, int32) {
	if where >= 0 {
		return c.trayOf[where], c.siteOf[where]
	}
	if more := c.d.Events[e].More; more != nil && more.From >= 0 && more.To >= 0 {
		return OnTheWay, dataset.None
	}
	if c.d.Events[e].Mode.Code() == "phone" {
		return ByPhone, dataset.None
	}
	return NoPlace, dataset.None
}

// Off lists the events of a tray in the model's window.
func (c *Chart) Off(m *view.Model, t Tray) []dataset.EventRef {
	c.count(m)
	return c.tray[t]
}

// Row is a place with events in the window, for a list.
type Row struct {
	Place dataset.PlaceRef
	Kind  codebook.PlaceKind // how exactly it is known
	Tally Tally
}

// Rows lists the places with events in the model's window, sorted by number of events;
// shown is the number of events on the map, of the number in the window.
func (c *Chart) Rows(m *view.Model) (rows []Row, shown, of int) {
	c.count(m)
	for i := range c.sites {
		if n := c.tally[i].N; n > 0 {
			rows = append(rows, Row{c.sites[i].place, c.sites[i].kind, c.tally[i]})
			shown += n
		}
	}
	sorts.Stable(rows, func(a, b Row) int { return b.Tally.N - a.Tally.N })
	return rows, shown, c.inView
}

// SiteOf returns the place that represents another on the map, or None if it has no dot.
func (c *Chart) SiteOf(p dataset.PlaceRef) dataset.PlaceRef {
	if p < 0 || c.siteOf[p] < 0 {
		return dataset.None
	}
	return c.sites[c.siteOf[p]].place
}
