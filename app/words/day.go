package words

import "parley/data/edtf"

// DayName is the short name of the day of the week: "Wed".
func (w *Words) DayName(t edtf.Instant) string { return w.days[t.Weekday()-1] }
