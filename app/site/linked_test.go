package site

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"parley/app/site/feed"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/edtf"
	"parley/data/testkit/bundled"
)

// described is the thing of an event of a case, of any class.
func described(t *testing.T, files map[string]string, id string) map[string]any {
	t.Helper()
	for _, list := range linkedOf(t, files["event/"+id+"/index.html"]) {
		for _, x := range list {
			if x["identifier"] == id {
				return x
			}
		}
	}
	t.Fatalf("%s is described as nothing", id)
	return nil
}

// names are the names, or the texts, of one value or of a list.
func names(v any) string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, x := range list {
		switch x := x.(type) {
		case string:
			out = append(out, x)
		case map[string]any:
			out = append(out, x["name"].(string))
		}
	}
	return strings.Join(out, ", ")
}

// Who does something, who is asked and who is struck are three things.
func TestRolesAreDescribedAsTheyAre(t *testing.T) {
	files := published(t, bundled.Case(t, "hard"))
	for id, want := range map[string]map[string]string{
		"pair1":   {"@type": "CommunicateAction", "agent": "Namibia", "recipient": "Land", "object": ""},
		"open":    {"@type": "Action", "agent": "محمد عبد الله", "object": "Land", "recipient": "", "participant": ""},
		"formula": {"@type": "CommunicateAction", "agent": "=Ann <Able>, 1E5", "recipient": "007, 1/2"},
		"month":   {"@type": "Event", "attendee": "محمد عبد الله, O'Neill, \"Bo\"; Jr", "agent": ""},
	} {
		got := described(t, files, id)
		for key, value := range want {
			if names(got[key]) != value {
				t.Errorf("%s: %s is %q, want %q", id, key, names(got[key]), value)
			}
		}
	}
}

// Dates are those of the record, as ISO 8601: with the clock and its zone, in any
// year, and none that the record does not name.
func TestDatesAreDescribedAsTheyAre(t *testing.T) {
	for text, want := range map[string][2]string{
		"2025-08-06": {"2025-08-06", ""}, "2025-08-06T23:30:00-04:00": {"2025-08-06T23:30:00-04:00", ""}, "2025-08-06T09:00": {"2025-08-06T09:00", ""},
		"-0043-03-15": {"-0043-03-15", ""}, "-0043": {"-0043", ""}, "0000": {"0000", ""}, "Y-11999": {"-11999", ""}, "Y12025": {"+12025", ""}, "Y-66000000": {"-66000000", ""}, "2024": {"2024", ""}, "2025-07": {"2025-07", ""},
		"2025-08-06/2025-08-09": {"2025-08-06", "2025-08-09"}, "-0010/0002": {"-0010", "0002"}, "2022-02-24/..": {"2022-02-24", ""}, "../2025-08-06": {"", "2025-08-06"},
		"{2019-12-09,2021-06-16}": {"2019-12-09, 2021-06-16", ""}, "{2019-12-09..2019-12-11}": {"2019-12-09", "2019-12-11"},
		"[2025-08-22..2025-08-27]": {"2025-08", ""}, "[2024,2026]": {"", ""}, "[2025-08-25..]": {"", ""}, "[..2025-08-30]": {"", ""}, "2025-08-XX": {"2025-08", ""}, "19XX": {"", ""},
		"2025-08-06?": {"", ""}, "2025-08~": {"", ""}, "2025-08-06%": {"", ""}, "2025-08-06~/2025-08-09": {"", "2025-08-09"},
	} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		from, to := dates(d)
		got := [2]string{}
		if from != nil {
			got[0] = names(from)
		}
		if to != nil {
			got[1] = names(to)
		}
		if got != want {
			t.Errorf("%s is from %q to %q, want %q", text, got[0], got[1], want)
		}
	}
}

// A coverage before the year 1 is one of ISO 8601.
func TestCoverage(t *testing.T) {
	s, err := New(bundled.Case(t, "bce"), Options{Words: words.EnglishPages(), Assets: assets, Base: home})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.coverage(); !regexp.MustCompile(`^-11999-01-01/20\d\d-\d\d-\d\d$`).MatchString(got) {
		t.Errorf("it covers %s", got)
	}
}

// A maker of the record is a person or a body where the record says so.
func TestCreatorsAreWhatIsKnown(t *testing.T) {
	for url, want := range map[string]string{
		"": `"Ada"`, "https://example.org/ada": `"Ada"`,
		"https://orcid.org/0000-0001": `{"@id":"https://orcid.org/0000-0001","@type":"Person","name":"Ada","url":"https://orcid.org/0000-0001"}`,
		"https://ror.org/05x":         `{"@id":"https://ror.org/05x","@type":"Organization","name":"Ada","url":"https://ror.org/05x"}`,
	} {
		got, err := json.Marshal(linkedCreator(dataset.Creator{Name: "Ada", URL: url}))
		if err != nil || string(got) != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
}

// Feeds, site maps and pages give no day before 1970 as one on which they were
// written, whatever the record is about.
func TestNothingIsPublishedBeforeThereWerePages(t *testing.T) {
	day := regexp.MustCompile(`"(?:datePublished|dateModified|date_published|date_modified)":\s*"([^"]*)"|<(?:updated|published|lastmod)>([^<]*)<`)
	for _, name := range []string{"bce", "hard", "deep"} {
		found := 0
		for path, text := range published(t, bundled.Case(t, name)) {
			for _, m := range day.FindAllStringSubmatch(text, -1) {
				found++
				if at := m[1] + m[2]; at < "1970" && !strings.HasSuffix(path, ".html") {
					t.Errorf("%s: %s says %q", name, path, at)
				}
			}
			for _, page := range linkedOf(t, text)["WebPage"] {
				if at, ok := page["dateModified"].(string); ok && at < "1970" || page["datePublished"] != nil {
					t.Errorf("%s: %s was written on %v, published on %v", name, path, at, page["datePublished"])
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: no day at all", name)
		}
	}
	for _, as := range []string{"1899", "-0043", ""} {
		var list []feed.Item
		d := bundled.Case(t, "bce")
		d.Meta.AsOf = edtf.Date{}
		if as != "" {
			d.Meta.AsOf = when(t, as)
		}
		s, err := New(d, Options{Words: words.EnglishPages(), Assets: assets, Base: home})
		if err != nil {
			t.Fatal(err)
		}
		if got := s.feedFor("", "", "", list).Updated; got != "1970-01-01T00:00:00Z" {
			t.Errorf("a record of %s has a feed of %s", as, got)
		}
	}
}

// The other names of an actor are texts.
func TestOtherNamesAreTexts(t *testing.T) {
	found := 0
	for path, page := range published(t, bundled.Read(t, "august-2025")) {
		if !strings.HasPrefix(path, "actor/") || !strings.HasSuffix(path, ".html") {
			continue
		}
		for _, list := range linkedOf(t, page) {
			for _, x := range list {
				who, _ := x["mainEntity"].(map[string]any)
				also, ok := who["alternateName"].([]any)
				for _, name := range also {
					if _, text := name.(string); !text {
						t.Errorf("%s: %v is another name", path, name)
					}
				}
				if ok {
					found++
				}
			}
		}
	}
	if found == 0 {
		t.Error("nobody has another name")
	}
}
