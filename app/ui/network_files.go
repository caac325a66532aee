package ui

import (
	"parley/app/browser"
	"parley/app/graphfile"
	"parley/app/view"
)

// networkFile is a way to save the network of what is shown.
type networkFile struct {
	arg, ending, mime string
	write             func(*graphfile.Net, []byte) []byte
}

var networkFiles = [...]networkFile{
	{"gexf", ".gexf", "application/gexf+xml", (*graphfile.Net).GEXF},
	{"graphml", ".graphml", "application/graphml+xml", (*graphfile.Net).GraphML},
	{"nodes", "-nodes.csv", "text/csv;charset=utf-8", (*graphfile.Net).NodesCSV},
	{"ties", "-ties.csv", "text/csv;charset=utf-8", (*graphfile.Net).TiesCSV},
}

// saveNetwork saves the network of the window and the filter as a file; it
// reports false for a kind of file that is not one.
func (p *Page) saveNetwork(kind string) bool {
	for _, f := range networkFiles {
		if f.arg == kind {
			net := graphfile.Of(p.m.Ledger.CastOn(p.m.On()), graphfile.Ask{Shown: &p.m.Result, From: p.m.From, To: p.m.To, On: p.m.State.On, Address: browser.Address() + "event/"})
			browser.Save(p.m.D.Meta.ID+"-"+view.Actors.Code()+f.ending, f.mime, f.write(net, nil))
			return true
		}
	}
	return false
}
