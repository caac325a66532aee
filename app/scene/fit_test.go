package scene

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFit(t *testing.T) {
	w := func(s string) Px { return Widths{}.Measure(Label, s) }
	for _, c := range []struct{ text, room, want string }{
		{"Witkoff meets Putin in Moscow", "Witkoff meets Putin in Moscow", "Witkoff meets Putin in Moscow"},
		{"Witkoff meets Putin in Moscow", "Witkoff meets Putin in…", "Witkoff meets Putin in…"},
		{"Witkoff meets Putin in Moscow", "Witkoff meets Put…", "Witkoff meets…"},
		{"Trump, Putin and others", "Trump, P…", "Trump…"},
		{"Зеленский в Лондоне", "Зеленский в Ло…", "Зеленский в…"},
		{"特朗普与普京会晤", "特朗普与…", "特朗普与…"},
		{"Donaudampfschifffahrt", "Donaudampf…", "Donaudampf…"},
		{"Donaudampfschifffahrt", "…", ""},
		{"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", "eee…", "e\u0301e\u0301e\u0301…"},
		{"", "", ""},
	} {
		if got := Fit(Widths{}, Label, c.text, w(c.room)+.01); got != c.want {
			t.Errorf("Fit(%q, as wide as %q) = %q, want %q", c.text, c.room, got, c.want)
		}
	}
}

// clusters are grapheme clusters, joined by "|" where a cut is allowed.
var clusters = []string{
	"a|b|c", "e\u0301|x", "🇺🇸|🇷🇺|a", "👩🏽‍⚖️|x", "각|ᄀ", "한|국", "\u1112\u1161\u11ab|\u1100", "क्षि|प्र", "ที|กำ|ก", "न\u200dा|क",
	"❤\ufe0f|a", "\u05e9\u05c1|\u05dc", "🏴󠁧󠁢󠁥󠁮󠁧󠁿|x", "и\u0306|й",
}

func TestCuttable(t *testing.T) {
	for _, c := range clusters {
		var got strings.Builder
		s := strings.ReplaceAll(c, "|", "")
		for i := range s {
			if i > 0 && cuttable(s, i) {
				got.WriteByte('|')
			}
			_, n := utf8.DecodeRuneInString(s[i:])
			got.WriteString(s[i : i+n])
		}
		if got.String() != c {
			t.Errorf("cut at %q, want %q", got.String(), c)
		}
	}
}

// TestCutIsLongest checks that Cut keeps the longest piece that fits, for every width.
func TestCutIsLongest(t *testing.T) {
	for _, text := range append(clusters, "Trump briefs Zelenskyy", "Встреча в Кремле", "مكالمة هاتفية") {
		for w := Px(0); w < 200; w += 3 {
			n, want := Cut(Widths{}, Label, text, w), 0
			for i := 1; i <= len(text); i++ {
				if cuttable(text, i) && (Widths{}).Measure(Label, text[:i]) <= w {
					want = i
				}
			}
			if w == 0 {
				want = 0
			}
			if n != want {
				t.Fatalf("Cut(%q, %g) = %d, want %d", text, w, n, want)
			}
		}
	}
}

// TestWidthsNearARealFont compares with widths measured in Noto Sans at 1000 pixels by a
// browser.
func TestWidthsNearARealFont(t *testing.T) {
	for text, real := range map[string]Px{
		"Trump briefs Zelenskyy and European leaders by phone": 26092, "Трамп и Зеленский провели переговоры в Вашингтоне": 27325,
		"Ουκρανία και Ρωσία συνομιλίες": 15082, "مكالمة هاتفية بين ترامب وبوتين": 12892, "פגישה בין טראמפ לפוטין": 10271,
		"ट्रम्प और पुतिन की बैठक": 8782, "ทรัมป์พบปูติน": 5469, "特朗普与普京会晤": 8000, "특사 회담": 4260, "Hội nghị thượng đỉnh": 10106,
	} {
		got := Widths{}.Measure(LaneCount, text) / Styles[LaneCount].Size * 1000
		if got < real*.985 || got > real*1.32 {
			t.Errorf("%s: %g, in the font %g", text, got, real)
		}
	}
	bold := Widths{}.Measure(LaneName, "Announced Putin meeting of President of Russia") / Styles[LaneName].Size * 1000
	if bold < 24111 || bold > 24111*1.05 {
		t.Errorf("semibold: %g, in the font 24111", bold)
	}
	if w := (Widths{}).Measure(Grid, "text"); w != 0 {
		t.Errorf("a style without text measures %g", w)
	}
}

func TestMeasureAllocatesNothing(t *testing.T) {
	text := "Встреча Трампа and Putin ट्रम्प 特朗普 e\u0301"
	if n := testing.AllocsPerRun(100, func() { Widths{}.Measure(Label, text); Cut(Widths{}, Label, text, 80) }); n != 0 {
		t.Errorf("%g allocations", n)
	}
}

func BenchmarkMeasure(b *testing.B) {
	for b.Loop() {
		Widths{}.Measure(Label, "Trump briefs Zelenskyy and European leaders by phone")
	}
}
