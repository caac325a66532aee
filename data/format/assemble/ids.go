// Package assemble holds what all readers of other formats share: ids, addresses of
// sources, participants by name, the record that an importer makes and the report of
// what became of each row. The formats import it; it knows none of them.
package assemble

import (
	"hash/fnv"
	"strconv"
	"strings"

	"parley/data/check"
)

// MaxID is the length of an id in letters: it names folders and files.
const MaxID = 120

// ValidID reports whether an id is made as ids must be, and no longer.
func ValidID(id string) bool {
	for i := 0; i < len(id); i++ {
		c := id[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0) {
			return false
		}
	}
	return id != "" && len(id) <= MaxID
}

// plainLetters takes the marks off letters of western Europe.
var plainLetters = strings.NewReplacer("ä", "a", "á", "a", "à", "a", "â", "a", "ã", "a", "å", "a", "æ", "ae", "ç", "c", "é", "e", "è", "e",
	"ê", "e", "ë", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o",
	"ß", "ss", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y")

// Slug makes an id of a text, or of its beginning, or "" of one without Latin letters
// and digits.
func Slug(s string) string {
	var b []byte
	for _, c := range plainLetters.Replace(strings.ToLower(s)) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			b = append(b, byte(c))
		} else if len(b) > 0 && b[len(b)-1] != '-' {
			b = append(b, '-')
		}
	}
	return strings.TrimRight(string(b[:min(len(b), MaxID)]), "-")
}

// longestSlug is the length in letters of an id made of a title; ids are read aloud
// and typed.
const longestSlug = 60

// short is the slug of a text, cut between words.
func short(s string) string {
	id := Slug(s)
	if len(id) <= longestSlug {
		return id
	}
	id = id[:longestSlug+1]
	if at := strings.LastIndexByte(id, '-'); at > 0 {
		return id[:at]
	}
	return id[:longestSlug]
}

// Hash is a short number in hexadecimal digits, the same for the same text.
func Hash(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return strconv.FormatUint(uint64(h.Sum32()), 16)
}

// IDs gives out the ids of one section, each once. An id depends on the text it is
// made of and on equal texts given before, never on the number of a row.
type IDs struct {
	what  string // stands before what makes no id, such as "event"
	taken map[string]bool
	next  map[string]int // the number last given to an id that many want
}

// NewIDs is an empty section; what is one word such as "event".
func NewIDs(what string) *IDs { return &IDs{what, map[string]bool{}, map[string]int{}} }

// Take gives the id of a text. When it is taken, more is added, such as a date, then a
// number. A text without Latin letters and digits gets the word of the section
// and a number made of the text; a text that other programs take for a number or for
// nothing gets the word before it.
func (ids *IDs) Take(text, more string) string {
	id := short(text)
	switch {
	case id == "":
		id = ids.what + "-" + Hash(text)
	case check.Fragile(id) != "":
		id = ids.what + "-" + id
	}
	if ids.taken[id] && more != "" {
		id += "-" + Slug(more)
	}
	return ids.free(id)
}

// Keep gives an id as it was typed, made valid, or with a number when it is taken.
func (ids *IDs) Keep(typed string) string {
	id := typed
	if !ValidID(id) {
		id = Slug(id)
	}
	if id == "" {
		id = ids.what + "-" + Hash(typed)
	}
	if check.Fragile(id) != "" {
		id = ids.what + "-" + id
	}
	return ids.free(id)
}

// free is the id, or the first one with a number after it that nobody has.
func (ids *IDs) free(id string) string {
	id = strings.TrimRight(id[:min(len(id), MaxID-12)], "-")
	base := id
	for n := max(2, ids.next[base]); ids.taken[id]; n++ {
		id, ids.next[base] = base+"-"+strconv.Itoa(n), n+1
	}
	ids.taken[id] = true
	return id
}
