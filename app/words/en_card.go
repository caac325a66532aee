package words

// enCard holds the messages of link previews and downloads.
var enCard = map[string]string{
	"foot.data":   "Data",
	"share.card":  "Save a picture of this event (PNG)",
	"share.quote": "Save a quote: {0} (PNG)",
}
