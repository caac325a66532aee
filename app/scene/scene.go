// Package scene is the display list that every chart fills and every backend replays: flat
// marks in drawing order and, in the same list, the nodes that a screen reader reads and a
// pointer hits.
//
// A Scene is reused between frames: Reset keeps its memory, so building into a warm scene
// does not allocate. Charts never see a backend.
package scene

import "parley/data/codebook"

// Px is a length in CSS pixels. The origin is the scene's top left corner, x
// grows rightwards and y downwards.
type Px float32

// Kind is the shape of a mark.
type Kind uint8

// The kinds of mark. For symbols (Circle to Flag), X and Y are the centre and W is the
// radius; for Line, W and H are the end relative to X and Y.
const (
	Rect     Kind = iota // X Y W H
	Line                 // from X,Y to X+W,Y+H
	Curve                // Pts[N:N+8]: a cubic: start, two controls, end; W is its width, 0 for that of the style
	Poly                 // Pts[N:N+M]: x,y pairs, open
	Area                 // Pts[N:N+M]: x,y pairs, closed and filled
	Circle               // verbal cooperation
	Square               // material cooperation
	Triangle             // verbal conflict
	Diamond              // material conflict
	Upright              // statement: a vertical bar
	Flag                 // deadline: a pole with a flag, foot at X,Y+W
	Text                 // Str at X and baseline Y; W is the available width, 0 for any
	Fade                 // a bar X Y W H whose colour fades; Opt gives the side
	Cells                // a row of M cells, heat in Heat[N:N+M], drawn into X Y W H
)

// Opt is a set of flags that change how a mark is drawn.
type Opt uint16

// The options of a mark. Status: no bit means happened (filled).
const (
	Open       Opt = 1 << iota // possible, planned: dashed outline
	Struck                     // cancelled, lapsed: outline, struck through
	Half                       // disputed: half filled
	Dim                        // outside the filter: 25 % opacity
	FadeLeft                   // Fade: transparent at its left
	FadeRight                  // Fade: transparent at its right
	AnchorEnd                  // Text ends at X
	AnchorMid                  // Text is centred on X
	Hover                      // under the pointer
	ArrowEnd                   // Line, Curve, Poly: arrow head at the end
	ArrowStart                 // Line, Curve, Poly: arrow head at the start
	Near                       // Text: shown in a page while its node is under the pointer or in focus, else not
)

// Mark is one thing to draw. Style selects the paint, Quad which of ClassTokens the paint's
// "class" colour is: that of an event class or of a group of actors.
type Mark struct {
	Kind       Kind
	Style      Style
	Quad       codebook.Quad
	Opt        Opt
	X, Y, W, H Px
	N, M       int32 // span in Pts or Heat
	Str        string
}

// TargetKind is the kind of thing that a node represents.
type TargetKind uint8

// The kinds of target.
const (
	NoTarget       TargetKind = iota
	EventTarget               // Ref is a dataset.EventRef
	MoreTarget                // several events in one bin; Ref is the most important one, Count their number
	ActorTarget               // Ref is a dataset.ActorRef
	TieTarget                 // Ref is a tie's index in the drawing
	PlaceTarget               // Ref is a dataset.PlaceRef
	LaneTarget                // Ref is a lane's index
	DayTarget                 // Ref is a day number
	GroupTarget               // Ref is the index of a container or cluster of the chart
	PairTarget                // Ref and Other are two actors, Count their number of contacts
	RelationTarget            // Ref is the index of a relation in the record
	RestTarget                // Count actors that the drawing has no room for
)

// Target is what a node leads to when it is activated.
type Target struct {
	Kind       TargetKind
	Ref, Other int32
	Count      int32
	From, To   int64 // instants, for MoreTarget and DayTarget
}

// Node is one thing that can be labelled, focused and hit: the marks from First up to Last
// belong to it. The chart's Speak makes its label on demand, so that building a frame
// makes no strings.
type Node struct {
	Target      Target
	X, Y, W, H  Px // the box that can be hit
	First, Last int32
}

// Scene is a display list of a given size.
type Scene struct {
	W, H  Px
	Marks []Mark
	Nodes []Node
	Pts   []Px
	Heat  []byte // per cell: quad class in the top 3 bits, strength 0..31 below
	open  int32  // node being filled, or -1
}

