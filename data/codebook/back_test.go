package codebook

import "testing"

// TestBackOfFirstSinceSaysNoMore checks that a first-since link to an expected
// event, read from its target, does not say that the event happened.
func TestBackOfFirstSinceSaysNoMore(t *testing.T) {
	if back := FirstSince.Back(); back != "last before" {
		t.Errorf("the back of first-since reads %q", back)
	}
}
