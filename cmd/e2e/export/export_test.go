package export

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// Files saved from the menu are parsed as a reader's programs would.

// figure is the metadata and content of a saved SVG.
type figure struct {
	Width  float64  `xml:"width,attr"`
	Height float64  `xml:"height,attr"`
	Title  string   `xml:"title"`
	Desc   string   `xml:"desc"`
	Source []string `xml:"metadata>RDF>Description>source"`
	Rights string   `xml:"metadata>RDF>Description>rights"`
	Inner  string   `xml:",innerxml"`
}

// wellFormed parses a whole document and returns its texts and labels.
func wellFormed(t *testing.T, doc []byte) (texts []string, labels []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(doc))
	in := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return texts, labels
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			in = token.Name.Local
			for _, a := range token.Attr {
				if a.Name.Local == "aria-label" {
					labels = append(labels, a.Value)
				}
				if strings.HasPrefix(a.Name.Local, "on") || in == "script" || in == "foreignObject" || in == "image" {
					t.Fatalf("<%s %s=%q> has no place in a picture", in, a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if in == "text" || in == "tspan" {
				texts = append(texts, string(token))
			}
		}
	}
}

func TestTimelineIsSavedAsPicture(t *testing.T) {
	p := e2e.Explorer(t, e2e.Summer+"&e="+e2e.Witkoff, e2e.ReducedMotion)
	name, doc := p.Save("svg")
	if name != "ukraine-talks-timeline.svg" {
		t.Errorf("the file is called %q", name)
	}
	var f figure
	if err := xml.Unmarshal(doc, &f); err != nil {
		t.Fatal(err)
	}
	shown := strings.Fields(p.Texts(".tools .count"))[0] + " of 177 events"
	if f.Title != "Diplomacy around the war in Ukraine" || !strings.Contains(f.Desc, shown) || !strings.Contains(f.Desc, "2025") {
		t.Errorf("title %q, description %q; want %q in it", f.Title, f.Desc, shown)
	}
	if f.Rights != "CC-BY-4.0" || len(f.Source) < 20 || !strings.Contains(f.Source[0], "from=2025-07-01") ||
		!slices.ContainsFunc(f.Source, func(s string) bool { return strings.Contains(s, "https://") && strings.Contains(s, "Kyiv Independent") }) {
		t.Errorf("rights %q, sources %q", f.Rights, f.Source)
	}
	texts, labels := wellFormed(t, doc)
	for _, want := range []string{"Diplomacy around the war in Ukraine", "United States", "August 2025", "Data CC-BY-4.0 · " + p.Address()} {
		if !slices.Contains(texts, want) {
			t.Errorf("nowhere is written %q", want)
		}
	}
	for _, want := range []string{"Sources: ", shown} {
		if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("nowhere is written %q", want)
		}
	}
	if !slices.ContainsFunc(labels, func(s string) bool { return strings.HasPrefix(s, "6 Aug 2025, Putin receives") }) {
		t.Errorf("no mark is called by its event: %d labels", len(labels))
	}

	name, file := p.Save("png")
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil || name != "ukraine-talks-timeline.png" {
		t.Fatalf("%q: %v", name, err)
	}
	if size := picture.Bounds(); size.Dx() != int(2*f.Width) || size.Dy() != int(2*f.Height) {
		t.Errorf("the PNG is %v; the SVG %v by %v, of which it should be the double", size, f.Width, f.Height)
	}
	inks := map[[3]uint32]int{} // of every third pixel
	for y := 0; y < picture.Bounds().Dy(); y += 3 {
		for x := 0; x < picture.Bounds().Dx(); x += 3 {
			r, g, b, a := picture.At(x, y).RGBA()
			if a != 0xffff {
				t.Fatalf("the PNG is not opaque at %d,%d", x, y)
			}
			inks[[3]uint32{r >> 12, g >> 12, b >> 12}]++
		}
	}
	ground := inks[[3]uint32{15, 15, 15}]
	if all := picture.Bounds().Dx() * picture.Bounds().Dy() / 9; ground < all*7/10 || ground > all*99/100 || len(inks) < 20 {
		t.Errorf("of the PNG %d of %d points are ground, in %d inks", ground, all, len(inks))
	}
	p.Shot("saved-from")
}

