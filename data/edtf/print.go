package edtf

// String is the canonical EDTF text; Parse gives back the same Date. It is
// empty for the zero Date.
func (d Date) String() string {
	if d.text != "" || d.IsZero() {
		return d.text
	}
	return string(d.Append(make([]byte, 0, 24)))
}

// Append appends the canonical EDTF text to b.
func (d Date) Append(b []byte) []byte {
	if d.text != "" || d.IsZero() {
		return append(b, d.text...)
	}
	b = appendDay(b, d.Earliest.Day())
	if d.Shape == Interval {
		b = appendDay(append(b, '/'), d.Latest.Day()-1)
	}
	return b
}

// appendDay writes a calendar day; a year of more than four digits gets a Y.
func appendDay(b []byte, day int64) []byte {
	y, m, d := civil(day)
	if y < -9999 || y > 9999 {
		b = append(b, 'Y')
	}
	if y < 0 {
		b, y = append(b, '-'), -y
	}
	b = appendDigits(b, y, 4)
	b = appendDigits(append(b, '-'), int64(m), 2)
	return appendDigits(append(b, '-'), int64(d), 2)
}

// appendDigits writes n >= 0 with at least width digits.
func appendDigits(b []byte, n int64, width int) []byte {
	if n >= 10 || width > 1 {
		b = appendDigits(b, n/10, width-1)
	}
	return append(b, byte('0'+n%10))
}
