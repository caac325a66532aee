package ui

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"parley/app/promise"
	"parley/data/dataset"
)

// promises caches the promises of a day.
type promises struct {
	on    dataset.Day
	items []promise.Item
	all   bool
}

func (n *panel) promises() []promise.Item {
	m := n.p.m
	if c := &n.promised; c.items == nil || c.on != m.On() {
		c.on, c.items = m.On(), promise.List(m.D, m.Ledger, m.IDs, m.On(), m.AsOf())
	}
	return n.promised.items
}

// deadlines shows what was announced, threatened or demanded with a date, as of the day of the
// page.
func (n *panel) deadlines() []app.UI {
	return append(append(n.paneHead("deadlines"), n.paneClock()), n.show(n.writer().Promises(n.promises())...)...)
}
