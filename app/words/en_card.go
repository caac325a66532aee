package words

// The words of pictures to share, and of files to take away.
var enCard = map[string]string{
	"foot.data":   "Data",
	"share.card":  "Save a picture of this event (PNG)",
	"share.quote": "Save a quote: {0} (PNG)",
}
