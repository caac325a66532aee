package pack

import "encoding/binary"

// Parts of a pack.
const (
	partCore  = 'C'
	partTexts = 'T'
)

// magic starts every pack. Its first byte is not ASCII, so that a pack is never
// mistaken for text.
const magic = "\x8bPLY"

// The frame is magic, part, version, hash of everything after the hash, the
// section table, and then the sections in order.
const (
	partAt    = len(magic)
	versionAt = partAt + 1
	hashAt    = versionAt + 1
	tableAt   = hashAt + 8
)

// section is the number of a section in the section table.
type section byte

// Sections in the order of the file. Texts use the first two, secTexts
// and secTongue.
const (
	secStrings section = iota + 1
	secDates
	secMeta
	secPlaces
	secActors
	secSources
	secRelations
	secEvents
	secParts
	secClaims
	secLinks
	secHistory
	secRare
	secStory
	secTexts
	secScheme
	secMedia
	secTongue
	sectionEnd
)

var sectionNames = [sectionEnd]string{
	"", "strings", "dates", "meta", "places", "actors", "sources", "relations",
	"events", "parts", "claims", "links", "history", "rare", "story", "texts", "scheme", "media", "tongue",
}

// open checks the frame of a pack and splits it into sections. It reports frame
// errors in the order in which a reader can act on them: another kind of file,
// a newer or older version, a truncated file, a damaged file.
func (x *codec) open(file []byte, part byte) {
	switch {
	case len(file) < len(magic) && magic[:len(file)] == string(file):
		x.fail(Truncated, "no header")
		return
	case len(file) < len(magic) || string(file[:len(magic)]) != magic:
		x.fail(NotPack, "")
		return
	case len(file) < tableAt:
		x.fail(Truncated, "no header")
		return
	case file[versionAt] > Version:
		x.fail(Newer, "")
		return
	case file[versionAt] < Oldest:
		x.fail(Older, "")
		return
	case file[partAt] != part:
		x.fail(NotPack, "it is the other part of one")
		return
	}
	x.in = file[tableAt:]
	if !x.openTable() {
		return
	}
	if file[versionAt] != x.version() {
		x.fail(Damaged, "its version is not that of its sections")
		return
	}
	if sum(file[tableAt:]) != binary.LittleEndian.Uint64(file[hashAt:]) {
		x.fail(Damaged, "its checksum differs")
	}
}

// version returns the version of a file with these sections: the oldest that has them.
func (x *codec) version() byte {
	switch {
	case x.sections[secTongue] != nil:
		return Version
	case x.sections[secMedia] != nil:
		return withMedia
	case x.sections[secScheme] != nil:
		return withScheme
	}
	return Oldest
}

// openTable reads the section table and cuts the sections out of the file.
func (x *codec) openTable() bool {
	count := x.uvarint()
	var ids [sectionEnd]section
	var sizes [sectionEnd]uint64
	if x.err != nil {
		return false
	}
	if count >= uint64(sectionEnd) {
		x.fail(Damaged, "section table")
		return false
	}
	for i := range count {
		ids[i], sizes[i] = section(x.byte()), x.uvarint()
		if x.err != nil {
			return false
		}
		if ids[i] == 0 || ids[i] >= sectionEnd || i > 0 && ids[i] <= ids[i-1] {
			x.fail(Damaged, "section table")
			return false
		}
	}
	for i := range count {
		if sizes[i] > uint64(len(x.in)) {
			x.fail(Truncated, "")
			return false
		}
		x.sections[ids[i]] = x.in[:sizes[i]:sizes[i]]
		x.in = x.in[sizes[i]:]
	}
	if len(x.in) != 0 {
		x.fail(Damaged, "bytes after the last section")
	}
	return x.err == nil
}

// sum returns the 64-bit FNV-1a hash of b (Fowler, Noll, Vo) over little-endian
// words of 8 bytes, each followed by a fold of the upper half onto the lower,
// and then over the remaining bytes. Hashing byte by byte is too slow in the
// browser. It detects accidents, not forgeries.
func sum(b []byte) uint64 {
	h := uint64(fnvOffset)
	for len(b) >= 32 { // four words at a time
		w := b[:32:32]
		h = fold((h ^ binary.LittleEndian.Uint64(w)) * fnvPrime)
		h = fold((h ^ binary.LittleEndian.Uint64(w[8:])) * fnvPrime)
		h = fold((h ^ binary.LittleEndian.Uint64(w[16:])) * fnvPrime)
		h = fold((h ^ binary.LittleEndian.Uint64(w[24:])) * fnvPrime)
		b = b[32:]
	}
	for len(b) >= 8 {
		h = fold((h ^ binary.LittleEndian.Uint64(b)) * fnvPrime)
		b = b[8:]
	}
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

// Constants of 64-bit FNV-1a.
const (
	fnvOffset = 0xcbf29ce484222325
	fnvPrime  = 0x100000001b3
)

func fold(h uint64) uint64 { return h ^ h>>32 }
