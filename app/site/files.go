package site

import (
	"slices"
	"strings"

	"parley/app/graphfile"
	"parley/app/site/feed"
	"parley/app/worldmap"
	"parley/data/dataset"
	"parley/data/format/book"
	"parley/data/format/datapackage"
	"parley/data/format/geojson"
	"parley/data/format/ical"
	"parley/data/format/json"
	"parley/web"
)

// download is a file of data that readers take away: its path, the key of the
// words for it, and how it is made.
type download struct {
	path, key string
	write     func(*Site) []byte
}

// downloads are listed on the page of data, in this order. The tables that
// datapackage.json names follow them.
var downloads = []download{
	{"data/dataset.json", "data.json", func(s *Site) []byte { return json.Write(s.d) }},
	{"data/record.xlsx", "data.workbook", func(s *Site) []byte { return book.Write(s.d) }},
	{"data/" + datapackage.Descriptor, "data.package", func(s *Site) []byte { return s.table(datapackage.Descriptor) }},
	{"data/places.geojson", "data.geojson", func(s *Site) []byte { return worldmap.GeoJSON(s.m, s.m.Extent.From, s.m.Extent.To) }},
	{"data/events.geojson", "data.geojson-events", func(s *Site) []byte { return geojson.Write(s.d) }},
	{"data/network.gexf", "data.gexf", func(s *Site) []byte { return s.network().GEXF(nil) }},
	{"data/network.graphml", "data.graphml", func(s *Site) []byte { return s.network().GraphML(nil) }},
	{"data/calendar.ics", "data.calendar", (*Site).calendar},
}

func (s *Site) network() *graphfile.Net {
	return graphfile.Of(s.d, graphfile.Ask{Address: s.o.Base.Join("event/")})
}

// calendar is what the record expects, for calendars.
func (s *Site) calendar() []byte {
	o := ical.Options{Describe: func(ref dataset.EventRef) string {
		e, _ := s.book.Event(ref, dataset.LatestDay)
		text := joined(" · ", s.w.Status(e.Status), e.When.Words, e.Evidence)
		return joined("\n", text, strings.Join(e.Text, "\n"), s.o.Base.Join("event/"+string(e.ID)+"/"))
	}}
	o.Title = func(ref dataset.EventRef, dated bool) string {
		e, _ := s.book.Event(ref, dataset.LatestDay)
		title := joined(s.w.Colon(), e.Life, e.Title)
		if dated {
			title += " (" + e.When.Words + ")"
		}
		return title
	}
	if s.o.Base != "" {
		o.Address = func(id dataset.EventID) string { return s.o.Base.Join("event/" + string(id) + "/") }
	}
	return ical.Write(s.d, o)
}

// table returns a file of the data package.
func (s *Site) table(name string) []byte {
	all := s.tables()
	if i := slices.IndexFunc(all, func(f datapackage.File) bool { return f.Name == name }); i >= 0 {
		return all[i].Data
	}
	return nil
}

// Absolute reports whether the site may have what needs an absolute address:
// canonical links, feeds, a site map and the pictures that a shared link shows.
func (s *Site) Absolute() bool { return s.o.Base != "" }

// filePaths lists the files that are no pages.
func (s *Site) filePaths() []string {
	out := []string{"robots.txt", LicencesPath}
	for _, d := range downloads {
		out = append(out, d.path)
	}
	for _, f := range s.tables()[1:] {
		out = append(out, "data/"+f.Name)
	}
	if !s.Absolute() {
		return out
	}
	out = append(out, s.cardPaths()...)
	out = append(out, s.mapPaths()...)
	out = append(out, s.oembedPaths()...)
	out = append(out, "feed.xml", "feed.json", "corrections/feed.xml", "corrections/feed.json")
	for i := range s.d.Actors {
		where := "actor/" + string(s.d.Actors[i].ID) + "/"
		out = append(out, where+"feed.xml", where+"feed.json")
	}
	return out
}

// file returns the file at a path that is no page, nil when there is none.
func (s *Site) file(path string) []byte {
	for i, d := range downloads {
		if d.path == path {
			return s.taken[i]()
		}
	}
	where, name := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		where, name = path[:i+1], path[i+1:]
	}
	switch {
	case path == "robots.txt":
		return s.robots()
	case path == LicencesPath:
		return web.Licences
	case where == "data/":
		return s.table(name)
	case !s.Absolute():
		return nil
	case strings.HasPrefix(path, oembedFolder):
		return s.oembedFile(path)
	case where == "" && strings.HasPrefix(name, "sitemap"):
		return s.sitemap(name)
	}
	if strings.HasSuffix(name, ".png") {
		return s.cardFile(path)
	}
	return s.feed(where, name)
}

// feed returns a feed of a folder in one of the two formats, nil when there is none.
func (s *Site) feed(where, name string) []byte {
	write := map[string]func(*feed.Feed) []byte{"feed.xml": (*feed.Feed).WriteAtom, "feed.json": (*feed.Feed).WriteJSON}[name]
	id, actor := strings.CutPrefix(where, "actor/")
	switch {
	case write == nil:
		return nil
	case where == "":
		return write(s.allFeed())
	case where == "corrections/":
		return write(s.correctionsFeed())
	case actor:
		if a := s.x.Actor(dataset.ActorID(strings.TrimSuffix(id, "/"))); a >= 0 {
			return write(s.actorFeed(a))
		}
	}
	return nil
}
