package timeline

import (
	"strings"

	"parley/app/scene"
	"parley/app/view"
	"parley/data/dataset"
	"parley/data/edtf"
)

// Speak returns the label of a target for screen readers: "6 Aug 2025, Putin receives
// Witkoff in Moscow, happened, 3 sources, 12 of 165". It returns "" for a target without a
// label.
func (c *Chart) Speak(m *view.Model, t scene.Target) string {
	c.Refresh(m)
	switch t.Kind {
	case scene.EventTarget:
		return c.speakEvent(m, dataset.EventRef(t.Ref))
	case scene.MoreTarget:
		from, to := edtf.Instant(t.From), edtf.Instant(t.To)
		return c.say.Say("speak.more", c.say.For("speak.more", 0).Window(from, to), c.say.events(int(t.Count)), c.title(dataset.EventRef(t.Ref)))
	case scene.LaneTarget:
		if t.Ref >= 0 && int(t.Ref) < len(c.lanes) {
			return c.say.Say("speak.lane", c.lanes[t.Ref].name, c.say.events(int(t.Count)))
		}
		return c.say.Window(m.From, m.To)
	case scene.DayTarget:
		return c.say.Date(edtf.FromDay(int64(m.AsOf())))
	}
	return ""
}

func (c *Chart) speakEvent(m *view.Model, ref dataset.EventRef) string {
	if ref < 0 || int(ref) >= len(c.d.Events) {
		return ""
	}
	st := m.Result.State(ref)
	n, of := c.place(m, ref)
	return c.say.Say("speak.event",
		c.say.ShortDate(st.When), c.title(ref), c.say.Inside().Status(st.Status),
		c.say.Count("count.sources", c.d.Events[ref].SourceCount(m.On())),
		c.say.Say("speak.place", c.say.Number(n), c.say.Number(of)))
}

// Tip returns the tooltip of a target: its title, and a line with date, place, status,
// evidence and number of sources.
func (c *Chart) Tip(m *view.Model, t scene.Target) (title, line string) {
	ref := dataset.EventRef(t.Ref)
	if t.Kind != scene.EventTarget || ref < 0 || int(ref) >= len(c.d.Events) {
		return "", c.Speak(m, t)
	}
	c.Refresh(m)
	st := m.Result.State(ref)
	parts := []string{c.say.ShortDate(st.When)}
	if st.Where >= 0 {
		parts = append(parts, c.d.Places[st.Where].Name)
	}
	parts = append(parts, c.say.Status(st.Status))
	if standing := c.say.Standing(st.Standing); standing != "" {
		parts = append(parts, standing)
	}
	parts = append(parts, c.say.Count("count.sources", c.d.Events[ref].SourceCount(m.On())))
	return c.title(ref), strings.Join(parts, " · ")
}

// place returns the position of an event, from 1, among the events on the axis that pass
// the filter, in the order of Next, and their number.
func (c *Chart) place(m *view.Model, ref dataset.EventRef) (n, of int) {
	list := c.sequence(m)
	return min(c.indexIn(list, ref)+1, len(list)), len(list)
}
