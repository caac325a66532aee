package lang_test

import (
	"strings"
	"testing"

	"parley/app/words/lang"
	"parley/data/edtf"
)

// TestTypedReadsWhatIsWritten checks that the field for a date understands every day and month as
// the page of the language writes it, in full, short and with its weekday, and in other letters.
func TestTypedReadsWhatIsWritten(t *testing.T) {
	for _, tag := range lang.Tags() {
		w := lang.Words(tag)
		for _, text := range []string{"2025-01-01", "2025-02-28", "2025-03-11", "2025-04-02", "2025-05-31", "2025-06-06", "2025-07-12", "2025-08-06", "2025-09-30", "2025-10-10", "2025-11-22", "2025-12-01", "2025-08", "1815-06"} {
			d, err := edtf.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			for _, typed := range []string{w.Date(d), w.ShortDate(d), w.Weekday(d), strings.ToUpper(w.Date(d))} {
				if (tag == "tr" || tag == "az") && strings.ToUpper(typed) == typed { // they have their own i
					typed = w.Date(d)
				}
				if got := w.Typed(typed); got != text {
					t.Errorf("%s: %q is read as %q, want %s", tag, typed, got, text)
				}
			}
		}
	}
	ar, ja := lang.Words("ar"), lang.Words("ja")
	for typed, want := range map[string]string{"٦ أغسطس ٢٠٢٥": "2025-08-06", "6 2025": "", "أغسطس": "", "2025 2026 أغسطس": "2025-08", "12345 أغسطس": ""} {
		if got := ar.Typed(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
	if got := ja.Typed("２０２５年８月６日（水）"); got != "2025-08-06" {
		t.Errorf("full width is read as %q", got)
	}
}

// TestMarksOfLanguages checks the spaces around marks between parts of a line.
func TestMarksOfLanguages(t *testing.T) {
	for tag, want := range map[string]string{"en": ": |, |; ", "de": ": |, |; ", "fr": "\u00a0: |, |\u00a0; ", "ar": ": |، |؛ ", "zh": "：|，|；", "ja": "：|、|；", "he": ": |, |; "} {
		w := lang.Words(tag)
		if got := w.Colon() + "|" + w.Comma() + "|" + w.Semicolon(); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

// TestDoubtfulDatesInSentences checks that what makes a date doubtful gives it the form of what
// surrounds it.
func TestDoubtfulDatesInSentences(t *testing.T) {
	fr := lang.Words("fr")
	for text, want := range map[string]string{"2025-08-06~": "vers le 6 août 2025", "2025~": "vers 2025", "../156X": "jusqu’aux années 1560", "../2025-08-06~": "jusqu’au 6 août 2025 environ"} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := fr.Date(d); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
