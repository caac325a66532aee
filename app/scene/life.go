package scene

import "parley/data/codebook"

// LifeOf is how the symbol of an event is drawn by its status and its evidence: struck
// when it did not take place, open while it is expected, half when it is disputed or
// denied, else filled.
func LifeOf(st codebook.Status, ev codebook.Standing) Opt {
	switch {
	case st.Off():
		return Struck
	case st.Expected():
		return Open
	case ev == codebook.Disputed || ev == codebook.Denied:
		return Half
	}
	return 0
}
