package scene

import "parley/data/codebook"

// LifeOf returns the look of an event's symbol for its status and evidence: Struck if it
// did not take place, Open while it is expected, Half if it is disputed or denied, 0
// (filled) otherwise.
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
