package view

import (
	"strconv"
	"strings"

	"parley/data/dataset"
	"parley/data/edtf"
)

// field is one row of the table that ties State to the address fragment. get
// returns "" for a value that is not written; set ignores what it cannot read.
type field struct {
	key string
	get func(*State) string
	set func(*State, string)
	// moves says that a change of this field alone replaces the history entry
	// instead of adding one: panning must not fill the back button.
	moves bool
}

// fields is the whole of the address fragment, in the order of writing.
var fields = []field{
	{"v", func(s *State) string { return viewCodes.code(uint8(s.View)) }, func(s *State, v string) { s.View = ParseName(v) }, false},
	{"l", func(s *State) string { return laneCodes.code(uint8(s.Lanes)) }, func(s *State, v string) { s.Lanes = ParseLanes(v) }, false},
	{"x", func(s *State) string { return scaleCodes.code(uint8(s.Scale)) }, func(s *State, v string) { s.Scale = ParseScale(v) }, false},
	{"zero", func(s *State) string { return dayText(s.Zero) }, func(s *State, v string) { s.Zero = ParseDay(v) }, false},
	{"f", func(s *State) string { return formCodes.code(uint8(s.Form)) }, func(s *State, v string) { s.Form = ParseForm(v) }, false},
	{"y", func(s *State) string { return layerCodes.code(uint8(s.Layer)) }, func(s *State, v string) { s.Layer = ParseLayer(v) }, false},
	{"from", func(s *State) string { return instantText(s.From, s.To) }, func(s *State, v string) { s.From = readInstant(v, false, s.From) }, true},
	{"to", func(s *State) string { return instantText(s.To, s.From) }, func(s *State, v string) { s.To = readInstant(v, true, s.To) }, true},
	{"on", func(s *State) string { return dayText(s.On) }, func(s *State, v string) { s.On = ParseDay(v) }, true},
	{"e", func(s *State) string { return string(s.Event) }, func(s *State, v string) { s.Event = dataset.EventID(cleanID(v)) }, false},
	{"a", func(s *State) string { return joinIDs(s.Actors) }, func(s *State, v string) { s.Actors = splitIDs[dataset.ActorID](v) }, false},
	{"who", func(s *State) string { return string(s.Actor) }, func(s *State, v string) { s.Actor = dataset.ActorID(cleanID(v)) }, false},
	{"with", func(s *State) string { return string(s.Other) }, func(s *State, v string) { s.Other = dataset.ActorID(cleanID(v)) }, false},
	{"tie", func(s *State) string { return joinIDs(s.Tie) }, func(s *State, v string) { s.Tie = splitIDs[string](v) }, false},
	{"fwd", func(s *State) string { return flagText(s.Forward) }, func(s *State, v string) { s.Forward = v == "1" }, true},
	{"m", func(s *State) string { return spotText(s.Spot) }, func(s *State, v string) { s.Spot = readSpot(v) }, true},
	{"p", func(s *State) string { return string(s.Place) }, func(s *State, v string) { s.Place = dataset.PlaceID(cleanID(v)) }, false},
	{"t", func(s *State) string { return joinIDs(s.Types) }, func(s *State, v string) { s.Types = splitIDs[string](v) }, false},
	{"s", func(s *State) string { return joinIDs(s.Statuses) }, func(s *State, v string) { s.Statuses = splitIDs[string](v) }, false},
	{"ev", func(s *State) string { return joinIDs(s.Standings) }, func(s *State, v string) { s.Standings = splitIDs[string](v) }, false},
	{"q", func(s *State) string { return s.Query }, func(s *State, v string) { s.Query = cleanQuery(v) }, true},
	{"pane", func(s *State) string { return s.Panel }, func(s *State, v string) { s.Panel = cleanID(v) }, false},
	{"step", func(s *State) string { return countText(s.Step) }, func(s *State, v string) { s.Step = readCount(v) }, false},
	{"since", func(s *State) string { return dayText(s.Since) }, func(s *State, v string) { s.Since = ParseDay(v) }, false},
	{"theme", func(s *State) string { return s.Theme }, func(s *State, v string) { s.Theme = oneOf(v, "light", "dark") }, true},
	{"lang", func(s *State) string { return s.Lang }, func(s *State, v string) { s.Lang = cleanID(v) }, true},
}

