package theme

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"parley/data/testkit/limit"
)

// own writes the page's own themes as a theme file.
func own(t testing.TB) string {
	t.Helper()
	var b strings.Builder
	light, dark := base()
	if len(light) < 40 || len(dark) < 17 {
		t.Fatalf("%d and %d tokens read", len(light), len(dark))
	}
	for selector, p := range map[string]palette{":root": light, `[data-theme="dark"]`: dark} {
		b.WriteString(selector + " {\n")
		for name, value := range p {
			b.WriteString("  --parley-" + name + ": " + value + ";\n")
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// The page's own colours have the contrast that is asked of a newsroom's.
func TestOwnThemesPass(t *testing.T) {
	_, found := Parse("own.css", []byte(own(t)))
	for _, f := range found {
		t.Errorf("%s: %s", f.Where, f.Say)
	}
}

// The example that newsrooms are given passes, in every block of the guide.
func TestGuideExamplesPass(t *testing.T) {
	guide, err := os.ReadFile("../../../web/EMBEDDING.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)```css\n(.*?)```").FindAllStringSubmatch(string(guide), -1)
	if len(examples) == 0 {
		t.Fatal("the guide has no example of a theme")
	}
	for _, e := range examples {
		_, found := Parse("newsroom.css", []byte(e[1]))
		for _, f := range found {
			t.Errorf("%s: %s; %s", f.Where, f.Say, f.Suggest)
		}
	}
}

func TestFindings(t *testing.T) {
	for name, c := range map[string]struct{ css, where, say, fix string }{
		"pale words":      {":root {\n  --parley-muted: #aaaaaa;\n}", "t.css:2:3", "in the light theme --parley-muted #aaaaaa on --parley-surface #fdfcfa is 2.2:1; words need 4.5:1", "make --parley-muted darker, such as #"},
		"a little pale":   {":root { --parley-surface: #fff8f0; }", "t.css:1:9", "is 4.4:1; words need 4.5:1", "darker"},
		"pale mark":       {":root { --parley-talk: #9fd0ff; }", "t.css:1:9", "--parley-talk #9fd0ff on --parley-surface", "darker"},
		"dark ground":     {":root { --parley-surface: #333333; }", "t.css:1:9", "--parley-ink #1a1816 on --parley-surface #333333", "lighter"},
		"pale in dark":    {"\n\n[data-theme='dark'] {\n\n\t--parley-ink: #333333;\n}", "t.css:5:2", "in the dark theme --parley-ink", "lighter"},
		"focus":           {":root { --parley-focus: #dddddd; }", "t.css:1:9", "marks need 3.0:1", "darker"},
		"wrong name":      {":root { --parley-surfaces: #fff; }", "t.css:1:9", "there is no token --parley-surfaces", "did you mean --parley-surface?"},
		"foreign name":    {":root { --brand: #fff; }", "t.css:1:9", "there is no token --brand", "web/css/tokens.css"},
		"no token":        {":root { color: red; }", "t.css:1:9", "color: red is no token", "--parley-NAME"},
		"other rule":      {".head { --parley-ink: #000; }", "t.css:1:1", ".head is no rule of a theme file", ":root"},
		"named colour":    {":root { --parley-ink: black; }", "t.css:1:9", "--parley-ink: black is no colour that can be checked", "#rrggbb"},
		"something to do": {":root { --parley-font-text: url(https://example.org/x); }", "t.css:1:9", "is no list of fonts", "serif"},
		"open quote":      {`:root { --parley-font-text: "Roboto, serif; }`, "t.css:1:9", "is no list of fonts", "commas"},
		"small text":      {":root { --parley-size-1: 10px; }", "t.css:1:9", "text below 12px", "12px or more"},
		"small target":    {":root { --parley-target: 20px; }", "t.css:1:9", "a target below 24px", "24px"},
		"never closed":    {"/* x\n */\n:root { --parley-ink: #000;", "t.css:3:1", "is never closed", "}"},
		"outside":         {":root {}\n@import 'x';", "t.css:2:1", "stands outside of a rule", ":root {"},
	} {
		t.Run(name, func(t *testing.T) {
			theme, found := Parse("t.css", []byte(c.css))
			if theme != nil || len(found) == 0 {
				t.Fatalf("%s passes", c.css)
			}
			f := found[0]
			if f.Where.String() != c.where || !strings.Contains(f.Say, c.say) || !strings.Contains(f.Suggest, c.fix) {
				t.Errorf("%s: %s; %s\nwant %s: %s; %s", f.Where, f.Say, f.Suggest, c.where, c.say, c.fix)
			}
		})
	}
}

// Every token of the page has a kind, or any value would do for it.
func TestEveryTokenHasAKind(t *testing.T) {
	light, dark := base()
	for _, p := range []palette{light, dark} {
		for name, value := range p {
			if !slices.ContainsFunc(kinds, func(k kind) bool { return k.own.MatchString(value) && k.may.MatchString(value) }) {
				t.Errorf("--parley-%s: %s is of no kind that a theme file is held to", name, value)
			}
		}
	}
}

func TestCSS(t *testing.T) {
	theme, found := Parse("t.css", []byte(`/* The Example */
:root { --parley-surface: #FFF; --parley-font-display: "Example Serif", Georgia, serif; --parley-talk: #0050a0; }
[data-theme="dark"] { --parley-talk: #90c0ff }`))
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := `:root { --parley-font-display: "Example Serif", Georgia, serif; }
@media screen {
:root { --parley-surface: #FFFFFF; --parley-talk: #0050a0; }
[data-theme="dark"] { --parley-surface: #161513; --parley-talk: #90c0ff; }
}
@media screen and (prefers-color-scheme: dark) {
:root:not([data-theme="light"]) { --parley-surface: #161513; --parley-talk: #90c0ff; }
}
`
	if got := theme.CSS(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if (*Theme)(nil).CSS() != "" {
		t.Error("no theme changes something")
	}
}

// The way out that a finding names is one.
func TestWayOutLeadsOut(t *testing.T) {
	colour := regexp.MustCompile(`such as (#[0-9a-f]{6})`)
	for _, wrong := range []string{"#cccccc", "#ff8800", "#fdfcfa", "#88bb33"} {
		css := fmt.Sprintf(":root { --parley-known: %s; }", wrong)
		_, found := Parse("t.css", []byte(css))
		var last string
		for _, f := range found {
			if m := colour.FindStringSubmatch(f.Suggest); m != nil {
				last = m[1]
				if ratio(last, "#fdfcfa") < 4.3 {
					t.Errorf("%s: %s is offered", wrong, last)
				}
			}
		}
		if last == "" {
			t.Errorf("%s: no way out", wrong)
		}
	}
}

// TestThemeCostsItsSize reads files with as many faults as fit.
func TestThemeCostsItsSize(t *testing.T) {
	for _, css := range []string{
		":root{" + strings.Repeat("a;", 100_000) + "}", ":root{" + strings.Repeat("--parley-inc:x;\n", 15_000) + "}", strings.Repeat("a{}", 80_000), strings.Repeat("/**/", 60_000),
		strings.Repeat(":root{--parley-ink:#000;}", 10_000), "/*" + strings.Repeat("*", 200_000), strings.Repeat(" ", 200_000) + "{", strings.Repeat("{", 200_000),
	} {
		limit.Time(t, len(css), func() { _, _ = Parse("f.css", []byte(css)) })
	}
}

// Whatever is in a file, what comes out is tokens, and none costs more than its
// size.
func FuzzParse(f *testing.F) {
	f.Add(":root { --parley-ink: #000; }")
	f.Add(":root{--parley-font-text:\"}</style><script>\"}")
	f.Add("}}{{/*")
	plain := regexp.MustCompile(`^(@media screen( and \(prefers-color-scheme: dark\))? \{|\}|:root(:not\(\[data-theme="light"\]\))? \{( --parley-[a-z0-9-]+: [A-Za-z0-9#., '"_-]+;)+ \}|\[data-theme="dark"\] \{( --parley-[a-z0-9-]+: [A-Za-z0-9#., '"_-]+;)+ \})$`)
	f.Fuzz(func(t *testing.T, css string) {
		limit.Time(t, len(css), func() { _, _ = Parse("f.css", []byte(css)) })
		theme, found := Parse("f.css", []byte(css))
		for _, x := range found {
			if x.Suggest == "" || x.Where.Line < 1 || x.Where.Col < 1 {
				t.Errorf("%+v", x)
			}
		}
		for line := range strings.Lines(theme.CSS()) {
			if !plain.MatchString(strings.TrimSuffix(line, "\n")) {
				t.Errorf("%q comes out of %q", line, css)
			}
		}
	})
}
