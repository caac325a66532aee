package codebook

// Worldview determines whose boundaries the map draws.
type Worldview uint8

// Worldviews of the map. Their order is part of the pack: append only.
const (
	// NoWorldview is "not given" and means Visionscarto.
	NoWorldview Worldview = iota
	// Visionscarto follows Natural Earth in the Visionscarto edition, which is
	// closer to the views of the United Nations; disputed boundaries are
	// dashed.
	Visionscarto
	// NoBorders draws land without boundaries.
	NoBorders
)

var worldviews = table[Worldview]{{"", ""}, {"visionscarto", "Natural Earth, Visionscarto edition"}, {"none", "No boundaries drawn"}}

// ParseWorldview returns the worldview with that code, and false if there is
// none.
func ParseWorldview(code string) (Worldview, bool) { return worldviews.parse(code) }

// Worldviews returns the codes and labels of all worldviews.
func Worldviews() []Row { return worldviews.rows() }

// Code returns the word that an author writes.
func (v Worldview) Code() string { return worldviews.code(v) }

// Borders reports whether boundaries between countries are drawn.
func (v Worldview) Borders() bool { return v != NoBorders }
