package words

// enTimeline holds the messages of the timeline: axis, lanes, overview, ruler, labels.
var enTimeline = map[string]string{
	"known.by-day":        "sources by day",
	"known.name":          "Known",
	"known.newest":        "latest",
	"known.forward-short": "Latest",
	"known.short":         "Known: {0}",
	"overview.by-day":     "events by day",
	"overview.by-month":   "events by month",
	"overview.by-quarter": "events by quarter",
	"overview.by-week":    "events by week",
	"overview.by-year":    "events by year",
	"overview.by-years":   "events over time",
	"picture.licence":     "Data {0}",
	"picture.sources":     "Sources: {0}",
	"timeline.no-links":   "This event is linked with no other.",
	"speak.event":         "{0}, {1}, {2}, {3}, {4}",
	"speak.lane":          "{0}, {1}",
	"speak.more":          "{0}, {1}; the most important is {2}",
	"speak.place":         "{0} of {1}",
	"timeline.happened":   "Happened",
	"timeline.own-zones":  "Own time zones",
	"timeline.since":      "{0}, since {1}",
}
