package words

// enFound holds the messages of files and pages that only the tool writes: feeds, downloads, the
// data page. They are not part of the browser program.
var enFound = map[string]string{
	"card.met":                   "Met and spoke with {0}",
	"data.about":                 "The record of {0} as files: JSON, tables, places, network, calendar and feeds.",
	"data.calendar":              "Deadlines and planned events, for calendars. Subscribe to its address to hear of changes.",
	"data.cite":                  "How to cite it",
	"data.feed-atom":             "What became known, newest first (Atom)",
	"data.feed-corrections":      "Corrections (Atom)",
	"data.feed-corrections-json": "Corrections (JSON Feed)",
	"data.feed-json":             "What became known, newest first (JSON Feed)",
	"data.feeds":                 "Feeds",
	"data.feeds-actor":           "Every actor has a feed of its own at the foot of its page.",
	"data.files":                 "Files",
	"data.geojson":               "Places with their events, for maps (GeoJSON); years as numbers in first_year and last_year, where 0 is 1 BC",
	"data.geojson-events":        "Events where they were, with their first and last day, for maps (GeoJSON)",
	"data.gexf":                  "Actors and what ties them, with dates, for Gephi (GEXF)",
	"data.graphml":               "Actors and what ties them, for NetworkX, igraph, R and yEd (GraphML); the attribute undirected marks the ties that have no direction",
	"data.json":                  "The whole record, in the format it is written in: a site can be built from it",
	"data.kb":                    "{0} kB",
	"data.licences":              "Licences",
	"data.licences-all":          "Licences of the program, its fonts and outlines",
	"data.lines":                 "Figures, pictures, contexts, notes, steps and other names are in the workbook and in the JSON alone. Each of these lines reads the events, in the folder of the tables:",
	"data.mb":                    "{0} MB",
	"data.package":               "What the tables below hold, column by column (Frictionless Data Package)",
	"data.table.actors":          "Actors",
	"data.table.claims":          "Claims: who says what of which event, since when, and where it was read",
	"data.table.corrections":     "What was corrected",
	"data.table.events":          "Events",
	"data.table.history":         "What events said before each change",
	"data.table.links":           "Ties between events",
	"data.table.offices":         "Who holds which office, and since when",
	"data.table.participants":    "Who took part in which event",
	"data.table.places":          "Places",
	"data.table.relations":       "Relations between actors",
	"data.table.sources":         "Sources",
	"data.table.tags":            "Tags of events",
	"data.tables":                "Tables (CSV)",
	"data.title":                 "Data",
	"data.workbook":              "The whole record as one workbook, for spreadsheets (XLSX): a sheet for each table, dates as texts; parley reads it back",
	"feed.actor":                 "What became known of events with {0}, newest first.",
	"feed.correction":            "Correction",
	"foot.feed":                  "Feed",
	"removed.at":                 "Removed from the record on {0}",
	"removed.title":              "Removed: {0}",
}

// EnglishPages returns the English catalogue with the messages of everything that the tool
// writes.
func EnglishPages() *Words {
	w := English()
	w.tables = append(w.tables, enWritten, enFound)
	return w
}
