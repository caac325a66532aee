package ui

import (
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
)

// onDevice returns the pane "On this device": the copy that opens offline, every page,
// installing, files of the reader.
func (n *panel) onDevice() []app.UI {
	v, w := n.p.device, n.p.w
	out := []app.UI{n.kick(text("")), h("h2", nil, text(w.Say("pane.device-title")))}
	if browser.DeviceNumber("offline") > 0 {
		out = append(out, h("p.sum", nil, h("b", nil, text(w.Say("device.offline")+". ")), text(w.Say("device.offline-line"))))
	}
	out = append(out, v.ownParts()...)
	out = append(out, v.copyParts()...)
	out = append(out, v.installParts()...)
	return append(out,
		h("h3.h3.rule", nil, text(w.Say("device.open"))),
		h("p.src", nil, text(w.Say("device.open-how"))),
		h("p.path-ask", nil, button("tb framed", "device:choose", text(w.Say("device.choose")))),
		v.keptList(),
		h("p.src", nil, button("link", "device:save-record", text(w.Say("device.get-pack")))))
}

// ownParts returns the part about the reader's file that is shown or was refused, with the
// findings of the check.
func (v *device) ownParts() []app.UI {
	w := v.p.w
	var out []app.UI
	if v.own != nil {
		out = append(out,
			h("p.sum", nil, text(w.Say("device.own", v.own.Name))),
			h("p.src", nil, text(w.Say("device.own-counts", w.Count("count.events", len(v.p.m.D.Events)),
				w.Count("device.own-errors", v.own.Errors), w.Count("device.own-warnings", v.own.Warnings)))),
			h("p.path-ask", nil,
				when(!v.own.Kept && !slices.Contains(v.kept(), v.own.Name), func() app.UI { return button("tb framed", "device:keep", text(w.Say("device.keep"))) }),
				button("tb framed", "device:back", text(w.Say("device.back")))))
	} else if v.line != "" {
		out = append(out, h("p.sum", nil, text(v.line)))
	}
	if t := browser.Device("trouble"); t != "" {
		out = append(out, h("p.src", nil, text(w.Say("device.no-room", v.reason(t)))))
	}
	if len(v.found) > 0 {
		out = append(out, h("h3.h3.rule", nil, text(w.Say("device.what"))), h("ol.claims", nil, each(v.found, func(_ int, f browser.Finding) app.UI {
			return h("li", nil,
				when(f.Severity != "", func() app.UI { // "and 2,911 more" has none
					return h("div.hd", nil, h("span", nil, h("b", nil, text(w.Say("device."+f.Severity)))), h("span.said", nil, text(f.Where)))
				}),
				h("p.gist", nil, text(f.Say)), when(f.Suggest != "", func() app.UI { return h("p.src", nil, text(w.Say("device.fix", f.Suggest))) }))
		})...))
	}
	if len(v.told) > 0 {
		out = append(out, h("h3.h3.rule", nil, text(w.Say("device.told"))), h("ul.claims", nil, each(v.told, func(_ int, line string) app.UI { return h("li.src", nil, text(line)) })...))
	}
	return out
}

func (v *device) reason(code string) string {
	if code == "full" {
		return v.p.w.Say("device.full")
	}
	return code
}

// copyParts returns the part about the copy of the site and its pages.
func (v *device) copyParts() []app.UI {
	w, num := v.p.w, browser.DeviceNumber
	out := []app.UI{h("h3.h3.rule", nil, text(w.Say("device.copy")))}
	switch browser.Device("copy") {
	case "ready":
		out = append(out, h("p.src", nil, text(w.Say("device.copy-ready"))))
	case "part":
		out = append(out, h("p.src", nil, text(w.Count("device.copy-part", int(num("missing"))))))
	case "saving":
		out = append(out, h("p.src", nil, text(w.Say("device.copy-saving"))))
	default:
		return append(out, h("p.src", nil, text(w.Say("device.copy-none"))))
	}
	pages, all := int(num("pages")), "device.all"
	if num("media") > 0 {
		all = "device.all-media"
	}
	switch saving := int(num("saving")); {
	case saving > 0:
		out = append(out, h("p.src", at{"role", "status"}, text(w.Say("device.saving", w.Number(saving), w.Number(pages)))))
	case num("kept") > 0 && num("kept") >= num("pages"):
		out = append(out, h("p.src", nil, text(w.Count("device.all-kept", int(num("kept"))))))
	case pages > 0 && num("offline") == 0:
		out = append(out, h("p.path-ask", nil, button("tb framed", "device:all", text(w.Count(all, pages, size(num("bytes")))))))
	}
	if room := num("room"); room > 0 {
		line := w.Say("device.used", size(num("used")), size(room))
		if num("stays") > 0 {
			line += " " + w.Say("device.stays")
		}
		out = append(out, h("p.src", nil, text(line)))
	}
	return out
}

// size words a number of bytes: "61 kB", "5.1 MB", "12 GB".
func size(bytes float64) string {
	unit := "kB"
	bytes /= 1e3
	for _, next := range []string{"MB", "GB"} {
		if bytes >= 1000 {
			bytes, unit = bytes/1e3, next
		}
	}
	places := 0
	if bytes < 10 && unit != "kB" {
		places = 1
	}
	return strconv.FormatFloat(bytes, 'f', places, 64) + " " + unit
}

// installParts offers to install the site where that is possible.
func (v *device) installParts() []app.UI {
	w := v.p.w
	switch browser.Device("install") {
	case "can":
		return []app.UI{h("p.path-ask", nil, button("tb framed", "device:install", text(w.Say("device.install"))))}
	case "ios":
		return []app.UI{h("p.src", nil, text(w.Say("device.ios"))), h("ol.steps", nil,
			h("li", nil, text(w.Say("device.ios-1"))), h("li", nil, text(w.Say("device.ios-2"))))}
	case "done":
		return []app.UI{h("p.src", nil, text(w.Say("device.installed")))}
	}
	return nil
}

// kept returns the names of the reader's files that the device keeps.
func (v *device) kept() []string {
	if names := browser.Device("own"); names != "" {
		return strings.Split(names, "\n")
	}
	return nil
}

func (v *device) keptList() app.UI {
	w := v.p.w
	return h("ul.links", nil, each(v.kept(), func(_ int, name string) app.UI {
		return h("li", nil, button("link", "device:open="+name, text(name)), text(" "),
			h("button", at{"type", "button", "class", "link", "data-do", "device:forget=" + name, "aria-label", w.Say("device.forget-name", name)}, text(w.Say("device.forget"))))
	})...)
}
