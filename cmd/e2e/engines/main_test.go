// Package engines holds what must be the same in other engines than Chromium: in
// Firefox, the program that Debian has.
package engines

import (
	"testing"

	"parley/cmd/e2e"
)

func TestMain(m *testing.M) { e2e.Main(m) }
