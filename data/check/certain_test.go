package check

import "testing"

func TestWord(t *testing.T) {
	list := []string{"possible", "planned", "confirmed", "ongoing", "happened", "cancelled", "postponed", "denies", "denied", "CONSULT", "AID"}
	for word, want := range map[string]string{
		"happend": "happened", "canceled": "cancelled", "plannned": "planned", "Ongoing": "ongoing", "consult": "CONSULT", "CONSLUT": "CONSULT",
		"denis": "", "AI": "", "aid": "AID", "planed": "planned", "elsewhere": "", "": "",
	} {
		if got := Word(word, list); got != want {
			t.Errorf("%q is certainly %q, want %q", word, got, want)
		}
	}
}

// An id that is like another may be that of a record which is missing.
func TestID(t *testing.T) {
	list := []string{"iran", "lavrov", "talks-1", "witkoff", "slovenia", "zelenskyy", "kellogg", "kellogs", "us"}
	for id, want := range map[string]string{
		"witkof": "witkoff", "wtikoff": "witkoff", "wittkoff": "witkoff", "zelensky": "zelenskyy",
		"iraq": "", "lavrova": "", "talks-2": "", "talks-11": "", "slovakia": "", "witkoft": "", "kellog": "", "u": "", "": "",
	} {
		if got := ID(id, list); got != want {
			t.Errorf("%q is certainly %q, want %q", id, got, want)
		}
	}
}
