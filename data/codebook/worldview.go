package codebook

// Worldview says whose lines between countries the map draws.
type Worldview uint8

// The worldviews. Order is part of the pack: append only.
const (
	// NoWorldview is not given and means Visionscarto.
	NoWorldview Worldview = iota
	// Visionscarto follows Natural Earth in the edition of Visionscarto, which
	// is nearer to the views of the United Nations; lines in dispute are dashed.
	Visionscarto
	// NoBorders draws land without any line between countries.
	NoBorders
)

var worldviews = table[Worldview]{{"", ""}, {"visionscarto", "Natural Earth, Visionscarto edition"}, {"none", "No boundaries drawn"}}

// ParseWorldview returns the worldview with that code, or false.
func ParseWorldview(code string) (Worldview, bool) { return worldviews.parse(code) }

// Worldviews lists codes and labels of all worldviews.
func Worldviews() []Row { return worldviews.rows() }

// Code is the word an author writes.
func (v Worldview) Code() string { return worldviews.code(v) }

// Borders reports whether lines between countries are drawn.
func (v Worldview) Borders() bool { return v != NoBorders }
