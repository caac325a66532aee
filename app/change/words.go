package change

import (
	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/edtf"
)

// fieldName is the word for a field of an event, or its own name.
func fieldName(w *words.Words, field string) string {
	if w.Has("field." + field) {
		return w.Say("field." + field)
	}
	return field
}

// valueText puts the value of a field, as the record writes it, into words.
func valueText(d *dataset.Dataset, w *words.Words, field, v string) string {
	switch field {
	case "status":
		if s, ok := codebook.ParseStatus(v); ok {
			return w.Status(s)
		}
	case "when":
		if date, err := edtf.Parse(v); err == nil && v != "" {
			return w.Date(date)
		}
	case "where":
		if p := d.PlaceByID(dataset.PlaceID(v)); p >= 0 {
			return d.Places[p].Name
		}
	}
	return v
}
