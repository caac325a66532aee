package site

import (
	"strconv"
	"strings"

	"parley/app/story"
	"parley/data/dataset"
)

// DataPage lists what readers may take away: files of the record, feeds, and how
// to cite it.
type DataPage struct {
	*Page
	Files, Tables []DataFile
	Lines         []DataLine
	Feeds         []DataFile
	Pictures      []DataFile // to share
	Cite          string
	LicenceLine   string
	Whole         *Anchor // the page of the whole record, of a large one
	Licences      string  // path of the licences of the program, from the site's root
}

// LicencesPath is where a site keeps the licences of all that it is made of.
const LicencesPath = "licences.txt"

// DataFile is a file with the words for it.
type DataFile struct{ Href, Name, Text, Size string }

// DataLine is a line that reads the table of events, in the folder of the tables: cells
// as texts, so that no id turns into a number and no country into nothing, and names of
// columns that are words of SQL in quotation marks.
type DataLine struct{ Name, Code string }

// DataLines returns the lines that the page of data shows. They run as they are.
func DataLines() []DataLine {
	return []DataLine{
		{"SQLite", `sqlite3 :memory: -cmd '.import --csv events.csv events' 'SELECT "when", title FROM events ORDER BY first_day'`},
		{"Python", `python3 -c 'import csv; print(*[(e["when"], e["title"]) for e in csv.DictReader(open("events.csv", encoding="utf-8"))], sep="\n")'`},
		{"R", `Rscript -e 'e <- read.csv("events.csv", colClasses = "character", na.strings = "", check.names = FALSE); print(e[, c("when", "title")])'`},
	}
}

func (s *Site) dataPage() *DataPage {
	p := &DataPage{Licences: LicencesPath, Page: s.newPage("data/index.html", s.w.Say("data.title")+" · "+s.title(), s.w.Say("data.about", s.title()))}
	p.Whole = s.all(p.Up)
	p.Linked, p.Feed = s.linkedData(), s.feedPath("")
	for i, d := range downloads {
		name := d.path[len("data/"):]
		p.Files = append(p.Files, DataFile{Href: name, Name: name, Text: s.w.Say(d.key), Size: s.size(len(s.taken[i]()))})
	}
	for _, f := range s.tables()[1:] {
		p.Tables = append(p.Tables, DataFile{Href: f.Name, Name: f.Name, Text: s.w.Say("data.table." + strings.TrimSuffix(f.Name, ".csv")), Size: s.size(len(f.Data))})
	}
	p.Lines = DataLines()
	if s.Absolute() {
		for _, f := range []struct{ href, key string }{{"../feed.xml", "data.feed-atom"}, {"../feed.json", "data.feed-json"},
			{"../corrections/feed.xml", "data.feed-corrections"}, {"../corrections/feed.json", "data.feed-corrections-json"}} {
			p.Feeds = append(p.Feeds, DataFile{Href: f.href, Text: s.w.Say(f.key)})
		}
	}
	p.Pictures = s.pictures()
	p.Cite = s.book.Cite("plain", dataset.None, dataset.LatestDay, string(s.o.Base))
	if l := s.d.Meta.License; l != "" {
		p.LicenceLine = s.w.Say("page.licence", l)
	}
	return p
}

// pictures returns the pictures of the record and of the steps of its story.
func (s *Site) pictures() (out []DataFile) {
	if s.cards == nil {
		return nil
	}
	add := func(kind, id, name string) {
		if s.hasCard(kind, id) {
			out = append(out, DataFile{Href: "../" + cardPath(kind, id), Name: name, Text: s.w.Say("data.picture-wide")})
		}
		if s.hasTall(kind, id) {
			out = append(out, DataFile{Href: "../" + tallPath(kind, id), Name: name, Text: s.w.Say("data.picture-tall")})
		}
	}
	add("", "", s.head().Headline)
	stops := story.Authored(s.d)
	for i := range stops {
		add("story", strconv.Itoa(i+1), s.stepTitle(stops, i+1))
	}
	return out
}

// size words a number of bytes.
func (s *Site) size(n int) string {
	if n >= 1_000_000 {
		return s.w.Say("data.mb", s.w.Decimal(float64((n+50_000)/100_000)/10))
	}
	return s.w.Say("data.kb", s.w.Number(max(1, (n+500)/1000)))
}
