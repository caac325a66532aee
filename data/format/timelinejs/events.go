package timelinejs

import (
	"strings"

	"parley/data/format/assemble"
	"parley/data/format/markup"
)

// must reads the required fields of an event, title and date, or returns why
// the slide is not an event.
func (r *reading) must(era bool) (why, fix string) {
	head, links := markup.Plain(r.cell("Headline"))
	r.e.Title = strings.Join(strings.Fields(head), " ")
	switch {
	case r.e.Title == "":
		r.titleOf("Text", "Media Caption")
	case r.e.Title != r.cell("Headline"):
		r.change("Headline", r.e.Title, "plain text in one line")
	}
	r.take("Headline")
	r.cite(links)
	if r.e.Title == "" {
		return "it has neither a headline nor words", "a headline, if it is an event"
	}
	return r.when(era)
}

// titleOf sets the title from the first of the cells with text.
func (r *reading) titleOf(names ...string) {
	for _, n := range names {
		text, _ := markup.Plain(r.cell(n))
		if r.e.Title = assemble.Excerpt(text); r.e.Title != "" {
			r.Warn("no headline: the beginning of “"+n+"” becomes the title", "a headline")
			return
		}
	}
}

// when reads start, end and the words displayed for them.
func (r *reading) when(era bool) (why, fix string) {
	const dateFix = "a year, and if known month and day, as numbers"
	if r.cell("Year") == "" && r.cell(oldStart) != "" {
		return r.whenOld()
	}
	if r.cell("Year") == "" {
		return "it has no year", dateFix
	}
	m := parts{r.cell("Year"), r.cell("Month"), r.cell("Day"), r.cell("Time")}.read()
	if m.say != "" {
		return m.say, dateFix
	}
	r.e.When = m.when
	r.warnOf(m)
	r.take("Year", "Month", "Day")
	r.time("Time", m)
	ends := r.until(m.when)
	if era && !ends {
		r.Warn("an era without an end: the period has its start alone", "an end")
	}
	r.shown(ends)
	return "", ""
}

func (r *reading) warnOf(m moment) {
	if m.warn != "" && r.cell("Display Date") == "" {
		r.Warn(m.warn, "the date in the record, if another year is meant")
	}
}

func (r *reading) time(name string, m moment) {
	switch s := r.cell(name); {
	case s == "":
	case !m.clock:
		r.keep(name, "no time of a day that can be read", "a time such as 14:30 or 14:30+02:00, with a day")
	case strings.ContainsAny(s, ".,"):
		r.change(name, m.when, "parts of a second are dropped")
	default:
		r.take(name)
	}
}

// until adds the end. An end that cannot be parsed is kept, and the event has
// only its start.
func (r *reading) until(start string) (ends bool) {
	names := []string{"End Year", "End Month", "End Day", "End Time"}
	given := false
	for _, n := range names {
		given = given || r.cell(n) != ""
	}
	if !given {
		return false
	}
	m := parts{r.cell("End Year"), r.cell("End Month"), r.cell("End Day"), r.cell("End Time")}.read()
	say := m.say
	if say == "" {
		r.e.When, say = assemble.Span(start, m.when)
	}
	if say != "" {
		for _, n := range names {
			r.keep(n, say+"; the event has its start alone", "an end after the start, as numbers")
		}
		return false
	}
	r.warnOf(m)
	r.take(names[:3]...)
	r.time("End Time", m)
	return true
}

// shown handles the words that TimelineJS displays for the date.
func (r *reading) shown(ends bool) {
	words := r.cell("Display Date")
	if words == "" {
		return
	}
	better, same := shown(r.e.When, words)
	switch {
	case same:
		r.take("Display Date")
	case better != "" && !ends:
		r.change("Display Date", better, "readers saw these words, which say less than the numbers")
		r.e.When = better
	default:
		r.keep("Display Date", "the record shows its dates in one form; these words were shown for "+r.e.When, "the date in the record, if the words say it better")
	}
}

// text reads the text of the slide.
func (r *reading) text() {
	text, links := markup.Plain(r.cell("Text"))
	r.e.Text = text
	if text != r.cell("Text") {
		why := "plain text"
		if len(links) > 0 {
			why += "; its links are sources that the timeline cites"
		}
		r.change("Text", text, why)
	}
	r.take("Text")
	r.cite(links)
}

// cite adds addresses as sources cited by the timeline.
func (r *reading) cite(links []string) {
	for _, l := range links {
		if strings.HasPrefix(l, "//") {
			l = "https:" + l
		}
		if _, ok := assemble.Address(l); ok {
			r.e.Sources = append(r.e.Sources, assemble.Source{URL: l, Cited: true})
		} else {
			r.e.Keep("link", l)
		}
	}
}

// media reads the picture of the slide. A page, video or post becomes a source.
func (r *reading) media() {
	url := r.cell("Media")
	full := url
	if strings.HasPrefix(url, "//") {
		full = "https:" + url
	}
	if _, ok := assemble.Address(full); !ok || !picture(full) {
		r.noPicture(full, ok)
		return
	}
	if full != url {
		r.change("Media", full, "an address begins with https://")
	}
	r.take("Media")
	m := assemble.Media{Src: full, Credit: r.words("Media Credit"), Alt: r.words("Alt Text")}
	if m.Alt != "" {
		r.keep("Media Caption", "a picture has one description, and Alt Text is it", "")
	} else {
		m.Alt = r.words("Media Caption")
	}
	r.e.Media = append(r.e.Media, m)
}

func (r *reading) noPicture(address string, ok bool) {
	if ok {
		r.e.Sources = append(r.e.Sources, assemble.Source{URL: address, Cited: true})
		r.change("Media", "a source", "it is no picture: a source that the timeline cites")
	} else {
		r.keep("Media", "no address of a picture or page", "the address of a picture, under media")
	}
	for _, n := range [...]string{"Media Credit", "Media Caption", "Alt Text"} {
		r.keep(n, "there is no picture", "")
	}
}

// words returns a caption or credit as plain text; its links are kept.
func (r *reading) words(name string) string {
	text, links := markup.Plain(r.cell(name))
	for _, l := range links {
		r.e.Keep(name+" link", l)
	}
	if text != r.cell(name) {
		r.change(name, text, "plain text; its links are kept under x-")
	}
	r.take(name)
	return text
}
