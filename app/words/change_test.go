package words

import "testing"

// namesOf maps ids to the names of records.
type namesOf map[string]string

func (n namesOf) PlaceName(id string) string { return n[id] }
func (n namesOf) ActorName(id string) string { return n[id] }

func TestChange(t *testing.T) {
	w := English()
	names := namesOf{"moscow": "Moscow", "anna": "Anna", "boris": "Boris"}
	for _, c := range []struct{ field, from, to, want string }{
		{"status", "planned", "confirmed", "Status changed from planned to confirmed."},
		{"when", "2025-08", "2025-08-06", "Date changed from August 2025 to 6 August 2025."},
		{"when", "soon", "2025-08-06", "Date changed from “soon” to 6 August 2025."},
		{"where", "", "moscow", "Place given as Moscow."},
		{"who", "anna", "anna, boris", "Participants changed from Anna to Anna and Boris."},
		{"who", "An envoy", "boris", "Participants changed from “An envoy” to Boris."},
		{"title", "Talks", "", "Title removed: “Talks”."},
		{"status", "possible", "postponed", "Status changed from possible to postponed."},
		{"status", "soon", "planned", "Status changed from “soon” to planned."},
		{"text", "They met", "They met twice", "Text changed from “They met” to “They met twice”."},
		{"type", "CONSULT", "AGREE", "Type changed from talks to agreement."},
		{"importance", "2", "4", "Importance changed from 2 to 4."},
		{"x-own", "a", "b", "X-own changed from “a” to “b”."},
		{"title", "", "", "Title changed."},
		{"", "", "", ""},
		{"", "One event", "Two events", "The entry changed from “One event” to “Two events”."},
	} {
		if got := w.Change(c.field, w.Value(c.field, c.from, names), w.Value(c.field, c.to, names)); got != c.want {
			t.Errorf("%s %q %q: %q, want %q", c.field, c.from, c.to, got, c.want)
		}
	}
}
