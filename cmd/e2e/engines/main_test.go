// Package engines tests what must be the same in engines other than Chromium:
// in Debian's Firefox, and with the build tag webkit in Debian's WebKitGTK.
package engines

import (
	"testing"

	"parley/cmd/e2e"
)

func TestMain(m *testing.M) { e2e.Main(m) }
