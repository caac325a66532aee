package scene

import "unicode"

// Widths measures texts without a browser, by the advance widths of a sans-serif face like
// those of system-ui: slightly wider than most, so that a name placed by it never touches
// its neighbour. The same text has the same width on every machine. It does not allocate.
type Widths struct{}

// Measure returns the width of a text in a style, in CSS pixels; 0 for a style without text.
func (Widths) Measure(st Style, text string) Px {
	p := &Styles[st]
	em := 0
	for _, r := range text {
		em += advance(r)
	}
	w := Px(em) * p.Size / 1000
	if p.Bold {
		w = w * 107 / 100 // a semibold face is 7 % wider
	}
	return w
}

// advance returns the width of a character in thousandths of an em.
func advance(r rune) int {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return 0
	case r < 0x7f:
		return int(ascii[r-0x20])
	case r < 0x180:
		return int(latin[r-0xa0])
	case r >= 0x386 && r < 0x3cf:
		return int(greek[r-0x386])
	case r >= 0x400 && r < 0x460:
		return int(cyrillic[r-0x400])
	}
	for i := range blocks {
		if b := &blocks[i]; r <= b.last {
			if r >= b.first {
				return b.of(r)
			}
			break
		}
	}
	return plain(r)
}

// plain returns the width of a character that is in no table.
func plain(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.IsUpper(r):
		return 680
	}
	return 600
}

// block gives all characters of a range one width in thousandths of an em; its nonspacing
// marks have width 0, its spacing marks have width mark.
type block struct {
	first, last rune
	wide, mark  int
}

func (b *block) of(r rune) int {
	switch {
	case b.wide == 1000 || !unicode.Is(unicode.M, r) && !unicode.Is(unicode.Cf, r):
		return b.wide
	case unicode.Is(unicode.Mc, r):
		return b.mark
	}
	return 0
}

// blocks are average widths of scripts, sorted by code point. Letters that join or stack
// count as narrower than in isolation.
var blocks = [...]block{
	{0x530, 0x58f, 670, 0},      // Armenian
	{0x590, 0x5ff, 560, 0},      // Hebrew
	{0x600, 0x7bf, 520, 0},      // Arabic and related scripts
	{0x900, 0xdff, 650, 280},    // Indic scripts
	{0xe00, 0xeff, 620, 0},      // Thai, Lao
	{0x1100, 0x115f, 1000, 0},   // Hangul, leading
	{0x1160, 0x11ff, 0, 0},      // Hangul, joining
	{0x2000, 0x200a, 500, 0},    // spaces
	{0x200b, 0x200f, 0, 0},      // joiners, direction
	{0x2010, 0x2013, 500, 0},    // hyphens, short dashes
	{0x2014, 0x2015, 1000, 0},   // long dashes
	{0x2018, 0x201b, 200, 0},    // single quotes
	{0x201c, 0x201f, 416, 0},    // double quotes
	{0x2026, 0x2026, 791, 0},    // ellipsis
	{0x2028, 0x202e, 0, 0},      // separators, direction
	{0x202f, 0x202f, 170, 0},    // narrow space
	{0x2190, 0x23ff, 1000, 0},   // arrows, symbols
	{0x2460, 0x27bf, 1000, 0},   // enclosed, box drawing, pictographs
	{0x2e80, 0xa4cf, 1000, 0},   // ideographs, kana
	{0xac00, 0xd7a3, 1000, 0},   // Hangul
	{0xf900, 0xfaff, 1000, 0},   // ideographs
	{0xfb1d, 0xfdff, 560, 0},    // Hebrew and Arabic forms
	{0xfe00, 0xfe0f, 0, 0},      // variation selectors
	{0xfe30, 0xfe6f, 1000, 0},   // forms of ideographic punctuation
	{0xfe70, 0xfefe, 560, 0},    // Arabic forms
	{0xff00, 0xff60, 1000, 0},   // full width
	{0x1f1e6, 0x1f1ff, 700, 0},  // regional indicators
	{0x1f300, 0x1f3fa, 1300, 0}, // pictographs
	{0x1f3fb, 0x1f3ff, 0, 0},    // skin tones
	{0x1f400, 0x1faff, 1300, 0}, // pictographs
	{0x20000, 0x3ffff, 1000, 0}, // ideographs
	{0xe0000, 0xe0fff, 0, 0},    // tags, more selectors
}