// TestWindowIsSavedAsTable checks that the table of the window has each event
// that may be in it once, with the values of the published tables.
func TestWindowIsSavedAsTable(t *testing.T) {
	p := e2e.Explorer(t, e2e.Summer, e2e.ReducedMotion)
	name, file := p.Save("csv")
	if name != "ukraine-talks-timeline.csv" || !bytes.HasPrefix(file, []byte("\ufeff")) || !bytes.HasSuffix(file, []byte("\r\n")) {
		t.Errorf("%q is no table that every spreadsheet opens", name)
	}
	header, rows := e2e.Table(t, file)
	if want := "id title when first_day last_day place place_id type status standing who who_ids affected affected_ids known_from sources source_ids"; strings.Join(header, " ") != want {
		t.Errorf("the columns are %q", header)
	}
	record := map[string]map[string]string{}
	want := map[string]bool{}
	for _, e := range p.Published("events") {
		record[e["id"]] = e
		if e["first_day"] < "2025-09-01" && (e["last_day"] == "" || e["last_day"] >= "2025-07-01") {
			want[e["id"]] = true
		}
	}
	names := map[string]string{}
	for _, a := range p.Published("actors") {
		names[a["id"]] = a["name"]
	}
	who, ids := map[string][]string{}, map[string][]string{}
	for _, part := range p.Published("participants") {
		if e := part["event"]; part["role"] != "affected" && part["role"] != "mentioned" && !slices.Contains(ids[e], part["actor"]) {
			who[e], ids[e] = append(who[e], names[part["actor"]]), append(ids[e], part["actor"])
		}
	}
	sources := map[string][]string{}
	for _, c := range p.Published("claims") {
		if e := c["event"]; c["source"] != "" && !slices.Contains(sources[e], c["source"]) {
			sources[e] = append(sources[e], c["source"])
		}
	}
	if n, _ := strconv.Atoi(strings.Fields(p.Texts(".tools .count"))[0]); n != len(rows) {
		t.Errorf("%d rows, the page counts %d", len(rows), n)
	}
	for _, r := range rows {
		id := r["id"]
		if !want[id] {
			t.Errorf("%s is twice in the table, or not of the window", id)
		}
		delete(want, id)
		for _, column := range []string{"title", "when", "first_day", "last_day", "type", "status", "standing", "known_from"} {
			if r[column] != record[id][column] {
				t.Errorf("%s: %s %q, published as %q", id, column, r[column], record[id][column])
			}
		}
		if got := r["who"]; got != strings.Join(who[id], "; ") {
			t.Errorf("%s: who %q, published as %q", id, got, who[id])
		}
		if got := r["who_ids"]; got != strings.Join(ids[id], " ") {
			t.Errorf("%s: who_ids %q, published as %q", id, got, ids[id])
		}
		if got := strings.Fields(r["source_ids"]); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(sources[id]))) {
			t.Errorf("%s: source_ids %q, published as %q", id, got, sources[id])
		}
		for _, address := range strings.Fields(r["sources"]) {
			if !strings.HasPrefix(address, "http") {
				t.Errorf("%s: %q among sources is no address", id, address)
			}
		}
		if r["place_id"] != record[id]["place"] || (r["place"] != "") != (r["place_id"] != "") {
			t.Errorf("%s: place %q, %q, published as %q", id, r["place"], r["place_id"], record[id]["place"])
		}
	}
	if len(want) > 0 {
		t.Errorf("missing are %v", want)
	}
}

// TestZoneOfTheReaderMovesNothing checks that the reader's time zone has no
// effect, even around changes of daylight saving time.
func TestZoneOfTheReaderMovesNothing(t *testing.T) {
	for _, window := range []string{"#from=2025-03-29&to=2025-03-31&l=none", "#from=2025-10-25&to=2025-11-03&l=none"} {
		p := e2e.Explorer(t, window, e2e.ReducedMotion)
		var first []byte
		for zone, minutes := range map[string]float64{"Etc/UTC": 0, "Europe/Berlin": -120, "America/New_York": 240, "Asia/Kolkata": -330, "Pacific/Kiritimati": -840} {
			e2e.Protocol[struct{}](p, "Emulation.setTimezoneOverride", map[string]string{"timezoneId": zone})
			p.Reload()
			p.Live()
			if got := e2e.Eval[float64](p, "new Date(2025, 6, 1).getTimezoneOffset()"); got != minutes {
				t.Fatalf("in %s the page's clock is %v minutes off", zone, got)
			}
			_, doc := p.Save("svg")
			if first == nil {
				first = doc
			} else if !bytes.Equal(doc, first) {
				t.Errorf("%s: the picture is another in %s", window, zone)
			}
		}
	}
}

// TestTableKeepsToFilterAndDay checks that the table respects a filter and an
// earlier knowledge day.
func TestTableKeepsToFilterAndDay(t *testing.T) {
	p := e2e.Explorer(t, e2e.Summer+"&on=2025-08-06&t=CONSULT", e2e.ReducedMotion)
	_, file := p.Save("csv")
	_, rows := e2e.Table(t, file)
	if n := strings.Fields(p.Texts(".tools .count"))[0]; n != fmt.Sprint(len(rows)) || len(rows) == 0 {
		t.Errorf("%d rows, the page counts %s", len(rows), n)
	}
	for _, r := range rows {
		if r["type"] != "CONSULT" || r["known_from"] > "2025-08-06" || r["first_day"] > "2025-08-31" {
			t.Errorf("%s, %s, known from %s, is in the table", r["id"], r["type"], r["known_from"])
		}
		if r["first_day"] > "2025-08-06" && r["status"] == "happened" {
			t.Errorf("%s of %s has happened on 6 August", r["id"], r["first_day"])
		}
	}
}
