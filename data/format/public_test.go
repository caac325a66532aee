package format_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/data/format"
	"parley/data/format/assemble"
)

// publicDir is where the files of publicFiles are, as owner+name/path; their licences
// keep most of them out of this repository.
var publicDir = flag.String("public", "", "read the public files in this folder, each as owner+name/path")

// public is a file of a public repository and what became of it: its rows are those taken
// and those refused, each with a reason, and events is how many there are. Rows without an
// event are participants, ties, places, titles, or further rows of one event.
type public struct {
	format, repo, commit, path   string
	rows, taken, refused, events int
}

// publicFiles are the real files that the importers were made to read. What they taught is
// a trap in the tests beside this one, in a small file of our own.
var publicFiles = []public{
	{"gdelt", "reed9999/gdelt-demo", "61494a440c74df3b8f09bdb4a84744a3b3ce2c50", "data_related/sample_data/events.csv", 710, 710, 0, 707},
	{"icews", "andybega/icews", "3746c729551f5fcb5a49f643f82638011a5fcfec", "inst/extdata/events.2018.sample.tab", 3705, 3705, 0, 3705},
	{"acled", "dkoban/geo_stuff", "488316065e45fd3ae8e1776e0a2badf5daae62b3", "ACLED.csv", 496, 496, 0, 496},
	{"acled", "ElliottMess/WSC_bfa_analysis", "7212ada0b738251a635772c3f8e0850cd481109d", "data/1997-01-01-2020-12-10-Burkina_Faso.csv", 3010, 3010, 0, 3010},
	{"acled", "Tanisboxed/GeoSentinel", "a83c6152d1456c9b80d9a4db5aaa02e1b834067f", "data/acled_data_sample.csv", 2, 2, 0, 2},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "contrib/women_in_computing.csv", 11, 11, 0, 10},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "contrib/women_in_computing.json", 11, 11, 0, 10},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "src/template/all-media-types.json", 42, 42, 0, 41},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "src/template/cosmo-mixed.json", 12, 12, 0, 11},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "src/template/eras.json", 24, 24, 0, 23},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "website/examples/houston/timeline2.json", 19, 19, 0, 18},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "website/examples/shit-people-say/timeline2.json", 21, 21, 0, 20},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "website/examples/user-interface/timeline2.json", 23, 23, 0, 22},
	{"timelinejs", "NUKnightLab/TimelineJS3", "27f700ed365b675c6e38201130fc141e43f31f26", "website/examples/twain/marktwain.json", 18, 18, 0, 17},
	{"simile", "simile-widgets/timeline", "1519102db46e6fbe44369be718cbfe15df4e00ea", "src/webapp/examples/dinosaurs/dinosaurs.xml", 224, 222, 2, 222},
	{"simile", "simile-widgets/timeline", "1519102db46e6fbe44369be718cbfe15df4e00ea", "src/webapp/examples/jfk/jfk.xml", 130, 130, 0, 130},
	{"simile", "simile-widgets/timeline", "1519102db46e6fbe44369be718cbfe15df4e00ea", "src/webapp/examples/religions/christianity.xml", 560, 560, 0, 560},
	{"simile", "simile-widgets/timeline", "1519102db46e6fbe44369be718cbfe15df4e00ea", "src/webapp/examples/test_dynamic_loading/data.json", 101, 101, 0, 100},
	{"ical", "collective/icalendar", "851cb47758689b54781c0712186d1d9e2ec57dd5", "docs/tutorials/example.ics", 3, 3, 0, 2},
	{"ical", "collective/icalendar", "851cb47758689b54781c0712186d1d9e2ec57dd5", "src/icalendar/tests/calendars/alarm_google_future.ics", 2, 2, 0, 1},
	{"ical", "collective/icalendar", "851cb47758689b54781c0712186d1d9e2ec57dd5", "src/icalendar/tests/calendars/big_bad_calendar.ics", 20, 0, 20, 0},
	{"ical", "collective/icalendar", "851cb47758689b54781c0712186d1d9e2ec57dd5", "src/icalendar/tests/calendars/broken_ical.ics", 1, 1, 0, 1},
	{"geojson", "LinkedPasts/linked-places-format", "becd36efc2657c769f72514900872d2856eb0722", "linkedplaces-sample-v1.2.2.geojson", 2, 2, 0, 0},
	{"geojson", "cgwebb18/Wars-of-the-Roses-Map", "8ff967747d9c8f274651c3bb92e566898bd20aac", "events.geojson", 3, 3, 0, 3},
	{"geojson", "AndrewCharlesHay/HayFamilyHistory", "fc93bcf628b0a06153683b5953c2328b8f0bb02e", "events.geojson", 45, 45, 0, 45},
	{"geojson", "JessicaTemplet/wwii-pacific-map", "d4839a05a7bcc45645c7e6e462854fa62e080c8b", "events.geojson", 38, 37, 1, 37},
	{"geojson", "chriswhong/class-5-2022", "d3646cb95cb3f00fa75d75331e2b1b718d1954e0", "data/earthquakes.geojson", 2088, 1, 2087, 0},
	{"wikidata", "DinisSousa2003/Historical-Events-Search-Engine", "8398441cdebc28089753dab0b3a37ff3d594020f", "retrieved_queries/historicEvents.json", 9125, 9125, 0, 9125},
	{"wikidata", "DinisSousa2003/Historical-Events-Search-Engine", "8398441cdebc28089753dab0b3a37ff3d594020f", "archive_files/battles_w_participants.json", 1048, 0, 1048, 0},
	{"wikidata", "lamyiowce/philosophers-wiki", "68e998951136ce07b747de8a15d94b1bb107266a", "sparql.json", 1353, 0, 1353, 0},
	{"markwhen", "jes/timeline", "1a123fcab93d3120f78522f6c42147c90acee6ee", "timeline.mw", 103, 103, 0, 103},
	{"markwhen", "gmourier/the-search-engines-timeline", "fc1d14faa18e6a9a94318642886ded56319618da", "timeline.mw", 49, 49, 0, 48},
	{"markwhen", "houhuawei23/nudt-sysyc-csc2024", "2ce73b79ef5910c4c65a8eca9d61fddafa54e79f", "timeline.mw", 51, 51, 0, 50},
	{"gexf", "gephi/gexf", "ce89bb7fb5a63901677916b0770e52b29a613e01", "primer/1.1draft/simple.gexf", 4, 4, 0, 0},
	{"gexf", "gephi/gexf", "ce89bb7fb5a63901677916b0770e52b29a613e01", "primer/1.2draft/simple.gexf", 4, 4, 0, 0},
	{"gexf", "gephi/gexf", "ce89bb7fb5a63901677916b0770e52b29a613e01", "primer/1.3/simple.gexf", 4, 4, 0, 0},
	{"gexf", "gvegayon/rgexf", "3a75ccf138b5c4b54b97a12785166953e3c357e4", "inst/gexf-graphs/lesmiserables.gexf", 332, 332, 0, 0},
	{"gexf", "graphology/graphology", "249ec5e668ff5e89bf37a10330981579f8759525", "src/gexf/test/resources/arctic.gexf", 8391, 8391, 0, 0},
	{"gexf", "graphology/graphology", "249ec5e668ff5e89bf37a10330981579f8759525", "src/gexf/test/resources/missing_nodes.gexf", 7, 4, 3, 0},
	{"graphml", "graphology/graphology", "249ec5e668ff5e89bf37a10330981579f8759525", "src/graphml/test/resources/mixed_multigraph.graphml", 14, 14, 0, 0},
	{"graphml", "graphology/graphology", "249ec5e668ff5e89bf37a10330981579f8759525", "src/graphml/test/resources/missing_nodes.graphml", 52, 15, 37, 0},
	{"graphml", "kwonoh/gephi-cli", "803b0287a9195a8e05d56b5d0a912624485ef74d", "data/lesmis.graphml", 333, 333, 0, 0},
	{"graphml", "kwonoh/gephi-cli", "803b0287a9195a8e05d56b5d0a912624485ef74d", "data/football.graphml", 730, 730, 0, 0},
	{"kumu", "kumu/docs", "b033cedb0edac75c3112bb6058a2844de62f3bde", "content/snap-to-tutorial-project.json", 165, 165, 0, 0},
	{"kumu", "kumu/docs", "b033cedb0edac75c3112bb6058a2844de62f3bde", "images/kumu-changelabs-template.json", 22, 22, 0, 0},
	{"kumu", "kumu/docs", "b033cedb0edac75c3112bb6058a2844de62f3bde", "images/kumu-omidyarnetwork-us-financial-inclusion-BACKUP.json", 463, 463, 0, 0},
	{"table", "markramm/KleptocracyTimeline", "e87433d9b24371fb8ca5ce571831d300c85c8b09", "timeline/viewer/public/api/static_api/timeline.json", 332, 332, 0, 332},
	{"table", "joshbegley/wapo-police-shootings", "921cb47d2adba2fb39204f252c57ea67e29993e6", "fatal-police-shootings-data.csv", 10430, 10112, 318, 10112},
	{"table", "XYPB/data-police-shootings", "ddb12c2b63d07ce51fb4236e6e5feb43bcf6b5be", "fatal-police-shootings-data.csv", 5209, 5209, 0, 5209},
}

