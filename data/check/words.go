package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// relative are phrases that mean a different day tomorrow.
var relative = []string{
	"today", "tomorrow", "yesterday", "tonight", "this morning", "this afternoon", "this evening", "last night",
	"this week", "next week", "last week", "this month", "next month", "last month", "this year", "next year", "last year",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "recently",
}

// relativeWord checks English texts only and skips proper names.
func relativeWord(r *run) {
	if r.d.Meta.Language != "" && !strings.HasPrefix(strings.ToLower(r.d.Meta.Language), "en") {
		return
	}
	look := func(text, path string) {
		if phrase := firstPhrase(text, relative, inName); phrase != "" {
			r.add(Quote(phrase)+" means another day to a later reader", "the date", path)
		}
	}
	look(r.d.Meta.Title, "dataset.title")
	look(r.d.Meta.Description, "dataset.description")
	for _, t := range headTexts {
		look(*t.at(&r.d.Meta.Head), "dataset."+t.key)
	}
	r.event(func(e *dataset.Event, path string) {
		look(e.Title, path+".title")
		look(e.Text, path+".text")
	})
}

func hasPhrase(text string, phrases []string) bool {
	return firstPhrase(text, phrases, func(string, int, int) bool { return false }) != ""
}

// firstPhrase returns, as written in the text, the first of the phrases that
// occurs as whole words in any case and that except does not exclude, or "".
func firstPhrase(text string, phrases []string, except func(text string, from, to int) bool) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		text = lower // a letter has a different length in lower case
	}
	for _, p := range phrases {
		for from := 0; ; {
			i := strings.Index(lower[from:], p)
			if i < 0 {
				break
			}
			i += from
			from = i + len(p)
			if !letterBefore(lower, i) && !letterAt(lower, from) && !except(text, i, from) {
				return text[i:from]
			}
		}
	}
	return ""
}

// inName reports whether the phrase text[from:to] is part of a proper name or a
// date: "Bloody Sunday", "USA Today", "Last Night of the Proms", "Friday 10
// April 1998". In a name, the last word of the phrase and an adjacent word are
// capitalised, unless the sentence starts there or a word such as "on" precedes
// the phrase.
func inName(text string, from, to int) bool {
	phrase := text[from:to]
	last := phrase[strings.LastIndexByte(phrase, ' ')+1:]
	if !capital(last) {
		return false
	}
	before, after := wordBefore(text[:from]), strings.TrimLeft(text[to:], " ,")
	joined := capital(after) && !strings.HasPrefix(text[to:], ",")
	switch {
	case after != "" && after[0] >= '0' && after[0] <= '9':
		return true
	case slices.Contains(leading, strings.ToLower(before)):
		return false
	case strings.EqualFold(before, "the"):
		return last != phrase || joined
	case capital(before):
		return true
	}
	return before == "" && joined && last == phrase && weekday(phrase)
}

func weekday(word string) bool {
	return strings.HasSuffix(word, "day") && !strings.EqualFold(word, "today") && !strings.EqualFold(word, "yesterday")
}

// leading are the words that make a following weekday a day instead of a name.
var leading = []string{"on", "by", "since", "until", "till", "from", "before", "after", "next", "last", "this", "late", "early", "of", "for", "every"}

// wordBefore returns the last word of the same sentence, or "" at its start.
func wordBefore(s string) string {
	s = strings.TrimRight(s, " “\"'(")
	word := strings.TrimLeft(s[strings.LastIndexAny(s, " \n")+1:], "“\"'(")
	if strings.ContainsAny(word, ".!?:;,") {
		return ""
	}
	return word
}

func capital(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c)
}

func letterBefore(s string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(c) || c == '-')
}

func letterAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && unicode.IsLetter(c)
}

// plainDay reports whether an event is dated to a single day without doubt.
func plainDay(e *dataset.Event) bool {
	return e.When.Shape == edtf.Point && e.When.Precision <= edtf.Day &&
		e.When.Flags&(edtf.Uncertain|edtf.Approximate|edtf.Unspecified) == 0
}

func longTitle(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if n := utf8.RuneCountInString(e.Title); n > maxTitle {
			r.add("the title has "+strconv.Itoa(n)+" characters, more than "+strconv.Itoa(maxTitle), "put the rest into text", path, "title")
		}
	})
}

func imageCredit(r *run) {
	r.d.EachMedia(func(m *dataset.Media, path string) {
		switch {
		case m.Alt == "":
			r.add("the picture has no alt: those who cannot see it get nothing", "alt: what it shows", path)
		case m.Credit == "":
			r.add("the picture has no credit", "credit: who made it", path)
		}
	})
}

// plainName reduces a name to its letters and digits in lower case.
func plainName(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

func sameName(r *run) {
	first := map[string]int{}
	for i := range r.d.Actors {
		a := &r.d.Actors[i]
		name := plainName(a.Name)
		if k, taken := first[name]; taken && name != "" {
			r.add(Quote(a.Name)+" is also the name of "+string(r.d.Actors[k].ID), "one actor for both, or another name", "actors", string(a.ID), "name")
			continue
		}
		first[name] = i
	}
}

// metonyms are places whose names stand for a government. Aliases of actors
// with the note "metonym" add to them.
var metonyms = []string{"moscow", "kyiv", "kiev", "kremlin", "moscowkremlin", "washington", "washingtondc", "whitehouse", "beijing",
	"brussels", "london", "paris", "berlin", "ankara", "tehran", "newdelhi", "downingstreet", "10downingstreet"}

// metonym checks statements and demands of a state or body "in" the place that
// bears its name, if no claim supports the place.
func metonym(r *run) {
	r.event(func(e *dataset.Event, path string) {
		if e.Where < 0 || !verbal(e.Type) {
			return
		}
		for k := range e.Claims {
			if e.Claims[k].On&codebook.OnWhere != 0 {
				return
			}
		}
		place := &r.d.Places[e.Where]
		for _, p := range e.Who {
			if p.Role.Takes() && p.Role != codebook.RoleRecipient && r.calledAfter(p.Actor, place) {
				r.add(Quote(place.Name)+" may stand here for "+r.d.Actors[p.Actor].Name+", not for where it was",
					"no where, or a claim with on: [where]", path, "where")
				return
			}
		}
	})
}

func verbal(t codebook.Type) bool {
	return t == codebook.Statement || t == codebook.Request || t == codebook.Accuse || t == codebook.Reject || t == codebook.Threaten
}

// calledAfter reports whether a government or state is called by the name of
// the place.
func (r *run) calledAfter(actor dataset.ActorRef, place *dataset.Place) bool {
	a := &r.d.Actors[actor]
	if a.Kind != codebook.State && a.Kind != codebook.GovernmentBody {
		return false
	}
	name := plainName(place.Name)
	if name == plainName(a.Name) && a.Kind == codebook.GovernmentBody {
		return true
	}
	for i := range a.Aka {
		if a.Aka[i].Note == "metonym" && plainName(a.Aka[i].Name) == name {
			return true
		}
	}
	for _, m := range metonyms {
		if m == name {
			return a.Country != "" && a.Country == place.Country
		}
	}
	return false
}
