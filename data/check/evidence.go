package check

import (
	"strconv"
	"strings"

	"parley/data/codebook"
	"parley/data/dataset"
)

func noLicence(r *run) {
	if r.d.Meta.License == "" {
		r.add("the dataset does not say under which licence others may use it", "license: CC-BY-4.0, or another SPDX name", "dataset", "license")
	}
}

// closedLicences are the words in a source's licence that forbid
// redistribution.
var closedLicences = []string{"non-redistributable", "no-redistribution", "not-redistributable", "proprietary", "licenseref-acled"}

// closedPublishers publish data whose terms forbid redistribution.
var closedPublishers = []string{"acled", "armed conflict location & event data", "armed conflict location and event data"}

// closedLicence checks sources of kind dataset, from which records are copied;
// facts read in a text may be restated.
func closedLicence(r *run) {
	for i := range r.d.Sources {
		s := &r.d.Sources[i]
		if s.Kind != codebook.SourceDataset {
			continue
		}
		path := "sources." + string(s.ID)
		for _, word := range closedLicences {
			if strings.Contains(strings.ToLower(s.License), word) {
				r.add("the licence "+Quote(s.License)+" forbids passing the data on", "leave out what was taken from it", path, "license")
			}
		}
		publisher := strings.ToLower(r.d.Publisher(dataset.SourceRef(i)))
		for _, name := range closedPublishers {
			if strings.HasPrefix(publisher, name) {
				r.add(Quote(r.d.Publisher(dataset.SourceRef(i)))+" forbids passing its data on", "leave out what was taken from it", path)
				break
			}
		}
	}
}

func unsourced(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if len(e.Claims) == 0 && !r.given(path, "claims") && !r.given(path, "source") {
			r.add(Quote(e.Title)+" has no source", "source: an id of sources, or an address", path)
		}
	})
	r.claim(func(e *dataset.Event, c *dataset.Claim, path string) {
		written := r.given(path, "source") || r.given(path, "said_in") || r.given("events", string(e.ID), "source")
		if c.Source < 0 && !written {
			r.add("the claim does not say where it was read", "source: an id of sources, or an address", path)
		}
	})
}

func longQuote(r *run) {
	r.claim(func(e *dataset.Event, c *dataset.Claim, path string) {
		if n := len(strings.Fields(c.Quote)); n > maxQuoteWords {
			r.add("the quote has "+strconv.Itoa(n)+" words, more than "+strconv.Itoa(maxQuoteWords), "quote the core, put the rest into text", path, "quote")
		}
	})
}

// weakSource checks for important events whose only claim has an unnamed
// speaker or source.
func weakSource(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if e.Importance < 4 || e.Standing != codebook.SingleSource && e.Standing != codebook.SecondHand {
			return
		}
		ref := r.d.EventByID(e.ID)
		_, why := dataset.Standing(r.d, ref, dataset.LatestDay)
		for _, k := range why.Claims {
			c := &e.Claims[k]
			if r.unnamed(c) {
				r.add("importance "+strconv.Itoa(int(e.Importance))+" rests on one unnamed source, "+r.d.Speaker(c), "a second source, or a lower importance",
					path, "claims", strconv.Itoa(k))
			}
		}
	})
}

// unnamed reports whether a claim's speaker, or its source if it has no
// speaker, is unnamed.
func (r *run) unnamed(c *dataset.Claim) bool {
	if c.By >= 0 {
		return r.d.Actors[c.By].Kind == codebook.Unnamed
	}
	if c.Source < 0 {
		return false
	}
	s := &r.d.Sources[c.Source]
	return s.Publisher < 0 && s.PublisherName == "" && s.URL == ""
}

// vague are phrases that do not give a day.
var vague = []string{"recently", "lately", "in recent days", "in recent weeks", "the other day", "some time ago", "not long ago", "of late"}

func falsePrecision(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if len(e.Claims) == 0 || !plainDay(e) {
			return
		}
		for k := range e.Claims {
			if !hasPhrase(e.Claims[k].Text, vague) {
				return
			}
		}
		r.add("dated to the day, but all that is said of it is vague", `when: "[..`+e.When.String()+`]"`, path, "when")
	})
}

// earlySource checks for sources that report an event but were published before
// it started. A difference of one day may be due to time zones.
func earlySource(r *run) {
	r.claim(func(e *dataset.Event, c *dataset.Claim, path string) {
		if c.Source < 0 || c.Stance.Ahead() || c.Stance.Against() || c.Facets()&codebook.OnHappened == 0 || e.Status != codebook.Happened {
			return
		}
		s := &r.d.Sources[c.Source]
		last, first := dataset.LastDay(s.Published), dataset.FirstDay(e.When)
		if s.Published.IsZero() || !s.Updated.IsZero() || first == dataset.DayNone || last >= first-1 {
			return
		}
		r.add("the source "+Quote(string(s.ID))+", published "+s.Published.String()+", is older than what it reports, dated "+e.When.String(),
			"another source or date, or stance: announces or predicts", path)
	})
}

// latePromise checks for claims that announce or predict an event but were made
// after it, unless the event consists of the claim.
func latePromise(r *run) {
	r.claim(func(e *dataset.Event, c *dataset.Claim, path string) {
		if !c.Stance.Ahead() || c.Facets()&codebook.OnHappened == 0 || e.Status != codebook.Happened || e.Type == codebook.Deadline || r.d.Says(e, c) {
			return
		}
		if last := dataset.LastDay(e.When); last == dataset.LatestDay || c.Known < last {
			return
		}
		r.add("the claim "+c.Stance.Code()+" what had happened when it was made",
			"stance: asserts; what lies ahead is an event of its own", path, "stance")
	})
}

// ownDoubt checks for claims by which a side, on the day of its own statement,
// contradicts the event instead of its content.
func ownDoubt(r *run) {
	r.claim(func(e *dataset.Event, c *dataset.Claim, path string) {
		said := *c
		said.On = codebook.OnOutcome
		if !c.Stance.Against() || r.d.Says(e, c) || !r.d.Says(e, &said) || c.Known > dataset.LastDay(e.When) {
			return
		}
		r.add("the claim "+c.Stance.Code()+" that its own side spoke so, not what it spoke of", "on: [outcome]", path, "on")
	})
}
