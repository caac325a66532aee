package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"parley/app/scene"
	"parley/app/view"
	"parley/app/words"
	"parley/data/dataset"
	"parley/data/testkit"
	"parley/data/testkit/limit"
)

// badArgs are what a page's address bar, a message or a script may hand to an
// action, and no control does.
var badArgs = []string{
	"", "-1", "0", "1", "99", "-9223372036854775808", "9223372036854775807", "99999999999999999999", "1e9", "NaN", "png", "event", "nosuch", "no such", "a=b", "=", "/", "/1",
	"2025-01-01/2024-01-01", "Y0E99999999999", "Y0E99999999999/Y1E99999999999", "../..", "<b>", "\x00", "\xff", "story", "cite", "places", "compare", "what=event", "kind=nosuch", strings.Repeat("x", 10_000),
}

// Where the actions are tried from: addresses of every view, with and without a
// selection, known ones and unknown ones.
func addresses(d *dataset.Dataset) []string {
	out := []string{"", "e=nosuch&who=nosuch&with=nosuch&p=nosuch&tie=no,such&pane=nosuch&step=99&a=nosuch&t=nosuch"}
	for _, x := range []string{"stretched", "broken", "order", "log", "relative&zero=0001-01-01"} {
		out = append(out, "v=timeline&from=..&to=..&x="+x)
	}
	for _, v := range []string{"timeline", "actors", "map", "list", "table"} {
		out = append(out, "v="+v, "v="+v+"&pane=cite", "v="+v+"&pane=story&step=2&on=0001-01-01")
		if len(d.Events) > 0 && len(d.Actors) > 1 {
			out = append(out, fmt.Sprintf("v=%s&e=%s", v, d.Events[0].ID), fmt.Sprintf("v=%s&who=%s&with=%s", v, d.Actors[0].ID, d.Actors[1].ID))
		}
	}
	return out
}

// page is a page outside a browser, in a state.
func page(d *dataset.Dataset, address string) *Page {
	p := New(d, words.English())
	p.still = true // nothing moves on its own
	p.m.Set(view.ParseFragment(address))
	return p
}

// do carries out an action, and tells of a panic.
func do(f func() bool) (fault any) {
	defer func() { fault = recover() }()
	f()
	return nil
}

// TestActionsTakeAnyArgument calls every action with arguments that no control
// gives, from every view, on a record, on a record of one event and on an empty
// one. None ends the program.
func TestActionsTakeAnyArgument(t *testing.T) {
	one := testkit.Events(1, testkit.Options{})
	empty := &dataset.Dataset{}
	dataset.Seal(empty)
	for name, d := range map[string]*dataset.Dataset{"some": testkit.Events(30, testkit.Options{}), "one": one, "none": empty} {
		for _, address := range addresses(d) {
			p := page(d, address)
			for _, action := range slices.Sorted(maps.Keys(p.clicks)) {
				for _, arg := range badArgs {
					if fault := do(func() bool { return p.Do(action+":"+arg, arg, true) }); fault != nil {
						t.Errorf("%s, #%s: %s:%.40q: %v", name, address, action, arg, fault)
						p = page(d, address)
					}
				}
				p.m.Set(view.ParseFragment(address))
			}
			for _, action := range slices.Sorted(maps.Keys(p.inputs)) {
				for _, arg := range badArgs {
					if fault := do(func() bool { return p.inputs[action](p, arg, arg, false) }); fault != nil {
						t.Errorf("%s, #%s: %s:%.40q: %v", name, address, action, arg, fault)
						p = page(d, address)
					}
				}
				p.m.Set(view.ParseFragment(address))
			}
		}
	}
}

// FuzzActions holds that no message ends the program or costs more than its size:
// an address, and then an action with what follows it.
func FuzzActions(f *testing.F) {
	d := testkit.Events(30, testkit.Options{})
	for _, action := range slices.Sorted(maps.Keys(clickTable())) {
		f.Add("#v=actors&e="+string(d.Events[0].ID), action+":-1", "2025")
	}
	for _, action := range slices.Sorted(maps.Keys(inputTable())) {
		f.Add("#v=list", action+":x", "Y0E99999999999")
	}
	p := page(d, "")
	f.Fuzz(func(t *testing.T, address, action, value string) {
		name, arg, _ := strings.Cut(action, ":")
		limit.Time(t, 4000+len(address)+len(action)+len(value), func() { // redrawing the picture costs what the record does
			p.arrive(view.ParseFragment(address))
			p.Do(action, value, true)
			if input, ok := p.inputs[name]; ok {
				input(p, arg, value, true)
			}
		})
	})
}

// TestUnknownFiltersNothing holds that what an address names and nobody knows is
// no filter, and that each thing that is known is one.
func TestUnknownFiltersNothing(t *testing.T) {
	d := testkit.Events(30, testkit.Options{})
	for address, want := range map[string]bool{
		"": false, "p=nosuch&a=nosuch&t=nosuch&s=nosuch&ev=nosuch&e=nosuch&who=nosuch&with=none&tie=no,such": false, "on=2025-01-01": false,
		"q=x": true, "t=CONSULT": true, "s=planned": true, "ev=disputed": true, "a=" + string(d.Actors[0].ID): true, "a=nosuch," + string(d.Actors[0].ID): true, "p=" + string(d.Places[0].ID): true,
	} {
		if got := page(d, address).filtered(); got != want {
			t.Errorf("#%s: filtered is %v", address, got)
		}
	}
}

// TestScaleActions chooses every scale, zooms and pans on it, and checks that the window
// stays in order and that what a bar stands for opens closer, or gives its lane more rows.
func TestScaleActions(t *testing.T) {
	d := testkit.Events(400, testkit.Options{})
	for x := view.ToScale; x <= view.Relative; x++ {
		p := page(d, "v=timeline")
		st := p.timeline()
		st.box.W = 1000
		for _, action := range []string{"scale:" + x.Code(), "whole", "zoom-in", "later", "zoom-out", "earlier"} {
			p.Do(action, "", false)
			if from, to := p.m.From, p.m.To; from >= to {
				t.Fatalf("%s: %s shows [%d, %d)", x.Code(), action, from, to)
			}
		}
		if p.m.State.Scale != x {
			t.Errorf("%s is not the scale: %s", x.Code(), p.m.State.Fragment())
		}
		p.Do("whole", "", false)
		far := scene.Target{Kind: scene.MoreTarget, Other: 2, From: int64(p.m.From), To: int64(p.m.From + (p.m.To-p.m.From)/20)}
		if got := st.does(far); !strings.HasPrefix(got, "window:") {
			t.Errorf("%s: bars of a twentieth of the window do %q", x.Code(), got)
		}
		far.To = int64(p.m.To)
		if got := st.does(far); got != "rows:2" {
			t.Errorf("%s: bars of the whole window do %q", x.Code(), got)
		}
	}
}

// A swipe to the left turns to the next event, one to the right to the previous; a short
// one does nothing.
func TestSwipesTurnToTheNextEvent(t *testing.T) {
	p := page(testkit.Events(30, testkit.Options{}), "")
	p.selectEvent(10)
	for _, step := range []struct {
		way  float64
		want dataset.EventRef
	}{{-100, 11}, {100, 10}, {-40, 10}, {100, 9}} {
		if p.panel.turn(step.way); p.m.Selected != step.want {
			t.Errorf("after %v the event %d is selected, want %d", step.way, p.m.Selected, step.want)
		}
	}
}
