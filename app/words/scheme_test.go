package words

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// TestWordsOfARecord checks that a record's own names of groups, types and
// classes stand wherever the catalogue names them, and that the next record has
// none of them.
func TestWordsOfARecord(t *testing.T) {
	d := bundled.Case(t, "merger")
	w := EnglishPages().Of(d)
	for _, c := range [...][2]string{
		{w.Quad(codebook.MaterialConflict), "Blockades"}, {w.Say("how.quad.material-conflict"), "Milk does not leave the farm."},
		{w.Say("region.north"), "North Dairy"}, {w.Say("region.press"), "Reporters"}, {w.Say("region.others"), "Others"},
		{w.Type(codebook.Protest), "Blockade"}, {w.Count("contact.apart-force", 2), "Blockades (2)"},
		{w.Say("opening.above"), "Objections and inquiries · Blockades"}, {w.Count("opening.talks", 3), "Offers and meetings · Shares and money: 3"},
		{w.Say("form.delegations"), "By group"}, {w.Say("type.deadline"), "Deadline"}, {w.Value("type", "offer", nil), "offer"}, {w.Value("type", "CONSULT", nil), "talks"},
		{EnglishPages().Of(&dataset.Dataset{}).Quad(codebook.MaterialConflict), "Sanction, force"}, {w.Of(&dataset.Dataset{}).Say("form.delegations"), "By delegation"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
	offer, _ := d.TypeByCode("offer")
	if w.TypeOf(d, offer) != "Offer" || w.TypesOf(d, offer) != "Offers" || w.TypesOf(d, dataset.TypeRef(codebook.Consult)) != "Talks" {
		t.Errorf("%q, %q, %q", w.TypeOf(d, offer), w.TypesOf(d, offer), w.TypesOf(d, dataset.TypeRef(codebook.Consult)))
	}
}

// TestWordsOfGroupsFit checks that a message for groups takes the place of one
// for delegations with the same parameters.
func TestWordsOfGroupsFit(t *testing.T) {
	w := English()
	for _, k := range slices.Sorted(maps.Keys(w.text)) {
		key, ok := strings.CutPrefix(k, "grouped.")
		if !ok {
			continue
		}
		if was, ok := w.text[key]; !ok || blanks(was) != blanks(w.text[k]) {
			t.Errorf("%q: %q takes the place of %q", key, w.text[k], was)
		}
	}
}
