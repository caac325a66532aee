package pack

import (
	"unsafe"

	"parley/data/dataset"
)

// col is one field of all rows of a table: the address of the first and the
// stride to the next. It replaces a function that returns the address of row
// i's field, which is too slow for a hundred thousand rows in the browser.
type col[T any] struct {
	first  unsafe.Pointer // points into the table and keeps it alive
	stride uintptr
	n      int
}

// of returns the column of a field. field is called once, for the first row.
func of[R, T any](rows []R, field func(*R) *T) col[T] {
	if len(rows) == 0 {
		return col[T]{}
	}
	return col[T]{unsafe.Pointer(field(&rows[0])), unsafe.Sizeof(rows[0]), len(rows)}
}

// self returns the column of a table whose rows are the fields.
func self[T any](rows []T) col[T] { return of(rows, func(r *T) *T { return r }) }

// single returns a column with one field.
func single[T any](field *T) col[T] { return col[T]{unsafe.Pointer(field), 0, 1} }

// at returns the address of row i's field, 0 <= i < c.n.
func (c col[T]) at(i int) *T { return (*T)(unsafe.Add(c.first, uintptr(i)*c.stride)) }

// small handles a column of bytes: kinds, statuses, sets of facets. Reading
// fails on values at or above limit.
func small[T ~uint8](x *codec, limit int, c col[T]) { x.smalls(byteCol(limit, c)) }

// bytesCol is a column of bytes with the limit of its values.
type bytesCol struct {
	col[uint8]
	limit int
}

// byteCol returns a column of small values as bytes.
func byteCol[T ~uint8](limit int, c col[T]) bytesCol {
	return bytesCol{col[uint8]{c.first, c.stride, c.n}, limit}
}

// block is a number of rows that fits into the innermost processor cache.
const block = 128

// smalls handles several columns of one table, stored one after the other.
// Reading fills them together, block by block, as memory access takes most of
// the time.
func (x *codec) smalls(cols ...bytesCol) {
	if x.pen != nil {
		for _, c := range cols {
			v := x.room(c.n)
			for i := range v {
				v[i] = uint64(*c.at(i))
			}
			x.pen.put(v)
		}
		return
	}
	var bytes [8][]byte
	for k, c := range cols {
		if bytes[k] = x.plainBytes(c.n, c.limit); bytes[k] != nil {
			continue
		}
		for i, v := range x.take(c.n, uint64(min(c.limit, 256))) {
			if v != 0 {
				*c.at(i) = uint8(v)
			}
		}
	}
	if x.err != nil {
		return
	}
	for from := 0; from < cols[0].n; from += block {
		for k, c := range cols {
			if bytes[k] == nil {
				continue
			}
			for i, v := range bytes[k][from:min(from+block, c.n)] {
				*c.at(from + i) = v
			}
		}
	}
}

// keyed handles a column of small values that a key predicts: 0 means the value
// of the previous row with the same key, or 0 for the first one; other values
// are stored plus one. Keys are below keys.
func keyed[T ~uint8](x *codec, limit, keys int, key []int32, c col[T]) {
	if x.pen != nil {
		last := make([]uint8, keys)
		v := x.room(c.n)
		for i := range v {
			value, k := uint8(*c.at(i)), key[i]
			v[i] = 0
			if value != last[k] {
				v[i] = uint64(value) + 1
				last[k] = value
			}
		}
		x.pen.put(v)
		return
	}
	last := alloc[uint8](x, keys)
	for i, code := range x.take(c.n, uint64(min(limit, 256))+1) {
		if code != 0 {
			last[key[i]] = uint8(code - 1)
		}
		if value := last[key[i]]; value != 0 {
			*c.at(i) = T(value)
		}
	}
}

// wide handles a column of sets with up to 64 members. Reading fails on values
// at or above limit.
func wide[T ~uint64](x *codec, limit uint64, c col[T]) {
	if x.pen != nil {
		v := x.room(c.n)
		for i := range v {
			v[i] = uint64(*c.at(i))
		}
		x.pen.put(v)
		return
	}
	for i, v := range x.take(c.n, limit) {
		if v != 0 {
			*c.at(i) = T(v)
		}
	}
}

// bools handles a column of booleans.
func (x *codec) bools(c col[bool]) {
	if x.pen != nil {
		v := x.room(c.n)
		for i := range v {
			v[i] = 0
			if *c.at(i) {
				v[i] = 1
			}
		}
		x.pen.put(v)
		return
	}
	for i, v := range x.take(c.n, 2) {
		*c.at(i) = v == 1
	}
}

// signed handles a column of numbers whose zigzag is below limit.
func signed[T ~int8 | ~int32 | ~int64](x *codec, limit uint64, c col[T]) {
	if x.pen != nil {
		v := x.room(c.n)
		for i := range v {
			v[i] = zigzag(int64(*c.at(i)))
		}
		x.pen.put(v)
		return
	}
	for i, v := range x.take(c.n, limit) {
		*c.at(i) = T(unzigzag(v))
	}
}

// none fills a column of positions with None.
func none[R ~int32](x *codec, c col[R]) {
	if x.pen == nil {
		for i := range c.n {
			*c.at(i) = dataset.None
		}
	}
}

// refs handles a column of positions in a table with the given number of rows.
func refs[R ~int32](x *codec, table int, c col[R]) {
	none(x, c)
	setRefs(x, table, c)
}

// setRefs is refs for rows that already hold None. None is written as 0, other
// positions plus one.
func setRefs[R ~int32](x *codec, table int, c col[R]) {
	if x.pen != nil {
		v := x.room(c.n)
		for i := range v {
			v[i] = uint64(max(*c.at(i), dataset.None) + 1)
		}
		x.pen.put(v)
		return
	}
	for i, v := range x.take(c.n, uint64(table)+1) {
		if v != 0 {
			*c.at(i) = R(v) - 1
		}
	}
}

// must fails reading if a required position is None.
func must[R ~int32](x *codec, c col[R]) {
	if x.pen != nil || x.err != nil {
		return
	}
	for i := range c.n {
		if *c.at(i) < 0 {
			x.fail(Damaged, "a reference is missing")
			return
		}
	}
}

// actorRefs is refs for required actors.
func (x *codec) actorRefs(d *dataset.Dataset, c col[dataset.ActorRef]) {
	refs(x, len(d.Actors), c)
	must(x, c)
}

// near handles positions that are usually close to those in base, see setNear.
func near[R ~int32](x *codec, table int, base []int32, c col[R]) {
	none(x, c)
	setNear(x, table, base, c)
}

// setNear is near for rows that already hold None. None is 0, a position is its
// zigzag difference from base plus one. If base is nil, the base of a row is
// the highest position in earlier rows plus one: positions used in table order
// are then a column of ones.
func setNear[R ~int32](x *codec, table int, base []int32, c col[R]) {
	next := int64(0)
	if x.pen != nil {
		v := x.room(c.n)
		for i := range v {
			v[i] = 0
			if r := int64(*c.at(i)); r >= 0 {
				if base != nil {
					next = int64(base[i])
				}
				v[i] = zigzag(r-next) + 1
				next = max(next, r+1)
			}
		}
		x.pen.put(v)
		return
	}
	for i, code := range x.take(c.n, 1<<34) {
		if code == 0 {
			continue
		}
		if base != nil {
			next = int64(base[i])
		}
		r := next + unzigzag(code-1)
		if r < 0 || r >= int64(table) {
			x.fail(Damaged, "a reference leads out of the file")
			return
		}
		*c.at(i) = R(r)
		next = max(next, r+1)
	}
}
