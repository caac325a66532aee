package edtf

import (
	"strconv"
	"strings"
)

// spoken accepts dates in words that have a single meaning: 6 August 2025,
// August 2025, spring 2025, circa 2025, 1560s, 45 BC, AD 45, and the interval ends
// of the drafts before EDTF.
func spoken(s string) (string, bool) {
	for _, r := range [...]func(string) (string, bool){draftEnds, circa, before, since, decade, seasonName, dayInWords} {
		if t, ok := r(s); ok && valid(t) {
			return t, true
		}
	}
	return "", false
}

// draftEnds accepts unknown, open, now and present as ends: unknown/2025,
// 2025/open.
func draftEnds(s string) (string, bool) {
	a, b, ok := strings.Cut(s, "/")
	word := map[string]string{"unknown": "", "open": "..", "now": "..", "present": ".."}
	if w, known := word[strings.ToLower(a)]; known {
		a = w
	}
	if w, known := word[strings.ToLower(b)]; known {
		b = w
	}
	return a + "/" + b, ok
}

func circa(s string) (string, bool) {
	for _, word := range [...]string{"circa ", "ca. ", "ca ", "c. ", "about "} {
		if t, ok := strings.CutPrefix(strings.ToLower(s), word); ok {
			t = s[len(s)-len(t):]
			if !valid(t) {
				t = repairToken(t)
			}
			if u, ok := dayInWords(t); ok {
				t = u
			}
			return t + "~", true
		}
	}
	return "", false
}

// before accepts years BC: 45 BC is -0044, 68 million BC is Y-68000000.
func before(s string) (string, bool) {
	for _, mark := range [...]string{" BC", " BCE", " B.C."} {
		if t, ok := strings.CutSuffix(strings.ToUpper(s), mark); ok {
			y, ok := yearCount(t)
			switch {
			case !ok:
				return "", false
			case y >= 100_000 && y%1000 == 0: // estimates of this size ignore that there is no year 0
				return "Y-" + strconv.FormatInt(y, 10), true
			case y > 10_000:
				return "Y-" + strconv.FormatInt(y-1, 10), true
			}
			return string(appendYear(nil, 1-y)), true
		}
	}
	return "", false
}

// since accepts years of our era that say so: 50 AD, AD 50, 50 CE are 0050.
func since(s string) (string, bool) {
	s = strings.ReplaceAll(strings.ToUpper(s), ".", "")
	t, ok := strings.CutPrefix(s, "AD ")
	for _, mark := range [...]string{" AD", " CE"} {
		if u, cut := strings.CutSuffix(s, mark); cut {
			t, ok = u, true
		}
	}
	return "0000"[:max(0, 4-len(t))] + t, ok && allDigits(t)
}

// yearCount parses a number of years: 45, 12,000, 68 MILLION, 13.8 BILLION.
func yearCount(s string) (int64, bool) {
	zeros := 0
	if t, ok := strings.CutSuffix(s, " MILLION"); ok {
		s, zeros = t, 6
	} else if t, ok := strings.CutSuffix(s, " BILLION"); ok {
		s, zeros = t, 9
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(s, ",", ""), ".")
	if !allDigits(whole+part) || len(whole+part) > 12 || part != "" && zeros == 0 {
		return 0, false
	}
	digits, point := whole+part+"0000000000", len(whole)+zeros
	y, err := strconv.ParseInt(digits[:point], 10, 64)
	if digits[point] >= '5' {
		y++
	}
	return y, err == nil && y > 0
}

// decade accepts 1560s. 1900s is rejected: it may mean ten years or a hundred.
func decade(s string) (string, bool) {
	t, ok := strings.CutSuffix(s, "0s")
	return t + "X", ok && len(t) == 3 && allDigits(t) && t[2] != '0'
}

func seasonName(s string) (string, bool) {
	name, year, ok := strings.Cut(strings.ToLower(s), " ")
	code := map[string]string{"spring": "-21", "summer": "-22", "autumn": "-23", "fall": "-23", "winter": "-24"}[name]
	return year + code, ok && code != "" && len(year) == 4
}

// dayInWords accepts 6 August 2025, Aug 6, 2025 and August 2025.
func dayInWords(s string) (string, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) < 2 || len(words) > 3 || len(words[len(words)-1]) != 4 {
		return "", false
	}
	year := words[len(words)-1]
	if len(words) == 2 {
		m := monthNumber(words[0])
		return year + "-" + pad(strconv.Itoa(m)), m > 0
	}
	day, name := words[0], words[1]
	if monthNumber(day) > 0 {
		day, name = name, day
	}
	m := monthNumber(name)
	day = strings.TrimRight(day, "stndrh") // of 1st, 2nd, 3rd, 4th
	return year + "-" + pad(strconv.Itoa(m)) + "-" + pad(day), m > 0 && allDigits(day)
}

// monthNumber returns the month for a name or its first three or more letters,
// or 0.
func monthNumber(s string) int {
	s = strings.TrimSuffix(s, ".")
	if len(s) < 3 {
		return 0
	}
	for i, name := range monthNames {
		if len(s) <= len(name) && strings.EqualFold(name[:len(s)], s) || strings.EqualFold(s, "sept") && i == 8 {
			return i + 1
		}
	}
	return 0
}
