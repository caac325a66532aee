package check

import (
	"regexp"
	"strings"
)

// fragileID checks for ids that other programs misread.
func fragileID(r *run) {
	look := func(section, id string) {
		if why := Fragile(id); why != "" {
			r.add("the id "+Quote(id)+" "+why, strings.TrimSuffix(section, "s")+"-"+id, section, id)
		}
	}
	for i := range r.d.Events {
		look("events", string(r.d.Events[i].ID))
	}
	for i := range r.d.Actors {
		look("actors", string(r.d.Actors[i].ID))
	}
	for i := range r.d.Places {
		look("places", string(r.d.Places[i].ID))
	}
	for i := range r.d.Sources {
		look("sources", string(r.d.Sources[i].ID))
	}
}

// devices are the device names that Windows reserves: no folder may have one.
var devices = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// numeric matches ids that a spreadsheet or a table reader converts to a number
// or a date.
var numeric = regexp.MustCompile(`^([0-9]+|[0-9]+e[0-9]+|[0-9]{1,2}-[0-9]{1,2}|[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?)$`)

const nothing = " na nan null none nil true false yes no inf infinity "

// Fragile returns how other programs misread an id, or "".
func Fragile(id string) string {
	switch {
	case devices.MatchString(id):
		return "names a device on Windows, where no folder can be called so"
	case numeric.MatchString(id):
		return "turns into a number or a date in spreadsheets"
	case strings.Contains(nothing, " "+id+" "):
		return "means nothing, yes or no to spreadsheets and table readers"
	}
	return ""
}
