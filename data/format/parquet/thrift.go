package parquet

import "encoding/binary"

// compact writes Thrift's compact protocol, in which Parquet describes itself: structs of
// numbered fields, numbers as zigzag varints.
type compact struct {
	out  []byte
	last []int16 // numbers of the fields written last, by depth
}

// Types of fields and of elements.
const (
	i32Type, i64Type   = 5, 6
	textType, listType = 8, 9
	structType         = 12
)

func (c *compact) begin() { c.last = append(c.last, 0) }

func (c *compact) end() {
	c.out = append(c.out, 0)
	c.last = c.last[:len(c.last)-1]
}

// field begins a field; numbers rise within a struct, by less than 16.
func (c *compact) field(id int16, kind byte) {
	at := &c.last[len(c.last)-1]
	c.out = append(c.out, byte(id-*at)<<4|kind)
	*at = id
}

func (c *compact) number(v int64) { c.out = binary.AppendUvarint(c.out, uint64(v<<1^v>>63)) }

func (c *compact) i32(id int16, v int64) {
	c.field(id, i32Type)
	c.number(v)
}

func (c *compact) i64(id int16, v int64) {
	c.field(id, i64Type)
	c.number(v)
}

func (c *compact) text(id int16, s string) {
	c.field(id, textType)
	c.bare(s)
}

func (c *compact) bare(s string) {
	c.out = binary.AppendUvarint(c.out, uint64(len(s)))
	c.out = append(c.out, s...)
}

// list begins a list of n elements.
func (c *compact) list(id int16, kind byte, n int) {
	c.field(id, listType)
	if n < 15 {
		c.out = append(c.out, byte(n)<<4|kind)
		return
	}
	c.out = binary.AppendUvarint(append(c.out, 0xf0|kind), uint64(n))
}

// object is a field that is a struct.
func (c *compact) object(id int16, body func()) {
	c.field(id, structType)
	c.begin()
	body()
	c.end()
}
