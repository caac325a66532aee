package chronicle

import (
	"strings"
	"testing"

	"parley/app/words"
	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/testkit/bundled"
)

// The status history of an event names the day, the source and the speakers that the
// record names for it, and nobody who said something else.
func TestStatusHistorySaysWhatTheRecordSays(t *testing.T) {
	d := bundled.Wide(t)
	x := dataset.NewIndex(d)
	d.Events[x.Event("2025-08-13-berlin-virtual")].History = nil
	b := New(d, dataset.NewLedger(d), words.English())
	for _, c := range []struct {
		name  string
		event dataset.EventID
		stage int
		want  string // day, status, who says so
	}{
		{"a day that is not known exactly", "2022-02-24-blinken-lavrov-planned", 0, "between 1 and 22 Feb 2022, Planned, according to Sergey Lavrov"},
		{"about a day", "2025-08-13-berlin-virtual", 0, "c. 12 Aug 2025, Possible, according to EU Perspectives"},
		{"one of several days exact", "2025-08-15-anchorage", 1, "7 Aug 2025, Planned, according to Yuri Ushakov"},
		{"the source that the history names", "2022-01-12-nato-russia-council", 0, "10 Jan 2022, Planned, according to itta.info (Interfax)"},
		{"who speaks of the outcome alone", "2023-08-05-jeddah", 2, "6 Aug 2023, Happened, according to Pledge Times and Dmytro Kuleba"},
		{"who predicts something else", "2025-08-08-secondary-sanctions", 3, "6 Aug 2025, Planned, according to White House"},
		{"a note in place of a source", "2025-03-19-swap-announced", 1, "20 Mar 2025, Outcome not known, "},
		{"only the calendar", "2025-04-19-easter-truce", 1, "21 Apr 2025, Happened, by the calendar"},
	} {
		e, _ := b.Event(x.Event(c.event), dataset.LatestDay)
		s := e.Course[c.stage]
		if got := s.Since.Short + ", " + s.Words + ", " + s.By; got != c.want {
			t.Errorf("%s: %s stage %d reads %q, want %q", c.name, c.event, c.stage, got, c.want)
		}
	}
}

// A page that writes of something before it comes, in nobody's name, does not announce
// it; a government's own document does. Whoever threatens, threatens somebody.
func TestPredicatesAreTrue(t *testing.T) {
	d := bundled.Wide(t)
	x := dataset.NewIndex(d)
	threat := &d.Events[x.Event("2025-07-14-fifty-days")].Claims[0]
	threat.Edit().To = []dataset.ActorRef{d.ActorByID("russia")}
	b := New(d, dataset.NewLedger(d), words.English())
	for event, want := range map[dataset.EventID]string{
		"2025-08-13-berlin-virtual":         "EU Perspectives reports it in advance",
		"2025-12-04-miami":                  "A republished press text (outlet not certain) reports it in advance",
		"2025-11-30-florida":                "Mint reports in advance On the date, the place and the participants.",
		"2025-08-27-india-tariff-effective": "White House announces The fact sheet gives 27 August.",
		"2025-07-14-fifty-days":             "Donald Trump threatens Russia Very severe tariffs in 50 days.",
		"2025-03-23-riyadh-technical":       "News.by reports On the participants.",
	} {
		e, _ := b.Event(x.Event(event), dataset.LatestDay)
		var lines []string
		for i := range e.Claims {
			c := &e.Claims[i]
			lines = append(lines, strings.TrimSpace(c.Speakers[0].Text+" "+c.Predicate()+" "+c.Text))
		}
		if all := strings.Join(lines, "\n"); !strings.Contains("\n"+all+"\n", "\n"+want+"\n") {
			t.Errorf("%s: no claim reads %q:\n%s", event, want, all)
		}
	}
}

// Nobody is said to have been spoken to because a refusal, a threat or a sanction
// struck him, and nobody is called what the event did not make of him.
func TestRecipientsAreWhatTheyWere(t *testing.T) {
	d := bundled.Wide(t)
	x := dataset.NewIndex(d)
	for i := range d.Events {
		for k := range d.Events[i].Claims {
			c := &d.Events[i].Claims[k]
			if c.SaidIn < 0 || len(c.To) == 0 {
				continue
			}
			switch said := d.Events[c.SaidIn].Type; said {
			case codebook.Consult, codebook.Request, codebook.Statement, codebook.Deadline:
			default:
				t.Errorf("%s, claim %d, said in %s, is said to somebody", d.Events[i].ID, k, said.Code())
			}
		}
	}
	b := New(d, dataset.NewLedger(d), words.English())
	for _, c := range []struct {
		event       dataset.EventID
		actor, want string
	}{
		{"2023-07-17-grain-exit", "United Nations", "hit by it"},
		{"2025-03-03-aid-pause", "Ukraine", "hit by it"},
		{"2022-03-02-unga-es11-1", "Russia", "criticised"},
		{"2023-03-17-icc-warrants", "Vladimir Putin", "under investigation"},
		{"2025-12-29-residence-claim", "Ukraine", "accused"},
		{"2022-02-22-blinken-cancels", "Sergey Lavrov", "turned down"},
		{"2025-08-06-trump-not-breakthrough", "Reporters", "observer"},
	} {
		e, _ := b.Event(x.Event(c.event), dataset.LatestDay)
		for _, p := range e.Who {
			if p.Text == c.actor && p.Role != c.want {
				t.Errorf("%s: %s is called %q, want %q", c.event, c.actor, p.Role, c.want)
			}
		}
	}
}
