package site

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// wordpress is the filter of WordPress for answers of sites it does not know:
// what is not allowed is taken out, a quote and a frame remain, and the frame
// goes into a sandbox. It returns "" where WordPress would show nothing.
func wordpress(t *testing.T, markup string) string {
	t.Helper()
	allowed := map[string][]string{"a": {"href"}, "blockquote": nil,
		"iframe": {"src", "width", "height", "frameborder", "marginwidth", "marginheight", "scrolling", "title"}}
	var kept strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		tok := z.Token()
		attrs, ok := allowed[tok.Data]
		if kind == html.TextToken {
			kept.WriteString(tok.String())
		} else if ok {
			tok.Attr = slices.DeleteFunc(tok.Attr, func(a html.Attribute) bool { return !slices.Contains(attrs, a.Key) })
			kept.WriteString(tok.String())
		}
	}
	m := regexp.MustCompile(`(?ms)(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)`).FindStringSubmatch(kept.String())
	if m == nil {
		return ""
	}
	return m[1] + strings.Replace(m[2], `<iframe `, `<iframe sandbox="allow-scripts" security="restricted" `, 1)
}

func TestOEmbed(t *testing.T) {
	d := sample(t)
	files := buildAll(t, d, Options{Base: ParseBase("https://example.org/x")})
	n := 0
	for name, body := range files {
		if !strings.HasPrefix(name, oembedFolder) {
			continue
		}
		n++
		var o map[string]any
		if err := json.Unmarshal([]byte(body), &o); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, key := range []string{"version", "type", "title", "html", "provider_name"} {
			if s, _ := o[key].(string); s == "" {
				t.Errorf("%s: no %s", name, key)
			}
		}
		markup := o["html"].(string)
		if got := wordpress(t, markup); !strings.Contains(got, "<blockquote><a href=") || !strings.Contains(got, ` src="https://example.org/x/`) {
			t.Errorf("%s: WordPress leaves %q of %q", name, got, markup)
		}
		if html.UnescapeString(markup) != strings.ReplaceAll(html.UnescapeString(markup), "\x00", "") || strings.Contains(markup, "<img") || strings.Contains(markup, "<script") {
			t.Errorf("%s: a text of the record has become markup: %s", name, markup)
		}
	}
	if n != 1+len(d.Events)+len(d.Actors) {
		t.Errorf("%d answers", n)
	}
}

// WordPress reads the first 150 kB of a page, and only its head.
func TestOEmbedIsFoundEarly(t *testing.T) {
	files := buildAll(t, sample(t), Options{Base: ParseBase("https://example.org/x")})
	for page, answer := range map[string]string{"index.html": "index.json", "event/meeting/index.html": "event/meeting.json", "actor/envoy/index.html": "actor/envoy.json"} {
		body := files[page]
		link := `type="application/json+oembed" href="https://example.org/x/oembed/` + answer + `"`
		if i := strings.Index(body, link); i < 0 || i > 2500 || i > strings.Index(body, "</head>") {
			t.Errorf("%s: the link to %s stands at %d", page, answer, i)
		}
		if files[oembedFolder+answer] == "" {
			t.Errorf("there is no %s", answer)
		}
	}
	if strings.Contains(build(t, sample(t), Options{})["index.html"], "oembed") {
		t.Error("a relative link to an answer")
	}
}
