package pack

import "strings"

// Ids are written as a shape, in which a byte 1 to 18 stands for that many
// digits, and the numbers that fill it, as differences from the id before. A
// run of ids such as 2014-03-02-07, 2014-03-02-08 then costs nearly nothing.
const (
	maxDigits  = 18
	maxNumbers = 4
	maxShape   = 64
	verbatim   = "\x1f" // begins a shape that is the id itself, whatever its bytes
)

// splitID gives the shape of an id and its numbers.
func splitID(id string) (shape string, nums [maxNumbers]uint64) {
	if strings.ContainsFunc(id, func(r rune) bool { return r < ' ' }) {
		return verbatim + id, nums
	}
	var b []byte
	count := 0
	for i := 0; i < len(id); {
		if id[i] < '0' || id[i] > '9' {
			b = append(b, id[i])
			i++
			continue
		}
		width := 0
		num := uint64(0)
		for i < len(id) && width < maxDigits && id[i] >= '0' && id[i] <= '9' {
			num = num*10 + uint64(id[i]-'0')
			i++
			width++
		}
		if count == maxNumbers {
			return id, [maxNumbers]uint64{}
		}
		b = append(b, byte(width))
		nums[count] = num
		count++
	}
	if len(b) > maxShape {
		return id, [maxNumbers]uint64{}
	}
	return string(b), nums
}

// idents handles a column of ids.
func idents[S ~string](x *codec, n int, at func(i int) *S) {
	x.solid = n > 0
	if x.writing {
		x.putIdents(n, func(i int) string { return string(*at(i)) })
		return
	}
	text(x, n, at)
	var nums [maxNumbers][]uint64
	for k := range nums {
		if v := x.take(n, 0); v != nil {
			nums[k] = alloc[uint64](x, n)
			last := int64(0)
			for i := range nums[k] {
				last += unzigzag(v[i])
				nums[k][i] = uint64(last)
			}
		}
	}
	if x.err == nil {
		fillIdents(x, n, at, &nums)
	}
}

func (x *codec) putIdents(n int, get func(i int) string) {
	shapes := make([]string, n)
	nums := make([][maxNumbers]uint64, n)
	for i := range shapes {
		shapes[i], nums[i] = splitID(get(i))
	}
	x.putTexts(n, func(i int) string { return shapes[i] })
	for k := range maxNumbers {
		v, last := x.room(n), uint64(0)
		for i := range v {
			v[i] = zigzag(int64(nums[i][k] - last))
			last = nums[i][k]
		}
		x.put(v)
	}
}

// fillIdents turns shapes into ids. All ids that need digits are cut from one
// string.
func fillIdents[S ~string](x *codec, n int, at func(i int) *S, nums *[maxNumbers][]uint64) {
	lengths := x.room(n)
	total, shape, length := 0, "", 0
	for i := range lengths {
		if s := string(*at(i)); s != shape {
			shape, length = s, filledLen(s)
		}
		lengths[i] = uint64(length)
		total += length
	}
	if !x.charge(total, 1) {
		return
	}
	b := make([]byte, 0, total)
	for i, k := range lengths {
		if k > 0 {
			b = appendFilled(b, string(*at(i)), i, nums)
		}
	}
	all := string(b)
	for i, k := range lengths {
		id := at(i)
		if k > 0 {
			*id, all = S(all[:k]), all[k:]
		} else if strings.HasPrefix(string(*id), verbatim) {
			*id = (*id)[len(verbatim):]
		}
	}
}

// filledLen is the length of the id that a shape becomes, 0 when it needs no
// digits.
func filledLen(shape string) int {
	if strings.HasPrefix(shape, verbatim) {
		return 0
	}
	n, digits := len(shape), false
	for i := range len(shape) {
		if c := shape[i]; c >= 1 && c <= maxDigits {
			n += int(c) - 1
			digits = true
		}
	}
	if !digits {
		return 0
	}
	return n
}

// appendFilled appends the id of a row. Numbers beyond their width lose their
// upper digits, numbers that are missing are zero.
func appendFilled(b []byte, shape string, row int, nums *[maxNumbers][]uint64) []byte {
	k := 0
	for i := range len(shape) {
		c := shape[i]
		if c < 1 || c > maxDigits {
			b = append(b, c)
			continue
		}
		num := uint64(0)
		if k < maxNumbers && nums[k] != nil {
			num = nums[k][row]
		}
		k++
		start := len(b)
		b = append(b, "000000000000000000"[:c]...)
		for j := start + int(c) - 1; num > 0 && j >= start; j-- {
			b[j] = byte('0' + num%10)
			num /= 10
		}
	}
	return b
}
