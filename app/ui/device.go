package ui

import (
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/browser"
	changes "parley/app/change"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/pack"
)

// device handles messages from web/device: new versions, newer data, files opened by the
// reader. It has one line in the foot of the page; the rest is in the pane "On this device"
// (pane_device.go). No message changes what is shown before the reader asks for it.
type device struct {
	p     *Page
	line  string           // about a file: being read, or refused
	newer *newer           // data that wait to be shown
	home  *dataset.Dataset // the record of the site while another is shown
	own   *browser.Notice  // the reader's dataset while it is shown, without its bytes
	bytes []byte           // the same as one pack
	found []browser.Finding
	told  []string // what became of the rows of a file of another program
	quiet string   // the line that the reader has dismissed
}

// newer is a newer version of the record.
type newer struct {
	d      *dataset.Dataset
	line   string
	fresh  []dataset.EventRef
	edited []dataset.EventRef
}

// listen starts to handle messages.
func (v *device) listen() {
	browser.OnDevice(func(n browser.Notice) {
		v.hear(n)
		v.p.refresh()
	})
}

func (v *device) hear(n browser.Notice) {
	w := v.p.w
	if n.Kind == "reading" || n.Kind == "refused" {
		v.p.show()
	}
	switch n.Kind {
	case "news":
		v.news(n)
	case "reading":
		v.line = w.Say("device.checking", n.Name)
	case "refused":
		v.refuse(n, n.Why)
	case "opened":
		v.open(n)
	}
}

// refuse shows why a file was not opened, and keeps the findings of the check.
func (v *device) refuse(n browser.Notice, why string) {
	switch why {
	case "broke", "empty", "kind", "pack", "size", "tool":
		why = v.p.w.Say("device.refused-" + why)
	}
	v.line, v.found, v.told = v.p.w.Say("device.refused", n.Name, why), n.Findings, n.Report
	v.p.announce(v.line)
	if len(n.Findings)+len(n.Report) > 0 {
		v.p.openPane("device")
	}
}

// read decodes the dataset of a notice. It returns an error worded for the reader if the file
// is not a pack, or one of a newer version.
func read(n browser.Notice) (*dataset.Dataset, []byte, error) {
	if n.Pack != nil {
		n.Core, n.Texts = pack.Split(n.Pack)
	} else {
		n.Pack = pack.Join(n.Core, n.Texts)
	}
	d, err := pack.Decode(n.Core)
	if err != nil {
		return nil, nil, err
	}
	if len(n.Texts) > 0 {
		err = pack.AddTexts(d, n.Texts)
	}
	d.TextsMissing = false // a file without texts has no more to come
	return d, n.Pack, err
}

// news keeps newer data until the reader asks for them.
func (v *device) news(n browser.Notice) {
	d, _, err := read(n)
	if err != nil {
		browser.Log("newer data cannot be read:", err.Error())
		return
	}
	was, w := v.record(), v.p.w
	x := &newer{d: d}
	x.fresh, x.edited, _ = changes.Since(changes.Marks(was), d)
	added := len(x.fresh)
	if changes.Marks(was) == "" {
		added = max(0, len(d.Events)-len(was.Events))
	}
	var parts []string
	for _, c := range []struct {
		key string
		n   int
	}{{"diff.count-new", added}, {"diff.count-changed", len(x.edited)}, {"diff.count-corrected", max(0, len(d.Corrections)-len(was.Corrections))}} {
		if c.n > 0 {
			parts = append(parts, w.Count(c.key, c.n))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, w.Say("device.new-text"))
	}
	x.line = w.Say("device.new-data", clock(n.Minute), w.Series(parts))
	v.newer = x
	v.p.announce(x.line)
}

// clock returns a minute of the day as 14:05.
func clock(minute int) string {
	two := func(n int) string { return strconv.Itoa(n / 10)[:1] + strconv.Itoa(n%10) }
	return two(minute/60) + ":" + two(minute%60)
}

// record returns the record of the site.
func (v *device) record() *dataset.Dataset {
	if v.home != nil {
		return v.home
	}
	return v.p.m.D
}

// show replaces the record by the newer data and opens the pane of changes. The view stays
// where possible.
func (v *device) show() {
	x := v.newer
	if x == nil {
		return
	}
	v.newer = nil
	s := v.p.m.State
	if v.own != nil {
		s = view.State{Theme: s.Theme}
		v.leaveOwn()
	}
	s.Event, s.Actor, s.Other, s.Step, s.Panel = "", "", "", 0, "changes"
	v.p.replace(x.d, s)
	v.p.panel.visit = visit{read: true, fresh: x.fresh, edited: x.edited}
	focusSoon("#event", patience)
}

