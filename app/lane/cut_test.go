package lane

import (
	"testing"
	"unicode/utf8"
)

func TestCutsFallBetweenWords(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string // every cut, longest first
	}{
		{"Trump calls Putin during the talks", []string{"Trump calls Putin during the", "Trump calls Putin during", "Trump calls Putin", "Trump calls", "Trump"}},
		{"Kremlin: summit agreed, in principle", []string{"Kremlin: summit agreed, in", "Kremlin: summit agreed", "Kremlin: summit", "Kremlin"}},
		{"Lavrov – no meeting", []string{"Lavrov – no", "Lavrov"}},
		{"Anchorage", nil},
		{"", nil},
		{"Зустріч у Москві", []string{"Зустріч у", "Зустріч"}},
		{"اجتماع في موسكو", []string{"اجتماع في", "اجتماع"}},
		{"普京会见特使", []string{"普京会见特", "普京会见", "普京会", "普京", "普"}},
		{"会談。次回は", []string{"会談。次回", "会談。次", "会談。", "会"}},
		{"พบกันที่มอสโก วันนี้", []string{"พบกันที่มอสโก"}},
		{"葛\U000e0100飾区", []string{"葛\U000e0100飾", "葛\U000e0100"}},
		{"one \U0001f468\u200d\U0001f469\u200d\U0001f467 two", []string{"one \U0001f468\u200d\U0001f469\u200d\U0001f467", "one"}},
		{"cafe\u0301 open", []string{"cafe\u0301"}},
	} {
		n := len(c.in)
		for i := 0; ; i++ {
			n = PrevBreak(c.in, n)
			if n == 0 {
				if i != len(c.want) {
					t.Errorf("%q: %d cuts, want %d", c.in, i, len(c.want))
				}
				break
			}
			if i >= len(c.want) || c.in[:n] != c.want[i] {
				t.Errorf("%q: cut %d is %q", c.in, i, c.in[:n])
				break
			}
		}
	}
}

func FuzzPrevBreak(f *testing.F) {
	f.Add("Trump, calls 普京 e\u0301")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		for n := len(s); n > 0; {
			k := PrevBreak(s, n)
			if k >= n || k < 0 || !utf8.ValidString(s[:k]) {
				t.Fatalf("%q: from %d to %d", s, n, k)
			}
			if r, _ := utf8.DecodeRuneInString(s[k:]); k > 0 && extends(r) {
				t.Fatalf("%q: cut before a mark at %d", s, k)
			}
			n = k
		}
	})
}
