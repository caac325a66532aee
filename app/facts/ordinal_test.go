package facts

import (
	"testing"

	"parley/app/words/lang"
)

// TestOrdinalsOfLanguages checks that ordinals are found in both genders, and in digits.
func TestOrdinalsOfLanguages(t *testing.T) {
	for _, x := range []struct {
		tag, word string
		nth       int
	}{
		{"fr", "premier", 1}, {"fr", "première", 1}, {"fr", "second", 2}, {"fr", "2e", 2}, {"fr", "3ème", 3}, {"fr", "1er", 1}, {"fr", "2025", 0},
		{"es", "segundo", 2}, {"es", "segunda", 2}, {"es", "2º", 2}, {"es", "primer", 1}, {"pt", "terceiro", 3}, {"pt", "2ª", 2},
		{"de", "zweites", 2}, {"de", "2te", 2}, {"ru", "второй", 2}, {"ru", "второе", 2}, {"ru", "3-й", 3}, {"ru", "самый", longest}, {"uk", "другий", 2}, {"uk", "найдовша", longest},
		{"en", "4th", 4}, {"en", "fourth", 4}, {"en", "longest", longest}, {"en", "25m", 0}, {"en", "th", 0},
	} {
		w := lang.Words(x.tag)
		r := &Reader{w: w, ordinals: ordinals(w)}
		if got := r.nth(x.word); got != x.nth {
			t.Errorf("%s: %q is %d, want %d", x.tag, x.word, got, x.nth)
		}
	}
}
