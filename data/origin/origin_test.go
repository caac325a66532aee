package origin

import (
	"strings"
	"testing"

	"parley/data/testkit/limit"
)

// TestOrigin checks that only a valid origin may go into a header.
func TestOrigin(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/talks/": "https://example.org", "HTTPS://Example.ORG": "https://example.org", "http://127.0.0.1:8080/x?y#z": "http://127.0.0.1:8080",
		"https://x.org/caf%C3%A9/;a,b'": "https://x.org", "http://[::1]:80/": "http://[::1]:80", "https://[2001:db8::1]": "https://[2001:db8::1]", "https://xn--mnchen-3ya.de/": "https://xn--mnchen-3ya.de",
		"https://a_b.example.org": "https://a_b.example.org", "https://localhost": "https://localhost", "https://example.org.": "https://example.org.",
		"https://*/": "", "https://*.example.org/": "", "https://x.org;sandbox;": "", "https://x.org;/": "", "https://x.org,y.org": "", "https://x.org'": "", "https://x.org\"": "", "https://x y.org": "",
		"https://x.org%0d": "", "https://%2a/": "", "https://me:secret@x.org/": "", "https://x.org:": "", "https://x.org:80a": "", "https://x.org:*": "", "https://x.org:123456": "", "https://": "", "https:///x": "",
		"https://x..org": "", "https://-x.org": "", "https://münchen.de": "", "https://[fe80::1%25eth0]/": "", "https://[::1": "", "https://[x]": "", "https://x.org$y": "", "https://x.org\n": "", "https://x.org\\": "",
		"javascript://x.org": "", "x.org": "", "": "", "//x.org": "", "ftp://x.org": "",
	} {
		if got, ok := Of(in); got != want || ok != (want != "") {
			t.Errorf("the origin of %q is %q, %v; want %q", in, got, ok, want)
		}
	}
}

// TestOriginCostsItsSize parses addresses far longer than any host.
func TestOriginCostsItsSize(t *testing.T) {
	for _, s := range []string{"https://" + strings.Repeat("é", 100_000), "https://" + strings.Repeat("é.", 50_000) + "org/", "https://" + strings.Repeat("xn--a.", 50_000), "https://" + strings.Repeat("[", 100_000), "https://x:" + strings.Repeat("1", 100_000), "https://" + strings.Repeat("%C3%A9", 50_000)} {
		limit.Time(t, len(s), func() { Of(s) })
	}
}

func FuzzOrigin(f *testing.F) {
	for _, s := range []string{"https://example.org/", "https://*/", "http://[::1]:80", "https://x;y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		limit.Time(t, len(s), func() { Of(s) })
		got, ok := Of(s)
		if !ok {
			return
		}
		if again, ok := Of(got); again != got || !ok || strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-_.:[]/") != "" {
			t.Errorf("the origin of %q is %q, of that %q", s, got, again)
		}
	})
}
