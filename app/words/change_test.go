package words

import "testing"

// namesOf are the names of records by id.
type namesOf map[string]string

func (n namesOf) PlaceName(id string) string { return n[id] }
func (n namesOf) ActorName(id string) string { return n[id] }

func TestChange(t *testing.T) {
	w := English()
	names := namesOf{"moscow": "Moscow", "anna": "Anna", "boris": "Boris"}
	for _, c := range []struct{ field, from, to, want string }{
		{"status", "planned", "confirmed", "Status: Planned became Confirmed."},
		{"when", "2025-08", "2025-08-06", "Date: August 2025 became 6 August 2025."},
		{"when", "soon", "2025-08-06", "Date: soon became 6 August 2025."},
		{"where", "", "moscow", "Place: Moscow."},
		{"who", "anna", "anna, boris", "Who: Anna became Anna and Boris."},
		{"who", "An envoy", "boris", "Who: An envoy became Boris."},
		{"title", "Talks", "", "Title: Talks was taken out."},
		{"x-own", "a", "b", "x-own: a became b."},
		{"title", "", "", "Title."},
		{"", "", "", ""},
		{"", "One event", "Two events", "The entry: One event became Two events."},
	} {
		if got := w.Change(c.field, w.Value(c.field, c.from, names), w.Value(c.field, c.to, names)); got != c.want {
			t.Errorf("%s %q %q: %q, want %q", c.field, c.from, c.to, got, c.want)
		}
	}
}
