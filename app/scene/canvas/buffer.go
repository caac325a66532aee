// Package canvas draws a scene on a Canvas 2D: an Encoder turns it into one byte buffer,
// which is copied to the page once and drawn by one loop of web/painter.js. The encoder
// is plain Go and tested without a browser.
//
// The buffer is a sequence of 32-bit little-endian words. The header is the width and
// height of the scene in CSS pixels (floats) and the number of words including the
// header. Operations follow: an opcode, then arguments, which are floats unless noted.
// painter.js has the same list.
package canvas

import (
	"encoding/binary"
	"math"

	"parley/app/scene"
)

// Opcodes and their arguments. Colours are indexes into Colours, -1 for none; a run holds
// consecutive marks of one ink.
const (
	opInk     = 1 // fill, stroke (colours), width, dash, gap, dash offset, alpha
	opRects   = 2 // count (integer), then x y w h of each
	opLines   = 3 // crisp (integer: 1 snaps to whole pixels), count (integer), then x0 y0 x1 y1 of each
	opCircles = 4 // count (integer), then x y r of each
	opPath    = 5 // closed (integer), number of floats (integer), x y ...
	opCurve   = 6 // width (0: the ink's), then eight floats
	opText    = 7 // style, string (integer), x, y, anchor (integer: 0 start, 1 middle, 2 end), underlined (integer), alpha
	opFade    = 8 // colour, side (integer: 0 left, 1 right), alpha, x y w h
	opCells   = 9 // x y w h, count (integer), then that many bytes, padded to words
)

// buffer is the output of the encoder.
type buffer struct {
	b     []byte
	run   uint32 // opcode of the open run, 0 for none
	count int    // offset of the open run's count
}

func (b *buffer) word(v uint32) { b.b = binary.LittleEndian.AppendUint32(b.b, v) }

func (b *buffer) num(v scene.Px) { b.word(math.Float32bits(float32(v))) }

// op begins an operation and ends an open run.
func (b *buffer) op(op uint32) {
	b.run = 0
	b.word(op)
}

func (b *buffer) two(x, y scene.Px) {
	b.b = binary.LittleEndian.AppendUint32(b.b, math.Float32bits(float32(x)))
	b.b = binary.LittleEndian.AppendUint32(b.b, math.Float32bits(float32(y)))
}

func (b *buffer) four(x, y, w, h scene.Px) {
	b.two(x, y)
	b.two(w, h)
}

// more adds a mark to the open run of an operation, or opens a run. A new run starts with
// variant, if any, before its count.
func (b *buffer) more(op uint32, variant ...uint32) {
	if b.run == op {
		at := b.b[b.count:]
		binary.LittleEndian.PutUint32(at, binary.LittleEndian.Uint32(at)+1)
		return
	}
	b.op(op)
	for _, v := range variant {
		b.word(v)
	}
	b.run, b.count = op, len(b.b)
	b.word(1)
}

// path writes a path of straight lines through x,y pairs.
func (b *buffer) path(closed bool, pts []scene.Px) {
	b.begin(closed, len(pts))
	for _, v := range pts {
		b.num(v)
	}
}

func (b *buffer) begin(closed bool, n int) {
	b.op(opPath)
	b.word(whole(closed))
	b.word(uint32(n))
}

func whole(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
