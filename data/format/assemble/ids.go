// Package assemble holds what all readers of other formats share: ids,
// addresses of sources, participants by name, the record being imported and the
// report on each row. The formats import it; it knows none of them.
package assemble

import (
	"hash/fnv"
	"strconv"
	"strings"

	"parley/data/check"
)

// MaxID is the maximum length of an id in bytes, as ids name folders and files.
const MaxID = 120

// ValidID reports whether an id is valid: 1 to MaxID bytes of a to z, digits
// and hyphens, the first one not a hyphen.
// to MaxID bytes.
func ValidID(id string) bool {
	for i := 0; i < len(id); i++ {
		c := id[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0) {
			return false
		}
	}
	return id != "" && len(id) <= MaxID
}

// plainLetters replaces western European letters with diacritics by plain ones.
var plainLetters = strings.NewReplacer("ä", "a", "á", "a", "à", "a", "â", "a", "ã", "a", "å", "a", "æ", "ae", "ç", "c", "é", "e", "è", "e",
	"ê", "e", "ë", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "õ", "o", "ö", "o", "ø", "o",
	"ß", "ss", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ý", "y")

// Slug returns an id made of the Latin letters and digits of a text, cut at
// MaxID, or "" if it has none.
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

// longestSlug is the maximum length in bytes of an id made from a title; ids
// are read aloud and typed.
const longestSlug = 60

// short returns the slug of a text, cut between words.
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

// Hash returns the 32-bit FNV-1a hash of a text in hexadecimal.
func Hash(s string) string {
	h := fnv.New32a()
	h.Write([]byte(s))
	return strconv.FormatUint(uint64(h.Sum32()), 16)
}

// IDs assigns the ids of one section, each once. An id depends on its text and
// on earlier equal texts, never on the row number.
type IDs struct {
	what  string // prefix for texts without an id, such as "event"
	taken map[string]bool
	next  map[string]int // next number for an id in demand
}

// NewIDs returns an empty section; what is its prefix, such as "event".
func NewIDs(what string) *IDs { return &IDs{what, map[string]bool{}, map[string]int{}} }

// Take returns an id for a text. If it is taken, more (such as a date) is
// appended, then a number. A text without Latin letters and digits gets the
// prefix of the section and a hash; a text that other programs misread gets the
// prefix.
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

// Keep returns an id as typed, made valid, and with a number if it is taken.
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

// free returns the id, or the first one with a number appended that is free.
func (ids *IDs) free(id string) string {
	id = strings.TrimRight(id[:min(len(id), MaxID-12)], "-")
	base := id
	for n := max(2, ids.next[base]); ids.taken[id]; n++ {
		id, ids.next[base] = base+"-"+strconv.Itoa(n), n+1
	}
	ids.taken[id] = true
	return id
}
