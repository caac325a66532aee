package pack

import (
	"testing"

	"parley/data/codebook"
)

// TestVocabularyOfVersion checks that a new word in a vocabulary comes with a
// new Version: readers reject unknown words, and older programs then report the
// version as the reason.
func TestVocabularyOfVersion(t *testing.T) {
	if Version != 6 || Oldest != 3 {
		t.Fatal("write down the vocabulary of the new version below")
	}
	for name, size := range map[string][2]int{
		"types": {len(codebook.Types()), 19}, "modes": {codebook.ModeCount(), 69}, "statuses": {len(codebook.Statuses()), 9},
		"standings": {len(codebook.Standings()), 7}, "contexts": {len(codebook.ContextCodes()), 37}, "facets": {len(codebook.FacetRows()), 6},
		"stances": {len(codebook.Stances()), 11}, "ways": {len(codebook.Vias()), 8}, "roles": {len(codebook.Roles()), 9},
		"link kinds": {len(codebook.LinkKinds()), 20}, "relation kinds": {len(codebook.RelationKinds()), 20}, "actor kinds": {len(codebook.ActorKinds()), 12},
		"worldviews": {len(codebook.Worldviews()), 2},
		"shapes":     {len(codebook.Shapes()), 5}, "colours": {len(codebook.Colours()), 5},
		"place kinds": {len(codebook.PlaceKinds()), 7}, "source kinds": {len(codebook.SourceKinds()), 11},
	} {
		if size[0] != size[1] {
			t.Errorf("%s: %d, version 6 has %d: raise Version, or tell that version 6 was never published", name, size[0], size[1])
		}
	}
}
