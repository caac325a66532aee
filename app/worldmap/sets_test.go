package worldmap

import (
	"testing"

	"parley/app/view"
	"parley/data/testkit/bundled"
)

// load returns the model of a bundled dataset.
func load(t testing.TB, name string) *view.Model {
	t.Helper()
	return view.NewModel(bundled.Read(t, name))
}
