package check

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// relative are the phrases that mean another day tomorrow.
var relative = []string{
	"today", "tomorrow", "yesterday", "tonight", "this morning", "this afternoon", "this evening", "last night",
	"this week", "next week", "last week", "this month", "next month", "last month", "this year", "next year", "last year",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "recently",
}

// relativeWord reads English only.
func relativeWord(r *run) {
	if r.d.Meta.Language != "" && !strings.HasPrefix(strings.ToLower(r.d.Meta.Language), "en") {
		return
	}
	look := func(text, path string) {
		if phrase := firstPhrase(text, relative); phrase != "" {
			r.add(quote(phrase)+" means another day to a later reader", "the date", path)
		}
	}
	look(r.d.Meta.Title, "dataset.title")
	look(r.d.Meta.Description, "dataset.description")
	r.event(func(e *dataset.Event, path string) {
		look(e.Title, path+".title")
		look(e.Text, path+".text")
	})
}

func hasPhrase(text string, phrases []string) bool { return firstPhrase(text, phrases) != "" }

// firstPhrase returns, as it stands there, the first of the phrases that is in the
// text as whole words, in any case, or "".
func firstPhrase(text string, phrases []string) string {
	lower := strings.ToLower(text)
	for _, p := range phrases {
		for from := 0; ; {
			i := strings.Index(lower[from:], p)
			if i < 0 {
				break
			}
			i += from
			if !letterBefore(lower, i) && !letterAt(lower, i+len(p)) {
				if len(lower) == len(text) {
					return text[i : i+len(p)]
				}
				return p
			}
			from = i + len(p)
		}
	}
	return ""
}

func letterBefore(s string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(c) || c == '-')
}

func letterAt(s string, i int) bool {
	c, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && unicode.IsLetter(c)
}

// plainDay reports whether an event is dated to one day without a doubt.
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
	look := func(img *dataset.Image, path string) {
		switch {
		case img.Alt == "":
			r.add("the picture has no alt: those who cannot see it get nothing", "alt: what it shows", path)
		case img.Credit == "":
			r.add("the picture has no credit", "credit: who made it", path)
		}
	}
	for i := range r.d.Actors {
		if a := &r.d.Actors[i]; a.Image != nil {
			look(a.Image, "actors."+string(a.ID)+".image")
		}
	}
	r.event(func(e *dataset.Event, path string) {
		if e.More == nil {
			return
		}
		for k := range e.More.Media {
			look(&e.More.Media[k], path+".media."+strconv.Itoa(k))
		}
	})
}

// plainName is a name in lower case, letters and digits only.
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
			r.add(quote(a.Name)+" is also the name of "+string(r.d.Actors[k].ID), "one actor for both, or another name", "actors", string(a.ID), "name")
			continue
		}
		first[name] = i
	}
}

// metonyms are places whose names stand for a government. An actor's aka with
// the note "metonym" adds to them.
var metonyms = []string{"moscow", "kyiv", "kiev", "kremlin", "moscowkremlin", "washington", "washingtondc", "whitehouse", "beijing",
	"brussels", "london", "paris", "berlin", "ankara", "tehran", "newdelhi", "downingstreet", "10downingstreet"}

// metonym looks at what a state or body says or demands "in" a place that bears
// its name, when no claim speaks of a place.
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
				r.add(quote(place.Name)+" may stand here for "+r.d.Actors[p.Actor].Name+", not for where it was",
					"no where, or a claim with on: [where]", path, "where")
				return
			}
		}
	})
}

func verbal(t codebook.Type) bool {
	return t == codebook.Statement || t == codebook.Request || t == codebook.Accuse || t == codebook.Reject || t == codebook.Threaten
}

// calledAfter reports whether a government or state is called by the name of the
// place.
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
