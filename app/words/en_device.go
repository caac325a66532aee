package words

// The words of what the device keeps: installing, working without a network,
// new versions, datasets of the reader's own.
var enDevice = map[string]string{
	"device.latest": "Latest",
}
