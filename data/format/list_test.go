package format_test

import (
	"strings"
	"testing"
)

// Lists of events as programs keep them, in JSON and YAML.
func TestListTraps(t *testing.T) {
	const one = `{"id": "a-1", "date": "2025-08-06", "title": "A", "summary": "Words", "location": "Oslo", "actors": ["Ann", "Bo"], "tags": ["x", "y"], "importance": 4,
		"sources": [{"title": "S", "url": "https://example.org/a", "tier": 1}, {"title": "T"}], "money": {"paid": 3}}`
	const want = "a-1 | 2025-08-06 | A | at Oslo | actor Ann | actor Bo | x+y | Words"
	holds(t, []trap{
		{what: "a list", data: "[" + one + "]", want: want, says: "“sources in full” → x-sources-in-full"},
		{what: "a list within an object", data: `{"meta": {"n": 1}, "events": [` + one + `]}`, want: want, says: "“money.paid” → x-money-paid"},
		{what: "texts under two names", data: `[{"date": "2025", "title": "A", "description": "One"}, {"date": "2026", "title": "B", "summary": "Two"}, {"date": "2027", "title": "C", "description": "Three", "summary": "Kept"}]`,
			want: "a | 2025 | A | One\nb | 2026 | B | Two\nc | 2027 | C | Three"},
		{what: "what is no event", data: `[{"date": "2025", "title": "A"}, {"title": "B"}, "C", {"date": "soon", "title": "D"}]`, want: "a | 2025 | A", says: "4 rows = 1 taken + 3 refused"},
		{what: "YAML", data: "# a list\nevents:\n  - date: 2025-08-06\n    title: A\n    actors: [Ann, Bo]\n    sources:\n      - {title: S, url: 'https://example.org/a'}\n  - {date: 2025, title: ~}\n",
			want: "a | 2025-08-06 | A | actor Ann | actor Bo", says: "it has no title"},
		{what: "YAML without a key", data: "- title: A\n  date: 0044-03-15\n- title: B\n  date: 1890s\n", want: "a | 0044-03-15 | A\nb | 189X | B"},
	})
	rec := made(t, "x.json", "["+one+"]", full)
	if d, _ := read(rec); len(d.Events) != 1 || len(d.Events[0].Claims) != 1 || !strings.Contains(string(rec.YAML), "https://example.org/a") {
		t.Errorf("its source:\n%s", rec.YAML)
	}
}