// Keys lists the keys that an address fragment may have, in the order of writing.
func Keys() []string {
	out := make([]string, len(fields))
	for i := range fields {
		out[i] = fields[i].key
	}
	return out
}

// codes lists the words of a small choice; the first is the default.
type codes []string

func (c codes) code(v uint8) string {
	if v == 0 || int(v) >= len(c) {
		return ""
	}
	return c[v]
}

func (c codes) parse(s string) uint8 {
	for i, w := range c {
		if w == s {
			return uint8(i)
		}
	}
	return 0
}

var (
	viewCodes  = codes{"timeline", "actors", "map", "list", "table"}
	laneCodes  = codes{"", "delegation", "none", "actor", "type", "pair"}
	scaleCodes = codes{"exact", "stretched", "broken", "order", "log", "relative"}
	layerCodes = codes{"together", "about", "belongs"}
	formCodes  = codes{"", "delegations", "flat", "rows", "matrix", "table"}
)

// Code returns the word for the view in an address.
func (n Name) Code() string { return viewCodes[n] }

// Code returns the word for the form of the actor map in an address, "" for OwnForm.
func (f Form) Code() string { return formCodes[f] }

// Code returns the word for the layer in an action and an address.
func (l Layer) Code() string { return layerCodes[l] }

// Code returns the word for the lane mode in an address.
func (l Lanes) Code() string { return laneCodes[l] }

// Code returns the word for the scale in an action and an address.
func (s Scale) Code() string { return scaleCodes[s] }

// ParseName returns the view of a word, or Timeline.
func ParseName(word string) Name { return Name(viewCodes.parse(word)) }

// ParseForm returns the form of a word, or OwnForm.
func ParseForm(word string) Form { return Form(formCodes.parse(word)) }

// ParseLayer returns the layer of a word, or TogetherLayer.
func ParseLayer(word string) Layer { return Layer(layerCodes.parse(word)) }

// ParseLanes returns the lane mode of a word, or OwnLanes.
func ParseLanes(word string) Lanes { return Lanes(laneCodes.parse(word)) }

// ParseScale returns the scale of a word, or ToScale.
func ParseScale(word string) Scale { return Scale(scaleCodes.parse(word)) }

// Fragment writes the state as an address fragment without its '#': keys and
// values joined with '=' and '&', values percent-encoded. The default state is
// the empty string. ParseFragment reads it back unchanged.
func (s State) Fragment() string {
	var b strings.Builder
	for i := range fields {
		v := fields[i].get(&s)
		if v == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('&')
		}
		b.WriteString(fields[i].key)
		b.WriteByte('=')
		escape(&b, v)
	}
	return b.String()
}

// ParseFragment reads an address fragment, with or without its '#'. Unknown
// keys and values that cannot be read are left out: other programs put their
// own things there. It never fails, and takes time that grows with the length of
// text.
func ParseFragment(text string) State {
	s := State{From: edtf.Future, To: edtf.Past} // a window needs both ends
	text = strings.TrimPrefix(strings.TrimPrefix(text, "#"), "?")
	for _, pair := range strings.Split(text, "&") {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			// A bare fragment such as #e-witkoff-putin is an event's anchor.
			if id, found := strings.CutPrefix(pair, "e-"); found && s.Event == "" {
				s.Event = dataset.EventID(cleanID(id))
			} else if n := viewOfAnchor(pair); n != 0 {
				s.View = n
			}
			continue
		}
		for i := range fields {
			if fields[i].key == key {
				fields[i].set(&s, unescape(value))
			}
		}
	}
	if s.To <= s.From {
		s.From, s.To = 0, 0
	}
	return s
}

