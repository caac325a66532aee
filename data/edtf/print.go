package edtf

import "strings"

// String returns the canonical EDTF text, which Parse turns back into the same
// Date. It is empty for the zero Date.
//
// Not inlined: each copy would add to the download.
//
//go:noinline
func (d Date) String() string {
	if d.text != "" || d.IsZero() {
		return d.text
	}
	return string(d.Append(make([]byte, 0, 24)))
}

// Append appends the canonical EDTF text to b, as String returns it.
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

// appendDay appends a calendar day; a year of more than four digits gets a Y.
func appendDay(b []byte, day int64) []byte {
	y, m, d := civil(day)
	if y < -9999 || y > 9999 {
		b = append(b, 'Y')
	}
	b = appendYear(b, y)
	b = appendDigits(append(b, '-'), int64(m), 2)
	return appendDigits(append(b, '-'), int64(d), 2)
}

// appendYear appends a year with at least four digits.
func appendYear(b []byte, y int64) []byte {
	if y < 0 {
		b, y = append(b, '-'), -y
	}
	return appendDigits(b, y, 4)
}

// appendDigits appends n >= 0 with at least width digits.
func appendDigits(b []byte, n int64, width int) []byte {
	if n >= 10 || width > 1 {
		b = appendDigits(b, n/10, width-1)
	}
	return append(b, byte('0'+n%10))
}

// Parts returns the year, month and day of a single date as written, without
// qualifiers: "156X", "12", "25". A month from 21 to 41 is a season or another
// part of the year, see ISO 8601-2. Missing parts are empty, and all parts are
// empty for intervals, sets and the zero Date.
func (d Date) Parts() (year, month, day string) {
	if d.Shape != Point && d.Shape != Nowhere {
		return "", "", ""
	}
	text, _, _ := strings.Cut(strings.TrimPrefix(d.String(), "Y"), "T")
	if strings.ContainsAny(text, "/[{") {
		return "", "", ""
	}
	text = strings.NewReplacer("?", "", "~", "", "%", "").Replace(text)
	neg := strings.HasPrefix(text, "-")
	year, rest, _ := strings.Cut(strings.TrimPrefix(text, "-"), "-")
	month, day, _ = strings.Cut(rest, "-")
	if neg {
		year = "-" + year
	}
	return year, month, day
}

// Doubts returns the Uncertain and Approximate flags of the year, month and day
// of a single date. A qualifier after a part applies to it and to all parts
// before it; a qualifier before a part applies to that part only.
func (d Date) Doubts() (year, month, day Flags) {
	const doubt = Uncertain | Approximate
	if d.Flags&doubt == 0 || strings.ContainsAny(d.text, "/[{") {
		return 0, 0, 0
	}
	var parts [3]Flags
	k, digits := 0, false
	p := parser{s: d.text}
	for p.i < len(p.s) && k < len(parts) {
		if f := p.qualifier(); f != 0 {
			from := k
			if digits {
				from = 0
			}
			for i := from; i <= k; i++ {
				parts[i] |= f
			}
			continue
		}
		switch c := p.peek(); {
		case isDigit(c) || c == unknown:
			digits = true
		case c == '-' && digits:
			k, digits = k+1, false
		}
		p.i++
	}
	return parts[0], parts[1], parts[2]
}
