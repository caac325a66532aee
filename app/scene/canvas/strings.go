package canvas

import "strings"

// mostStrings bounds the strings that stay registered between frames.
const mostStrings = 8192

// Strings assigns ids to strings, so that each is copied to the page once.
type Strings struct {
	ids map[string]int32
	// Fresh lists the strings that got an id since Sent, in the order of their ids from
	// First on. Cleared means that all earlier ids are void.
	Fresh   []string
	First   int32
	Cleared bool
}

func newStrings() Strings { return Strings{ids: make(map[string]int32)} }

// number returns the id of a string; a new string gets the next id.
func (s *Strings) number(str string) int32 {
	id, ok := s.ids[str]
	if !ok {
		id = int32(len(s.ids))
		s.ids[str] = id
		s.Fresh = append(s.Fresh, str)
	}
	return id
}

// trim discards all ids if there are too many. It must not be called within a frame.
func (s *Strings) trim() {
	if len(s.ids) > mostStrings {
		clear(s.ids)
		s.Fresh, s.First, s.Cleared = s.Fresh[:0], 0, true
	}
}

// Pending reports whether the painter needs an update.
func (s *Strings) Pending() bool { return s.Cleared || len(s.Fresh) > 0 }

// separator joins strings for the copy; it is replaced within them.
const separator = "\x00"

// Joined returns Fresh as one string, each followed by the separator.
func (s *Strings) Joined() string {
	var b strings.Builder
	for _, f := range s.Fresh {
		b.WriteString(strings.ReplaceAll(f, separator, " "))
		b.WriteString(separator)
	}
	return b.String()
}

// Sent empties Fresh after the painter has been updated.
func (s *Strings) Sent() {
	s.First = int32(len(s.ids))
	s.Fresh, s.Cleared = s.Fresh[:0], false
}
