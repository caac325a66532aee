package explorer

import (
	"testing"

	"parley/cmd/e2e"
)

func TestMain(m *testing.M) { e2e.Main(m) }
