package codebook

import "testing"

// TestBackOfFirstSinceSaysNoMore holds that a tie to what may still come, read from its
// other end, does not say that it came.
func TestBackOfFirstSinceSaysNoMore(t *testing.T) {
	if back := FirstSince.Back(); back != "last before" {
		t.Errorf("the back of first-since reads %q", back)
	}
}
