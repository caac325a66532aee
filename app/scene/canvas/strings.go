package canvas

import "strings"

// mostStrings bounds how many strings are kept registered between frames.
const mostStrings = 8192

// Strings gives strings numbers, so that each crosses to the page once.
type Strings struct {
	ids map[string]int32
	// Fresh lists the strings that got a number since Sent, in the order of
	// their numbers from First on. Cleared says that all numbers given before
	// First are void.
	Fresh   []string
	First   int32
	Cleared bool
}

func newStrings() Strings { return Strings{ids: make(map[string]int32)} }

// number is the number of a string; a new string gets the next one.
func (s *Strings) number(str string) int32 {
	id, ok := s.ids[str]
	if !ok {
		id = int32(len(s.ids))
		s.ids[str] = id
		s.Fresh = append(s.Fresh, str)
	}
	return id
}

// trim starts the numbers again when there are too many. It must not be called
// within a frame.
func (s *Strings) trim() {
	if len(s.ids) > mostStrings {
		clear(s.ids)
		s.Fresh, s.First, s.Cleared = s.Fresh[:0], 0, true
	}
}

// Pending reports whether the painter has to be told anything.
func (s *Strings) Pending() bool { return s.Cleared || len(s.Fresh) > 0 }

// separator joins strings that cross together; none holds it then.
const separator = "\x00"

// Joined is Fresh in one string, each followed by the separator.
func (s *Strings) Joined() string {
	var b strings.Builder
	for _, f := range s.Fresh {
		b.WriteString(strings.ReplaceAll(f, separator, " "))
		b.WriteString(separator)
	}
	return b.String()
}

// Sent forgets which strings were fresh, after the painter has been told.
func (s *Strings) Sent() {
	s.First = int32(len(s.ids))
	s.Fresh, s.Cleared = s.Fresh[:0], false
}
