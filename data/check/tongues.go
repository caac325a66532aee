package check

import "parley/data/tongue"

// unknownTranslation reports translations of texts that the record does not have: they are
// shown nowhere.
func unknownTranslation(r *run) {
	for _, f := range tongue.Faults(r.d) {
		key := tongue.Key(&f.Translation)
		switch {
		case f.Quote:
			r.add("a quote stays in the language in which it was said", "what it says, as the translation of text", key)
		case f.Near != "":
			r.add(Quote(f.Path)+" is no text of the record that may be in several languages", f.Near, key)
		default:
			r.add(Quote(f.Path)+" is no text of the record that may be in several languages", "the path of one, such as events.ID.title", key)
		}
	}
}
