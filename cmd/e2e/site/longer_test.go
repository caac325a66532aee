package site

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"parley/app/words/lang"
	"parley/cmd/e2e"
)

// longer makes every word of the messages of a catalogue 40 % longer.
func longer(catalogue string) string {
	messages := map[string]bool{}
	for _, m := range lang.Messages() {
		messages[m.Key] = true
	}
	var b strings.Builder
	for line := range strings.Lines(catalogue) {
		key, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		if messages[key] && !strings.Contains(key, ".nouns-") {
			text = stretched(text)
		}
		b.WriteString(key + " = " + text + "\n")
	}
	return b.String()
}

// stretched repeats the last letter of every word, but in parameters.
func stretched(text string) string {
	var b strings.Builder
	n, inside := 0, false
	var last rune
	for _, r := range text + " " {
		if n > 0 && !unicode.IsLetter(r) {
			b.WriteString(strings.Repeat(string(unicode.ToLower(last)), (n*4+5)/10))
			n = 0
		}
		if inside = r == '{' || inside && r != '}'; !inside && unicode.IsLetter(r) {
			n, last = n+1, r
		}
		b.WriteRune(r)
	}
	return strings.TrimSuffix(b.String(), " ")
}

// TestLongerWordsFit checks that nothing is wider than the page when every word of the program is
// 40 % longer than in German, at the widths of two phones and a desk.
func TestLongerWordsFit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(dir, os.DirFS(e2e.Build{Record: "data/sets/august-2025", Flags: []string{"--lang", "de"}}.Path(t))); err != nil {
		t.Fatal(err)
	}
	was, err := filepath.Glob(filepath.Join(dir, "assets", "words.*.txt"))
	if err != nil || len(was) != 1 {
		t.Fatal(was, err)
	}
	text := []byte(longer(e2e.ReadFile(t, was[0])))
	sum := sha256.Sum256(text)
	name := "words." + hex.EncodeToString(sum[:5]) + ".txt"
	index := filepath.Join(dir, "index.html")
	page := strings.ReplaceAll(e2e.ReadFile(t, index), filepath.Base(was[0]), name)
	for path, data := range map[string][]byte{filepath.Join(dir, "assets", name): text, index: []byte(page)} {
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := e2e.Open(t, e2e.ServeDir(t, dir)+"#v=timeline", e2e.Viewport(320, 640), e2e.ReducedMotion)
	p.Live()
	if text := p.Texts("#app"); !strings.Contains(text, "Zeitleisteeee") {
		t.Fatal("the program does not speak the longer words")
	}
	for _, wide := range []int64{320, 390, 1440} {
		e2e.Protocol[struct{}](p, "Emulation.setDeviceMetricsOverride", map[string]any{"width": wide, "height": 800, "deviceScaleFactor": 1, "mobile": false})
		for _, state := range []string{"v=timeline", "v=actors", "v=list&pane=deadlines", "v=table&e=trump-putin-meeting", "v=list&pane=device"} {
			p.Exec(`location.hash = "` + state + `"`)
			p.Idle()
			if over := e2e.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%d px, %s: the page is %d px too wide", wide, state, over)
			}
		}
	}
}
