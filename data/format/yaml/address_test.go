package yaml

import (
	"strings"
	"testing"
)

// TestAddressesHaveAWayOut checks that a text that is not a source gets a
// suggestion.
func TestAddressesHaveAWayOut(t *testing.T) {
	const head = "schema: 1\ndataset: {id: t, title: T, as_of: 2025-12-31, license: CC-BY-4.0}\nevents:\n  a: {title: A, when: 2025-08-06, source: "
	for source, want := range map[string]string{
		"www.example.org/a":               "https://www.example.org/a",
		"//example.org/a":                 "https://example.org/a",
		`"doi:10.1000/182"`:               "https://doi.org/10.1000/182",
		`"https://user:pw@example.org/a"`: "https://example.org/a, without",
		`"mailto:a@example.org"`:          "under sources",
		`"file:///C:/x.pdf"`:              "under sources",
		`"Last Investigation, p 141"`:     `last-investigation-p-141: {kind: book, title: "Last Investigation, p 141"}`,
		"https://example.org/a":           "",
		`"HTTPS://EXAMPLE.ORG/A"`:         "",
	} {
		_, _, found := Read([]File{{Name: "dataset.yaml", Data: []byte(head + source + "}\n")}})
		got := ""
		for _, f := range found {
			if f.Rule == "bad-url" || f.Rule == "unknown-reference" {
				got += f.Suggest
			}
		}
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: the way out is %q, want %q", source, got, want)
		}
	}
}
