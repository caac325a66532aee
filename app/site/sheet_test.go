package site

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"parley/web"
)

// What carries meaning stays when a style sheet or a script gets shorter, and what
// cannot be read is not lost.
func TestMinifyKeepsTheMeaning(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a.css", "/* x */ a > b , c d { e : f  g; /* h */ }", "a>b,c d{e:f g}"},
		{"a.css", `a::before { content: " <" attr(href) ">"; }`, `a::before{content:" <" attr(href)">"}`},
		{"a.css", "a { width: calc(100vh - 2px + var(--x)); }", "a{width:calc(100vh - 2px + var(--x))}"},
		{"a.css", `a { quotes: "/*" ' { ' }`, `a{quotes:"/*" ' { '}`},
		{"a.js", "\"use strict\";\n// a\nconst long = b => { c(`\n  // kept\n`); };\n", "\"use strict\";const long=e=>{c(`\n  // kept\n`)}"},
		{"a.js", "const half = ;", "const half = ;"},
		{"a.css", "", ""},
	} {
		if got := string(Minify(c.name, []byte(c.in))); got != c.want {
			t.Errorf("%s: %q becomes %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

// Every script and style sheet of the page can be read, and gets shorter.
func TestMinifyReadsAllThatShips(t *testing.T) {
	err := fs.WalkDir(web.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if ext := path.Ext(name); err != nil || ext != ".js" && ext != ".css" {
			return err
		}
		source, err := fs.ReadFile(web.Files, name)
		if out := Minify(name, source); len(out) >= len(source) {
			t.Errorf("%s has %d bytes, minified %d", name, len(source), len(out))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSheetHoldsAllParts(t *testing.T) {
	s := string(Sheet(".scene{fill:none}"))
	for _, want := range []string{":root{color-scheme:light", ".rail{", "@media print{", "forced-colors", ".scene{fill:none}", "#app-wasm-loader{all:unset;display:none}"} {
		if !strings.Contains(s, want) {
			t.Errorf("the sheet lacks %q", want)
		}
	}
	if strings.Contains(s, "/*") || strings.Contains(s, "\n") {
		t.Error("comments or line ends are left")
	}
}

func TestSafe(t *testing.T) {
	tests := []struct{ in, want string }{
		{"https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"},
		{" HTTP://Example.org ", "HTTP://Example.org"},
		{"javascript:alert(1)", ""},
		{"JaVaScRiPt://example.org/%0aalert(1)", ""},
		{"java\tscript:alert(1)", ""},
		{"data:text/html,x", ""},
		{"//example.org/x", ""},
		{"/local", ""},
		{"https:///nohost", ""},
		{"https://bank.example@evil.example/", ""},
		{"", ""},
	}
	for _, c := range tests {
		if got := Safe(c.in); got != c.want {
			t.Errorf("Safe(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestBase(t *testing.T) {
	b := ParseBase("https://example.org/talks?x#y")
	if b != "https://example.org/talks/" || b.Join("event/x/") != "https://example.org/talks/event/x/" || b.Root() != "/talks/" {
		t.Errorf("base %q, root %q", b, b.Root())
	}
	for _, address := range []string{"https://*/", "https://x.org;sandbox;/", "https://x.org,y.org/", "https://x%3b.org/", "https://x$y.org/", "https://münchen.de/"} {
		if b := ParseBase(address); b != "" {
			t.Errorf("%s is the address of a site", address)
		}
	}
	want := "script-src 'self' https://x.org 'wasm-unsafe-eval'"
	if got := Framed("script-src 'self' 'wasm-unsafe-eval'", ParseBase("https://X.org/caf%C3%A9/;sandbox;/")); got != want {
		t.Errorf("the policy is %s, want %s", got, want)
	}
	if b := ParseBase("talks"); b != "" || b.Join("x") != "" || b.Root() != "/" {
		t.Errorf("no base: %q, root %q", b, b.Root())
	}
	if up("index.html") != "" || up("event/x/index.html") != "../../" {
		t.Error("up")
	}
}