// ascii holds the widths of U+0020 to U+007E in thousandths of an em.
var ascii = [...]uint16{
	260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372,
	572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434,
	899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907, 760, 781,
	605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444,
	281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
	615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
}

// latin holds the widths of U+00A0 to U+017F in thousandths of an em.
var latin = [...]uint16{
	260, 269, 572, 572, 572, 572, 551, 513, 580, 832, 357, 509, 572, 0, 832, 500,
	428, 572, 350, 350, 281, 623, 655, 268, 225, 350, 376, 509, 745, 771, 781, 434,
	639, 639, 639, 639, 639, 639, 881, 632, 556, 556, 556, 556, 339, 339, 339, 339,
	730, 760, 781, 781, 781, 781, 781, 572, 781, 731, 731, 731, 731, 566, 605, 631,
	561, 561, 561, 561, 561, 561, 864, 480, 564, 564, 564, 564, 258, 258, 258, 258,
	605, 618, 605, 605, 605, 605, 605, 572, 605, 618, 618, 618, 618, 510, 615, 510,
	639, 561, 639, 561, 639, 561, 632, 480, 632, 480, 632, 480, 632, 480, 730, 615,
	730, 617, 556, 564, 556, 564, 556, 564, 556, 564, 556, 564, 728, 615, 728, 615,
	728, 615, 728, 615, 741, 618, 741, 618, 339, 258, 339, 258, 339, 258, 339, 258,
	339, 258, 612, 516, 273, 258, 619, 534, 534, 524, 258, 524, 258, 524, 258, 524,
	268, 524, 258, 760, 618, 760, 618, 760, 618, 688, 760, 618, 781, 605, 781, 605,
	781, 605, 928, 946, 622, 413, 622, 413, 622, 413, 549, 479, 549, 479, 549, 479,
	549, 479, 556, 361, 556, 361, 556, 361, 731, 618, 731, 618, 731, 618, 731, 618,
	731, 618, 731, 618, 930, 786, 566, 510, 566, 572, 470, 572, 470, 572, 470, 326,
}

// greek holds the widths of U+0386 to U+03CE in thousandths of an em.
var greek = [...]uint16{
	639, 268, 641, 826, 464, 600, 827, 600, 721, 819, 346, 639, 650, 524, 581, 556,
	572, 741, 781, 339, 619, 608, 907, 760, 555, 781, 731, 605, 600, 570, 556, 566,
	804, 586, 804, 782, 339, 566, 615, 483, 618, 346, 613, 615, 631, 518, 604, 483,
	484, 618, 595, 346, 534, 542, 623, 547, 477, 605, 659, 605, 484, 617, 479, 613,
	725, 551, 761, 782, 346, 613, 605, 613, 782,
}

// cyrillic holds the widths of U+0400 to U+045F in thousandths of an em.
var cyrillic = [...]uint16{
	556, 556, 741, 524, 643, 549, 339, 339, 273, 936, 958, 741, 618, 768, 624, 731,
	639, 615, 650, 524, 691, 556, 854, 588, 768, 768, 618, 708, 907, 741, 781, 731,
	605, 632, 556, 624, 804, 586, 741, 698, 1037, 1041, 692, 858, 642, 633, 1052, 639,
	561, 599, 576, 433, 581, 564, 750, 490, 643, 643, 529, 578, 746, 637, 605, 624,
	615, 480, 476, 510, 725, 529, 632, 613, 898, 906, 696, 778, 594, 494, 836, 559,
	564, 564, 618, 433, 495, 479, 258, 258, 258, 842, 886, 618, 529, 643, 510, 626,
}
