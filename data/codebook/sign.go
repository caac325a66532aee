package codebook

// Shape is the symbol of an event's mark. Zero is "not given": the symbol of
// the class.
type Shape uint8

// Shapes of a mark. Their order is part of the pack: append only.
const (
	NoShape Shape = iota
	Stroke
	Circle
	Square
	Triangle
	Diamond
)

var shapes = table[Shape]{
	{"", ""}, {"stroke", "Upright stroke"}, {"circle", "Circle"}, {"square", "Square"}, {"triangle", "Triangle"}, {"diamond", "Diamond"},
}

// ParseShape returns the shape with that code, and false if there is none.
func ParseShape(code string) (Shape, bool) { return shapes.parse(code) }

// Shapes returns the codes and labels of all shapes.
func Shapes() []Row { return shapes.rows() }

// Code returns the word that an author writes.
func (s Shape) Code() string { return shapes.code(s) }

// Shape returns the symbol of the class.
func (q Quad) Shape() Shape { return Shape(q) + 1 }

// Sign is the mark of an event: its class gives the colour.
type Sign struct {
	Class Quad
	Shape Shape
}

// Sign returns the mark of the class.
func (q Quad) Sign() Sign { return Sign{q, q.Shape()} }

// Quads returns the codes and labels of all classes, in order.
func Quads() []Row { return quads }

// Colour is the colour of a group of actors on the actor map: a design token,
// "side-" and its code. Zero is "not given".
type Colour uint8

// Colours of groups. Their order is part of the pack: append only.
const (
	NoColour Colour = iota
	Blue
	Rust
	Gold
	Green
	Rose
)

var colours = table[Colour]{
	{"", ""}, {"blue", "Blue"}, {"rust", "Rust"}, {"gold", "Gold"}, {"green", "Green"}, {"rose", "Rose"},
}

// ParseColour returns the colour with that code, and false if there is none.
func ParseColour(code string) (Colour, bool) { return colours.parse(code) }

// Colours returns the codes and labels of all colours.
func Colours() []Row { return colours.rows() }

// Code returns the word that an author writes.
func (c Colour) Code() string { return colours.code(c) }
