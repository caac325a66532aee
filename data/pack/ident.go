package pack

import "strings"

// Ids are stored as a shape, in which a byte 1 to 18 stands for that many
// digits, and the numbers that fill it, as differences from the previous id. A
// run of ids such as 2014-03-02-07, 2014-03-02-08 then takes almost no space.
const (
	maxDigits  = 18
	maxNumbers = 4
	maxShape   = 64
	verbatim   = "\x1f" // starts a shape that is the id itself
)

// idents handles a column of ids, the first column of its table.
func idents[S ~string](x *codec, c col[S]) {
	x.solid = c.n > 0
	if x.pen != nil {
		x.pen.putIdents(c.n, func(i int) string { return string(*c.at(i)) })
		return
	}
	shapes := x.ints(c.n)
	for i, k := range x.takeTexts(c.n) {
		shapes[i] = int32(k)
	}
	var nums [maxNumbers][]uint64
	for k := range nums {
		if v := x.take(c.n, 0); v != nil {
			nums[k] = alloc[uint64](x, c.n)
			last := int64(0)
			for i := range nums[k] {
				last += unzigzag(v[i])
				nums[k][i] = uint64(last)
			}
		}
	}
	if x.err == nil {
		fillIdents(x, c, shapes, &nums)
	}
}

// fillIdents builds ids from shapes and numbers. Ids with digits are substrings
// of one string.
func fillIdents[S ~string](x *codec, c col[S], shapes []int32, nums *[maxNumbers][]uint64) {
	lengths := x.room(c.n)
	var f form
	for i := range lengths {
		f.read(x, shapes[i])
		lengths[i] = uint64(f.length)
		if !x.charge(f.length, 1) {
			return
		}
	}
	total := uint64(0)
	for _, k := range lengths {
		total += k
	}
	b := make([]byte, 0, total)
	for i := range c.n {
		f.read(x, shapes[i])
		if f.length > 0 {
			b = f.append(b, i, nums)
		} else {
			*c.at(i) = S(f.literal)
		}
	}
	all := string(b)
	for i, k := range lengths {
		if k > 0 {
			*c.at(i), all = S(all[:k]), all[k:]
		}
	}
}

// form is a parsed shape.
type form struct {
	shape   int32  // position in the table of strings plus one; 0 is the empty id
	literal string // the id, if it has no digits to fill
	length  int    // length of blank; 0 for a literal
	blank   [maxShape + maxNumbers*maxDigits]byte
	fields  int
	ends    [maxNumbers]int // end offsets of the numbers in blank
	widths  [maxNumbers]int
}

// read parses a shape, unless it is the current one.
func (f *form) read(x *codec, shape int32) {
	if shape == f.shape {
		return
	}
	f.shape, f.literal, f.length, f.fields = shape, "", 0, 0
	if shape == 0 {
		return
	}
	s := x.strings.list[shape-1]
	if len(s) > maxShape || s[0] == verbatim[0] {
		f.literal = strings.TrimPrefix(s, verbatim)
		return
	}
	n := 0
	for i := range len(s) {
		width := int(s[i])
		if width < 1 || width > maxDigits || f.fields == maxNumbers {
			f.blank[n] = s[i]
			n++
			continue
		}
		n += copy(f.blank[n:], zeros[:width])
		f.ends[f.fields], f.widths[f.fields] = n, width
		f.fields++
	}
	if f.fields > 0 {
		f.length = n
	} else {
		f.literal = s
	}
}

const zeros = "000000000000000000" // maxDigits zeros

// append appends the id of a row. Numbers wider than their field lose their
// upper digits.
func (f *form) append(b []byte, row int, nums *[maxNumbers][]uint64) []byte {
	start := len(b)
	b = append(b, f.blank[:f.length]...)
	for k := range f.fields {
		if nums[k] == nil {
			continue
		}
		num, end := nums[k][row], start+f.ends[k]
		for j := end - 1; num > 0 && j >= end-f.widths[k]; j-- {
			b[j] = byte('0' + num%10)
			num /= 10
		}
	}
	return b
}
