package pack

import (
	"testing"

	"parley/data/dataset"
	"parley/data/testkit"
)

// TestSayingsAreShared checks that claims share a saying if and only if all
// sayings are empty.
func TestSayingsAreShared(t *testing.T) {
	shared := func(d *dataset.Dataset) bool { return d.Events[3].Claims[0].Saying == d.Events[4].Claims[0].Saying }
	d := testkit.Events(50, testkit.Options{Style: testkit.Coded})
	if got := thereAndBack(t, d); !shared(got) {
		t.Error("claims without any saying do not share one")
	}
	d.Events[4].Claims[0].Edit().Text = "They met."
	tidy(d)
	same(t, "one text", d)
	if got := thereAndBack(t, d); shared(got) || got.Events[4].Claims[0].Text != "They met." || got.Events[3].Claims[0].Text != "" {
		t.Error("a text is given to two claims")
	}
	d.Events[4].Claims[0].Edit().To = []dataset.ActorRef{0}
	same(t, "one that is spoken to", d)
	if shared(thereAndBack(t, d)) {
		t.Error("claims share what one of them says")
	}
}

// thereAndBack packs and unpacks a dataset.
func thereAndBack(t *testing.T, d *dataset.Dataset) *dataset.Dataset {
	core, texts := Encode(d)
	return unpack(t, core, texts)
}
