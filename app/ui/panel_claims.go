package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/chronicle"
)

func joined(parts ...string) string { return dotted(" ", parts...) }

// outward is a link to another site, or plain text where the record has no
// address. Only http and https addresses come through the reader and the pack.
func outward(url, name string) app.UI {
	if !chronicle.Outward(url) {
		return h("span", nil, text(name))
	}
	return h("a", at{"href", url, "target", "_blank", "rel", "noopener nofollow", "referrerpolicy", "no-referrer"}, text(name))
}
