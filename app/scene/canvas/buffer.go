// Package canvas draws a scene on a Canvas 2D: an Encoder turns it into one
// byte buffer, which crosses to the page in one copy and is drawn by one loop of
// web/painter.js. The encoding part is plain Go and tested without a browser.
//
// The buffer is a row of 32-bit little-endian words. The header is the width
// and height of the scene in CSS pixels (floats) and the number of words with
// the header. Operations follow: a number, then arguments, which are floats
// except where said. painter.js knows the same list.
package canvas

import (
	"encoding/binary"
	"math"

	"parley/app/scene"
)

// Operations and the arguments that follow each. Colours are numbers from
// Colours, -1 for none; a run holds as many marks of one ink as follow one
// another.
const (
	opInk     = 1 // fill, stroke (colours), width, dash, gap, offset of the dash, alpha
	opRects   = 2 // count (whole), then x y w h of each
	opLines   = 3 // crisp (whole: 1 falls on whole pixels), count (whole), then x y and far x y of each
	opCircles = 4 // count (whole), then x y r of each
	opPath    = 5 // closed (whole), count of floats (whole), x y ...
	opCurve   = 6 // width (0: the ink's), then eight floats
	opText    = 7 // style, string (whole), x, y, anchor (whole: 0 start, 1 middle, 2 end), underlined (whole), alpha
	opFade    = 8 // colour, side (whole: 0 left, 1 right), alpha, x y w h
	opCells   = 9 // x y w h, count (whole), then that many bytes, padded to words
)

// buffer is the memory the operations are written to.
type buffer struct {
	b     []byte
	run   uint32 // the operation whose run is open, 0 for none
	count int    // where the count of the open run stands
}

func (b *buffer) word(v uint32) { b.b = binary.LittleEndian.AppendUint32(b.b, v) }

func (b *buffer) num(v scene.Px) { b.word(math.Float32bits(float32(v))) }

// op begins an operation; it ends an open run.
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

// more counts one more mark in the open run of an operation, or opens a run.
// The variant, if any, is written in front of the count.
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