// open shows a dataset of the reader's own.
func (v *device) open(n browser.Notice) {
	d, file, err := read(n)
	if err == nil && len(d.Events)+len(d.Relations) == 0 {
		v.refuse(n, "empty")
		return
	}
	if err != nil {
		v.refuse(n, strings.TrimPrefix(err.Error(), "pack: "))
		return
	}
	v.home = v.record()
	n.Core, n.Texts, n.Pack = nil, nil, nil
	v.line, v.own, v.bytes, v.found, v.told, v.quiet = "", &n, file, n.Findings, n.Report, ""
	browser.Root("own", "1")
	s := view.State{Theme: v.p.m.State.Theme, View: v.p.m.State.View}
	if len(d.Events) == 0 {
		s.View = view.Actors // a graph, which has ties alone
	}
	v.p.replace(d, s)
	v.p.announce(v.p.w.Say("device.own", n.Name))
	if n.Errors+n.Warnings+len(n.Report) > 0 {
		v.p.openPane("device")
	}
}

func (v *device) leaveOwn() {
	v.home, v.own, v.bytes, v.found, v.told = nil, nil, nil, nil, nil
	browser.Root("own", "")
}

// back shows the record of the site again.
func (v *device) back() {
	if v.home != nil {
		d := v.home
		v.leaveOwn()
		v.p.replace(d, view.State{Theme: v.p.m.State.Theme, View: v.p.m.State.View})
	}
}

// do carries out an action "device:...".
func (v *device) do(arg string) bool {
	verb, name, _ := strings.Cut(arg, "=")
	switch verb {
	case "show":
		v.show()
	case "back":
		v.back()
	case "keep":
		if v.own != nil {
			browser.DeviceKeep(v.own.Name, v.bytes)
		}
	case "dismiss":
		_, v.quiet = v.notice()
		v.line = ""
	case "save-record":
		browser.DeviceDo(verb, v.record().Meta.ID+".parley")
	default:
		browser.DeviceDo(verb, name)
	}
	v.p.refresh()
	return true
}

// notice returns the most urgent line: about a file, newer data, another program or the
// reader's dataset; "" for none.
func (v *device) notice() (about, line string) {
	w := v.p.w
	for _, c := range [][2]string{{"file", v.line}, {"news", v.newsLine()}, {"program", ""}, {"own", ""}} {
		about, line = c[0], c[1]
		switch {
		case about == "program" && browser.DeviceNumber("fresh") > 0:
			line = w.Say("device.new-program")
		case about == "own" && v.own != nil:
			line = w.Say("device.own", v.own.Name)
		}
		if line != "" && line != v.quiet {
			return about, line
		}
	}
	return "", ""
}

func (v *device) newsLine() string {
	if v.newer != nil {
		return v.newer.line
	}
	return ""
}

// render draws the line with what can be done about it.
func (v *device) render() app.UI {
	about, line := v.notice()
	w := v.p.w
	var acts []app.UI
	switch about {
	case "":
		return h("div", at{"id", "notice", "class", "notice", "role", "status"})
	case "news":
		acts = append(acts, button("link", "device:show", text(w.Say("device.show"))))
	case "program":
		acts = append(acts, button("link", "device:reload", text(w.Say("device.reload"))))
	case "own":
		acts = append(acts, button("link", "pane:device", text(w.Say("pane.device"))), button("link", "device:back", text(w.Say("device.back"))))
	}
	return h("div", at{"id", "notice", "class", "notice", "role", "status"}, append(append([]app.UI{h("b", nil, text(line))}, acts...),
		h("button", at{"type", "button", "class", "tb", "data-do", "device:dismiss", "aria-label", w.Say("device.close")}, glyph("ic", "i-close")))...)
}

// badge says that there is no network.
func (v *device) badge() app.UI {
	return when(browser.DeviceNumber("offline") > 0, func() app.UI {
		return h("button", at{"type", "button", "class", "tb framed", "data-do", "pane:device"}, text(v.p.w.Say("device.offline")))
	})
}

// replace puts another dataset in the place of the one shown.
func (p *Page) replace(d *dataset.Dataset, s view.State) {
	if l, ok := p.stage().(leaver); ok {
		l.leave()
	}
	p.menu = ""
	p.load(d, s)
	p.address(true)
	p.rendered(func() {
		p.stage().attach()
		p.changed(true)
	})
}

// ownPage links to the page of a record. A file of the reader and a site in one file have no
// such pages.
func (p *Page) ownPage(address string) app.UI {
	return when(p.device.own == nil && browser.RootData("single") == "", func() app.UI {
		return h("p.src", nil, h("a", at{"href", address}, text(p.w.Say("panel.page"))))
	})
}
