package check_test

import (
	"testing"

	"parley/data/check"
	"parley/data/testkit/bundled"
)

// TestTerritories checks that a place in a territory is in its country,
// whichever of the two codes it has.
func TestTerritories(t *testing.T) {
	for place, far := range map[string]bool{
		"lat: 18.47, lon: -66.11, country: US": false, // San Juan
		"lat: 18.47, lon: -66.11, country: PR": false,
		"lat: 64.18, lon: -51.72, country: DK": false, // Nuuk
		"lat: 18.47, lon: -66.11, country: MX": true,
		"lat: 48.86, lon: 2.35, country: US":   true,
	} {
		d := bundled.Case(t, "map", bundled.Edit{Was: "lat: -18.14, lon: 178.44, country: FJ", Now: place})
		got := false
		for _, f := range check.Dataset(d, nil) {
			got = got || f.Rule == "far-coordinates"
		}
		if got != far {
			t.Errorf("%s: far is %v, want %v", place, got, far)
		}
	}
}
