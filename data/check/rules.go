package check

// Rule is one row of the table of rules.
type Rule struct {
	ID       string
	Severity Severity
	Title    string // what the rule requires
	find     func(*run)
}

// rules holds every rule. Rules without find are applied while a file is read.
var rules = []Rule{
	// Rules about the file.
	{"yaml-syntax", Error, "A file is valid YAML", nil},
	{"too-large", Error, "A file stays within the size and depth that can be read", nil},
	{"unsupported-version", Error, "The format's version is one this program reads", nil},
	{"unknown-key", Error, "Every key is one of the format's", nil},
	{"missing-key", Error, "What a record cannot do without is given", nil},
	{"wrong-type", Error, "A list is a list, a number a number", nil},
	{"bad-value", Error, "A word of a closed list is one of the list", nil},
	{"bad-id", Error, "Ids are lower-case letters, digits and hyphens, at most 120", nil},
	{"duplicate-id", Error, "An id is given once in a file", nil},
	{"unknown-reference", Error, "What is referred to exists", nil},
	{"bad-date", Error, "Dates are EDTF", nil},
	{"far-year", Error, "Years lie within 14 billion years of the year 0", nil},
	{"unquoted-set", Error, "EDTF sets are in quotation marks", nil},
	{"bad-url", Error, "Addresses begin with http:// or https://, that of the site with a plain host", nil},
	// Rules about the record.
	{"no-licence", Error, "The dataset says under which licence it is published", noLicence},
	{"end-before-start", Error, "Nothing ends before it begins", endBeforeStart},
	{"not-yet-happened", Error, "What happened lies before the day the dataset is as of", notYetHappened},
	{"overdue", Error, "What is possible, planned or ongoing does not lie before that day", overdue},
	{"out-of-office", Error, "An office or a life covers the event in which it is used", outOfOffice},
	{"cycle", Error, "Nothing is part of itself", cycles},
	{"unsourced", Error, "Every event has a claim and every claim a source", unsourced},
	{"long-quote", Error, "A quote has at most 40 words", longQuote},
	{"bad-coordinates", Error, "Coordinates lie on Earth and are not swapped", badCoordinates},
	{"early-step", Error, "A step of the story opens no event before anything was known of it", earlySteps},
	{"closed-licence", Error, "No source forbids passing its data on", closedLicence},
	// Rules about what may be intended.
	{"weak-source", Warning, "An important event does not rest on one unnamed source", weakSource},
	{"late-promise", Warning, "What an event had become by then is reported, not announced or predicted", latePromise},
	{"own-doubt", Warning, "What a statement denies or doubts is what it speaks of, not that it was made", ownDoubt},
	{"early-source", Warning, "A source is no older than what it reports", earlySource},
	{"only-mentioned", Warning, "An event has somebody who takes part", onlyMentioned},
	{"metonym", Warning, "A place is a place, not a government called after it", metonym},
	{"self-relation", Warning, "A relation ties two actors", selfRelation},
	{"same-name", Warning, "Two actors do not share a name", sameName},
	{"group-members", Warning, "A group has actors, and lists none of another group", groupMembers},
	{"same-colour", Warning, "Two groups do not share a colour", sameColour},
	{"same-symbol", Warning, "Events of two classes do not share a symbol: colour alone is not seen by everybody", sameSymbol},
	{"fragile-id", Warning, "An id is not a number, a word for nothing or a device of Windows", fragileID},
	{"unused-actor", Warning, "Every actor is used", unusedActor},
	{"relative-word", Warning, "No “Wednesday” or “next week” is left in a title or text", relativeWord},
	{"false-precision", Warning, "A date is no more exact than what is said of it", falsePrecision},
	{"unplaced", Warning, "A place where something happened has coordinates", unplaced},
	{"zero-coordinates", Warning, "A place is not at 0°, 0°", zeroCoordinates},
	{"far-coordinates", Warning, "A place lies in its country", farCoordinates},
	{"long-title", Warning, "A title has at most 90 characters", longTitle},
	{"long-text", Warning, "A text of the story's head, of a label or of a caption is short enough for its place", longText},
	{"image-credit", Warning, "A picture has a description and a credit", imageCredit},
	{"no-history", Warning, "What was cancelled or postponed has a history", noHistory},
	{"history-end", Warning, "The last change of status says the status", historyEnd},
	{"history-value", Warning, "What a date, place or participants were is written as the field is", historyValue},
	{"unknown-translation", Warning, "A translation is of a text that the record has", unknownTranslation},
}

// Rules returns all rules in order.
func Rules() []Rule { return append([]Rule(nil), rules...) }

// RuleByID returns the rule with that id, and false if there is none.
func RuleByID(id string) (Rule, bool) {
	for i := range rules {
		if rules[i].ID == id {
			return rules[i], true
		}
	}
	return Rule{}, false
}

// maxQuoteWords and maxTitle are the limits of long-quote and long-title.
const (
	maxQuoteWords = 40
	maxTitle      = 90
)
