package words

// The words of the actor map and of what is made of it.
var enActors = map[string]string{
	"download.gexf":    "Network of this window (GEXF, for Gephi)",
	"download.graphml": "Network of this window (GraphML)",
	"download.nodes":   "Actors of this window (CSV)",
	"download.ties":    "Ties of this window (CSV)",
}
