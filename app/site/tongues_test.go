package site

import (
	"bytes"
	"testing"
)

// TestMinifyLeavesItsSource checks that a script is minified twice to the same bytes, as it is for
// each language of a site: the library writes into a slice with room behind it.
func TestMinifyLeavesItsSource(t *testing.T) {
	const script = "(() => { let total = 1; globalThis.count = () => { let step = 2; return total += step } })()"
	source := append(make([]byte, 0, 2*len(script)), script...)
	first := Minify("x.js", source)
	if string(source) != script {
		t.Errorf("the source became %s", source)
	}
	if second := Minify("x.js", source); !bytes.Equal(first, second) {
		t.Errorf("first %s, then %s", first, second)
	}
}

// TestOthers checks the ways between the pages of a site in several languages.
func TestOthers(t *testing.T) {
	s := &Site{o: Options{Base: "https://example.org/talks/uk/", Tongues: []Tongue{{"en", "../"}, {"pt-BR", "../pt-BR/"}, {"uk", ""}}}}
	for _, x := range []struct{ path, way, address string }{
		{"index.html", "../", "https://example.org/talks/"}, {"event/a/index.html", "../../../event/a/", "https://example.org/talks/event/a/"},
	} {
		list := s.others(x.path, up(x.path))
		if len(list) != 3 || list[0].Way != x.way || list[0].Address != x.address || !list[0].Own || list[2].Self != true || list[1].Name != "Português (BR)" {
			t.Errorf("%s: %+v", x.path, list)
		}
	}
	if got := s.others("404.html", ""); got != nil {
		t.Errorf("a page that is nowhere has others: %+v", got)
	}
	if got := (&Site{}).others("index.html", ""); got != nil {
		t.Errorf("a site in one language has others: %+v", got)
	}
	for base, want := range map[Base]string{"https://example.org/a/uk/": "https://example.org/a/x", "https://example.org/uk/": "https://example.org/x", "": ""} {
		if got := base.Join("../x"); got != want {
			t.Errorf("%s and ../x: %s, want %s", base, got, want)
		}
	}
}