// viewOfAnchor maps the page's stable anchors to views.
func viewOfAnchor(a string) Name {
	switch a {
	case "actors":
		return Actors
	case "chronicle":
		return List
	case "table":
		return Table
	case "map":
		return Map
	}
	return Timeline
}

// Replaces reports whether going from a to b should replace the history entry:
// only fields that a reader moves continuously differ.
func Replaces(a, b State) bool {
	for i := range fields {
		if !fields[i].moves && fields[i].get(&a) != fields[i].get(&b) {
			return false
		}
	}
	return true
}

// Equal reports whether two states have the same address.
func Equal(a, b State) bool { return a.Fragment() == b.Fragment() }

// Pairs returns the written fields as key and value, in order, for showing a
// state as an object.
func (s State) Pairs() [][2]string {
	var out [][2]string
	for i := range fields {
		if v := fields[i].get(&s); v != "" {
			out = append(out, [2]string{fields[i].key, v})
		}
	}
	return out
}

// openEnd is the end of a window that reaches to that of the record.
const openEnd = ".."

// instantText writes an instant of a window as an EDTF date, with a clock only
// when it is not midnight. A window that is not set has both ends zero.
func instantText(t, other edtf.Instant) string {
	if t == 0 && other == 0 {
		return ""
	}
	if t == edtf.Past || t == edtf.Future {
		return openEnd
	}
	d := edtf.FromDay(t.Day())
	text := d.String()
	if h, m, sec := t.Clock(); h|m|sec != 0 {
		text += "T" + two(h) + ":" + two(m) + ":" + two(sec) + "Z"
	}
	return text
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// ParseWindow returns the instants from the start of one EDTF date to the end of another;
// both are 0 if either text cannot be read or the second is not later. Time grows with the
// lengths of the texts.
func ParseWindow(from, to string) (edtf.Instant, edtf.Instant) {
	a, b := readInstant(from, false, edtf.Future), readInstant(to, true, edtf.Past)
	if b <= a {
		return 0, 0
	}
	return a, b
}

// readInstant reads an EDTF date or an open end, or returns old for what cannot be
// read; the upper end of a window may be a month or a year and then means its end.
func readInstant(s string, upper bool, old edtf.Instant) edtf.Instant {
	switch {
	case s == openEnd && upper:
		return edtf.Future
	case s == openEnd:
		return edtf.Past
	}
	d, err := edtf.Parse(s)
	if err != nil || d.Earliest == edtf.Past || d.Latest == edtf.Future {
		return old
	}
	if upper && d.Precision != edtf.Day && d.Precision != edtf.Second && d.Precision != edtf.Minute {
		return d.Latest
	}
	return d.Earliest
}

// dayText returns a knowledge day as an address has it: "" for none.
func dayText(d dataset.OptDay) string {
	if day := d.Or(dataset.DayNone); day != dataset.DayNone && day != dataset.LatestDay {
		return edtf.FromDay(int64(day)).String()
	}
	return ""
}

// ParseDay returns the first day of an EDTF date, none if the text is not a date or its
// start is open. Time grows with the length of the text.
func ParseDay(s string) dataset.OptDay {
	d, err := edtf.Parse(s)
	if err != nil || d.Earliest == edtf.Past {
		return dataset.OptDay{}
	}
	day := d.Earliest.Day()
	if day <= int64(dataset.DayNone) || day >= int64(dataset.LatestDay) {
		return dataset.OptDay{}
	}
	return dataset.SomeDay(dataset.Day(day))
}

func flagText(on bool) string {
	if on {
		return "1"
	}
	return ""
}

func countText(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func readCount(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}

func oneOf(s string, words ...string) string {
	for _, w := range words {
		if w == s {
			return s
		}
	}
	return ""
}
