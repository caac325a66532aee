package words

// The words of the readings that belong to no single record: deadlines, what
// changed, the story, facts, comparison, citations.
var enPane = map[string]string{
	"promise.ago":                "{n} day before|{n} days before",
	"promise.any-day":            "any day, no end given",
	"promise.between":            "{0} to {1} days left",
	"promise.first":              "First {0}",
	"promise.left":               "{n} day left|{n} days left",
	"promise.line":               "{0}: {1}",
	"promise.moved":              "from {0} on: {1}",
	"promise.not-before":         "in {n} day at the earliest|in {n} days at the earliest",
	"promise.outcome-called-off": "Called off",
	"promise.outcome-kept":       "Came",
	"promise.outcome-lapsed":     "Ran out",
	"promise.outcome-open":       "Open",
	"promise.outcome-postponed":  "Postponed",
	"promise.outcome-untold":     "Not known",
	"promise.over":               "{n} day over|{n} days over",
	"promise.slip-later":         "{n} day later than first said.|{n} days later than first said.",
	"promise.slip-nearer":        "{n} day nearer than first said.|{n} days nearer than first said.",
	"promise.that-day":           "on that day",
	"promise.today":              "due today",
	"promise.within":             "any day now, {n} day left|any day now, {n} days left",
}
