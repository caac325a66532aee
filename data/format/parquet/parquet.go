// Package parquet writes the events of a record as one Parquet file, for programs of
// analysts: texts, days, numbers and lists, in one row group, compressed with gzip. It
// writes the format itself, since the libraries that do would make up a quarter of the
// tool.
package parquet

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"math"
)

// kind is the type of the values of a column.
type kind int

const (
	textKind kind = iota
	dayKind       // days from 1970-01-01
	intKind
	floatKind
	listKind // texts, any number in a row
)

// column is a column with its values: in each row one or none, in a list any number.
type column struct {
	name   string
	kind   kind
	values []byte // as the format has them, one after the other
	levels []byte // 1 for each value, 0 for a row without one
	starts []byte // of a list: 0 for the first of a row, 1 for the others
}

func (c *column) none() { c.levels, c.starts = append(c.levels, 0), append(c.starts, 0) }

func (c *column) some() { c.levels, c.starts = append(c.levels, 1), append(c.starts, 0) }

func (c *column) text(s string) {
	if s == "" {
		c.none()
		return
	}
	c.some()
	c.put(s)
}

func (c *column) put(s string) {
	c.values = binary.LittleEndian.AppendUint32(c.values, uint32(len(s)))
	c.values = append(c.values, s...)
}

func (c *column) int(n int32) {
	c.some()
	c.values = binary.LittleEndian.AppendUint32(c.values, uint32(n))
}

func (c *column) float(f float64) {
	c.some()
	c.values = binary.LittleEndian.AppendUint64(c.values, math.Float64bits(f))
}

func (c *column) list(all []string) {
	if len(all) == 0 {
		c.none()
	}
	for i, s := range all {
		c.some()
		c.starts[len(c.starts)-1] = byte(min(i, 1))
		c.put(s)
	}
}

// Numbers of the format.
const (
	int32Type, doubleType, bytesType = 1, 5, 6
	utf8, listOf, date               = 0, 3, 6 // what they stand for
	required, optional, repeated     = 0, 1, 2
	plain, rle, gzipped              = 0, 3, 2
)

func (c *column) physical() int64 {
	return [...]int64{bytesType, int32Type, int32Type, doubleType, bytesType}[c.kind]
}

// levelsOf encodes levels of one bit as runs, after their length.
func levelsOf(levels []byte) []byte {
	var runs []byte
	for i := 0; i < len(levels); {
		n := 1
		for i+n < len(levels) && levels[i+n] == levels[i] {
			n++
		}
		runs = append(binary.AppendUvarint(runs, uint64(n)<<1), levels[i])
		i += n
	}
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(runs))), runs...)
}

// page is the data page of a column, and its size before it was compressed.
func (c *column) page() (page []byte, plainSize int) {
	var body []byte
	if c.kind == listKind {
		body = levelsOf(c.starts)
	}
	body = append(append(body, levelsOf(c.levels)...), c.values...)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(body) // a buffer takes all
	_ = z.Close()
	h := &compact{}
	h.begin()
	h.i32(1, 0) // a data page
	h.i32(2, int64(len(body)))
	h.i32(3, int64(packed.Len()))
	h.object(5, func() {
		h.i32(1, int64(len(c.levels)))
		h.i32(2, plain)
		h.i32(3, rle)
		h.i32(4, rle)
	})
	h.end()
	return append(h.out, packed.Bytes()...), len(h.out) + len(body)
}

// chunk is where a column stands in the file.
type chunk struct{ at, size, plain int }

// write returns the file of columns with the same number of rows.
func write(columns []*column, rows int) []byte {
	const magic = "PAR1"
	out, chunks := []byte(magic), make([]chunk, len(columns))
	for i, c := range columns {
		page, plainSize := c.page()
		chunks[i] = chunk{len(out), len(page), plainSize}
		out = append(out, page...)
	}
	foot := footer(columns, chunks, rows)
	out = binary.LittleEndian.AppendUint32(append(out, foot...), uint32(len(foot)))
	return append(out, magic...)
}

func footer(columns []*column, chunks []chunk, rows int) []byte {
	f := &compact{}
	f.begin()
	f.i32(1, 1)
	schema(f, columns)
	f.i64(3, int64(rows))
	f.list(4, structType, 1)
	f.begin()
	f.list(1, structType, len(columns))
	total := 0
	for i, c := range columns {
		f.begin()
		f.i64(2, int64(chunks[i].at))
		f.object(3, func() { c.describe(f, chunks[i]) })
		f.end()
		total += chunks[i].plain
	}
	f.i64(2, int64(total))
	f.i64(3, int64(rows))
	f.end()
	f.text(6, "parley")
	f.end()
	return f.out
}

// describe writes the meta data of a column.
func (c *column) describe(f *compact, at chunk) {
	path := []string{c.name}
	if c.kind == listKind {
		path = append(path, "list", "element")
	}
	f.i32(1, c.physical())
	f.list(2, i32Type, 2)
	f.number(plain)
	f.number(rle)
	f.list(3, textType, len(path))
	for _, s := range path {
		f.bare(s)
	}
	f.i32(4, gzipped)
	f.i64(5, int64(len(c.levels)))
	f.i64(6, int64(at.plain))
	f.i64(7, int64(at.size))
	f.i64(9, int64(at.at))
}

// schema writes the columns as a tree; a list has two elements below it.
func schema(f *compact, columns []*column) {
	n := 1
	for _, c := range columns {
		if n++; c.kind == listKind {
			n += 2
		}
	}
	f.list(2, structType, n)
	node(f, "events", -1, -1, len(columns), -1)
	for _, c := range columns {
		switch c.kind {
		case listKind:
			node(f, c.name, -1, required, 1, listOf)
			node(f, "list", -1, repeated, 1, -1)
			node(f, "element", bytesType, required, 0, utf8)
		case dayKind:
			node(f, c.name, c.physical(), optional, 0, date)
		case textKind:
			node(f, c.name, c.physical(), optional, 0, utf8)
		default:
			node(f, c.name, c.physical(), optional, 0, -1)
		}
	}
}

// node writes an element of the schema; -1 is for what it does not have.
func node(f *compact, name string, physical, repetition int64, children int, stands int64) {
	f.begin()
	if physical >= 0 {
		f.i32(1, physical)
	}
	if repetition >= 0 {
		f.i32(3, repetition)
	}
	f.text(4, name)
	if children > 0 {
		f.i32(5, int64(children))
	}
	if stands >= 0 {
		f.i32(6, stands)
	}
	f.end()
}