// scarce are the formats with fewer than three public files: their data may not be passed
// on, is served by a query alone, or stands in the scripts of pages (vis). Their tests follow the published descriptions.
var scarce = []string{"gdelt", "icews", "polecat", "ged", "parley", "timemap", "littlesis", "vis"}

// TestPublicFiles checks that each format has three public files, that their rows are
// all accounted for, and, in the folder given with -public, that it is so.
func TestPublicFiles(t *testing.T) {
	count := map[string]int{}
	for _, f := range publicFiles {
		count[f.format]++
		if f.rows != f.taken+f.refused || len(f.commit) != 40 {
			t.Errorf("%s %s: %d rows, %d taken, %d refused", f.repo, f.path, f.rows, f.taken, f.refused)
		}
		if *publicDir != "" {
			f.check(t)
		}
	}
	for _, im := range format.Importers() {
		if n := count[im.Name]; (n < 3) != slices.Contains(scarce, im.Name) {
			t.Errorf("%d public files of %s", n, im.Name)
		}
	}
}

// check reads the file, if it is there.
func (f public) check(t *testing.T) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(*publicDir, strings.Replace(f.repo, "/", "+", 1), f.path))
	if err != nil {
		t.Error(err)
		return
	}
	rec, err := format.Import([]format.File{{Name: f.path, Data: data}}, format.Options{Meta: assemble.Meta{AsOf: "2026-01-01"}})
	if err != nil {
		t.Errorf("%s %s: %v", f.repo, f.path, err)
		return
	}
	rep := rec.Reports[0]
	got := public{rep.Format, f.repo, f.commit, f.path, rep.Rows, rep.Taken, rep.Refused, rec.Events}
	if t.Logf("%s, %s: %d rows = %d taken + %d refused, %d events", f.repo, f.path, got.rows, got.taken, got.refused, got.events); got != f {
		t.Errorf("%s %s: %+v, want %+v", f.repo, f.path, got, f)
	}
	balanced(t, rec)
}