// The methods that add to a scene are not inlined: charts call them some hundred times,
// and each copy would add to the download.

// Reset empties the scene for a new frame of the given size and keeps its memory.
func (s *Scene) Reset(w, h Px) {
	s.W, s.H = w, h
	s.Marks, s.Nodes, s.Pts, s.Heat = s.Marks[:0], s.Nodes[:0], s.Pts[:0], s.Heat[:0]
	s.open = -1
}

// Begin opens a node: the marks added until End belong to it. Nodes do not nest.
//
//go:noinline
func (s *Scene) Begin(t Target, x, y, w, h Px) {
	n := int32(len(s.Marks))
	s.Nodes = append(s.Nodes, Node{Target: t, X: x, Y: y, W: w, H: h, First: n, Last: n})
	s.open = int32(len(s.Nodes) - 1)
}

// End closes the node opened last.
//
//go:noinline
func (s *Scene) End() {
	if s.open >= 0 {
		s.Nodes[s.open].Last = int32(len(s.Marks))
		s.open = -1
	}
}

// Shift moves the contents of the scene; its size stays.
func (s *Scene) Shift(dx, dy Px) { s.ShiftFirst(len(s.Nodes), len(s.Marks), len(s.Pts), dx, dy) }

// ShiftFirst moves the first nodes, marks and points of the scene.
func (s *Scene) ShiftFirst(nodes, marks, pts int, dx, dy Px) {
	for i := range s.Marks[:marks] {
		s.Marks[i].X += dx
		s.Marks[i].Y += dy
	}
	for i := range s.Nodes[:nodes] {
		s.Nodes[i].X += dx
		s.Nodes[i].Y += dy
	}
	for i := 0; i+1 < pts; i += 2 {
		s.Pts[i] += dx
		s.Pts[i+1] += dy
	}
}

// Add appends a mark.
//
//go:noinline
func (s *Scene) Add(m Mark) { s.Marks = append(s.Marks, m) }

// Line appends a straight line.
//
//go:noinline
func (s *Scene) Line(st Style, x0, y0, x1, y1 Px) {
	s.Add(Mark{Kind: Line, Style: st, X: x0, Y: y0, W: x1 - x0, H: y1 - y0})
}

// Rect appends a rectangle, filled or outlined according to its style.
//
//go:noinline
func (s *Scene) Rect(st Style, x, y, w, h Px) {
	s.Add(Mark{Kind: Rect, Style: st, X: x, Y: y, W: w, H: h})
}

// Text appends a line of text with its baseline at y.
//
//go:noinline
func (s *Scene) Text(st Style, opt Opt, x, y Px, str string) {
	s.Add(Mark{Kind: Text, Style: st, Opt: opt, X: x, Y: y, Str: str})
}

// Symbol appends the symbol of an event with a centre and a radius.
//
//go:noinline
func (s *Scene) Symbol(m codebook.Sign, opt Opt, x, y, r Px) {
	s.Add(Mark{Kind: SymbolOf(m.Shape), Style: Symbols, Quad: m.Class, Opt: opt, X: x, Y: y, W: r})
}

// SymbolOf returns the kind of mark for a shape.
func SymbolOf(s codebook.Shape) Kind { return symbols[s] }

var symbols = [...]Kind{Upright, Upright, Circle, Square, Triangle, Diamond}

// Curve appends a cubic from (x0,y0) to (x3,y3).
//
//go:noinline
func (s *Scene) Curve(st Style, q codebook.Quad, opt Opt, x0, y0, x1, y1, x2, y2, x3, y3 Px) {
	n := int32(len(s.Pts))
	s.Pts = append(s.Pts, x0, y0, x1, y1, x2, y2, x3, y3)
	s.Add(Mark{Kind: Curve, Style: st, Quad: q, Opt: opt, N: n, M: 8})
}

// Poly appends an open line through x,y pairs.
//
//go:noinline
func (s *Scene) Poly(st Style, q codebook.Quad, opt Opt, pts ...Px) {
	n := int32(len(s.Pts))
	s.Pts = append(s.Pts, pts...)
	s.Add(Mark{Kind: Poly, Style: st, Quad: q, Opt: opt, N: n, M: int32(len(pts))})
}

// Measurer measures the width of a text in a style's font, in CSS pixels. A backend supplies
// it; the prerenderer uses Widths.
type Measurer interface {
	Measure(st Style, text string) Px
}
