package words

// The words of the page in a frame and of the dialog that offers it.
var enEmbed = map[string]string{
	"embed.known": "Known to {0}",
	"embed.made":  "Parley",
	"embed.open":  "Open the full story",
	"embed.start": "Explore",
}
