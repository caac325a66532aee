package main

import (
	"strings"
	"testing"

	"parley/app/site"
)

// TestHostingKeepsToThePath checks that servers show the 404 page of the site's
// folder, and that special characters in an address have no effect.
func TestHostingKeepsToThePath(t *testing.T) {
	for address, root := range map[string]string{
		"https://example.org/": "/", "https://example.org/talks/": "/talks/", "https://example.org/caf%C3%A9/": "/", "https://example.org/a;b/": "/", "https://example.org/$uri/": "/", "": "/",
	} {
		for _, f := range hosting(site.ParseBase(address), site.Policy) {
			text := string(f.data)
			if f.path != "_headers" && !strings.Contains(text, " "+root+"404.html") {
				t.Errorf("%s: %s does not name %s404.html", address, f.path, root)
			}
			for _, never := range []string{"caf", "a;b", "$uri"} {
				if strings.Contains(text, never) {
					t.Errorf("%s: %s has %s", address, f.path, never)
				}
			}
		}
	}
}
