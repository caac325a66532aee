package dataset_test

import (
	"testing"

	"parley/data/codebook"
	"parley/data/dataset"
	"parley/data/format/yaml"
)

// saidOnce returns a record as of the end of January with one event, on 10
// January, known from one claim.
func saidOnce(t *testing.T, kind, who, claim string) *dataset.Dataset {
	t.Helper()
	d, _, findings := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(`schema: 1
dataset: {id: said, title: Said, as_of: 2025-01-31, license: CC0-1.0}
sources: {wire: {kind: news-article, publisher_name: The Wire, published: 2025-01-10}}
actors:
  ada: {kind: person, name: Ada}
  ben: {kind: person, name: Ben}
  voice: {kind: unnamed, name: An official}
events:
  e: {title: E, when: 2025-01-10, type: ` + kind + `, status: happened, who: {actor: [` + who + `], recipient: [ben]}, claims: [{source: wire, ` + claim + `}]}
`)}})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return d
}

// TestWhatIsSaidHappened checks that an event that consists of a statement
// happened on the day its own side made the statement, whatever it says about
// the future, and is not disputed because the statement denies something else.
// Statements by others, earlier statements, other stances and material events
// do not prove it.
func TestWhatIsSaidHappened(t *testing.T) {
	for _, c := range []struct {
		name, kind, who, claim string
		status                 codebook.Status
		standing               codebook.Standing
	}{
		{"a prediction", "STATEMENT", "ada", "by: ada, stance: predicts", codebook.Happened, codebook.Official},
		{"a denial", "STATEMENT", "ada", "by: ada, stance: denies, on: [outcome]", codebook.Happened, codebook.Official},
		{"a denial of the statement itself", "STATEMENT", "ada", "by: ada, stance: denies, on: [happened]", codebook.Possible, codebook.Denied},
		{"an unnamed voice", "STATEMENT", "voice", "by: voice, stance: predicts", codebook.Happened, codebook.SecondHand},
		{"passed on", "STATEMENT", "ada", "by: ada, chain: [ben], stance: promises", codebook.Happened, codebook.SecondHand},
		{"a prediction by somebody else", "STATEMENT", "ada", "by: ben, stance: predicts", codebook.Possible, codebook.SecondHand},
		{"a doubt of somebody else", "STATEMENT", "ada", "by: ben, stance: doubts, on: [outcome]", codebook.Possible, codebook.Disputed},
		{"said before the day", "STATEMENT", "ada", "by: ada, said_at: 2025-01-08, stance: announces", codebook.Planned, codebook.Official},
		{"a threat", "THREATEN", "ada", "by: ada, stance: threatens", codebook.Happened, codebook.Official},
		{"a threat that is predicted", "THREATEN", "ada", "by: ada, stance: predicts", codebook.Possible, codebook.Official},
		{"a refusal", "REJECT", "ada", "by: ada, stance: disputes, on: [outcome]", codebook.Happened, codebook.Official},
		{"a sanction", "SANCTION", "ada", "by: ada, stance: announces", codebook.Happened, codebook.Official},
		{"a sanction that is threatened", "SANCTION", "ada", "by: ada, stance: threatens", codebook.Possible, codebook.Official},
		{"talks", "CONSULT", "ada", "by: ada, stance: announces", codebook.Planned, codebook.Official},
		{"an attack", "ASSAULT", "ada", "by: ada, stance: announces", codebook.Planned, codebook.Official},
	} {
		d := saidOnce(t, c.kind, c.who, c.claim)
		at, _ := dataset.NewLedger(d).At(0, dataset.PublicDay(d.Events[0].When))
		if at.Status != c.status || at.Standing != c.standing {
			t.Errorf("%s stands as %s, %s; want %s, %s", c.name, at.Status.Code(), at.Standing.Code(), c.status.Code(), c.standing.Code())
		}
	}
}

// TestWhatIsSaidCancelsNothing checks that an announcement by a side does not
// make a cancelled agreement known as cancelled.
func TestWhatIsSaidCancelsNothing(t *testing.T) {
	d := saidOnce(t, "AGREE", "ada", "by: ada, stance: announces, text: We agree today.")
	d.Events[0].Status = codebook.Cancelled
	day := dataset.PublicDay(d.Events[0].When)
	if at, _ := dataset.NewLedger(d).At(0, day); at.Status != codebook.Planned {
		t.Errorf("announced, stands as %s", at.Status.Code())
	}
}

// TestNobodyTellsAhead checks what carries an event whose status is settled: what
// was said before it may have begun shows neither that it happened nor that it
// fell through, and a denial counts for one that did not happen.
func TestNobodyTellsAhead(t *testing.T) {
	const record = `schema: 1
dataset: {id: ahead, title: Ahead, as_of: 2025-01-31, license: CC0-1.0}
sources:
  early: {kind: news-article, publisher: wire, published: 2025-01-03}
  late: {kind: news-article, publisher: paper, published: 2025-01-12}
actors:
  ada: {kind: person, name: Ada}
  ben: {kind: person, name: Ben}
  wire: {kind: media, name: The Wire}
  paper: {kind: media, name: The Paper}
events:
  e: {title: E, when: 2025-01-10, who: {actor: [ada, ben]}, `
	const (
		threatens = "{by: ada, source: early, stance: threatens}"
		announces = "{by: ada, source: early, stance: announces}"
		denied    = "{by: ben, source: early, stance: denies}"
		reports   = "{by: paper, source: late, stance: reports}"
		outcome   = "{by: paper, source: late, on: [outcome], stance: reports}"
		today     = "{by: ada, source: late, said_at: 2025-01-10, stance: announces}"
		result    = "{by: ada, source: late, said_at: 2025-01-10, on: [outcome], stance: announces}"
		confirms  = "{by: ben, source: late, stance: confirms}"
		denies    = "{by: ben, source: late, stance: denies}"
		lapsed    = "type: CONSULT, status: lapsed, "
		cancelled = "type: CONSULT, status: cancelled, history: [{at: 2025-01-05, field: status, from: planned, to: cancelled}], "
	)
	for _, c := range []struct {
		name, event, claims string
		want                codebook.Standing
		by                  string // who carries it
	}{
		{"announced and reported", "type: CONSULT, status: happened, ", announces + ", " + reports, codebook.SingleSource, "paper"},
		{"announced and confirmed", "type: CONSULT, status: happened, ", announces + ", " + confirms, codebook.Official, "ben"},
		{"announced that day and reported", "type: CONSULT, status: happened, ", today + ", " + reports, codebook.SingleSource, "paper"},
		{"its outcome announced", "type: CONSULT, status: happened, ", result, codebook.Official, "ada"},
		{"denied ahead and reported", "type: CONSULT, status: happened, ", denied + ", " + reports, codebook.SingleSource, "paper"},
		{"denied afterwards", "type: CONSULT, status: happened, ", denies + ", " + reports, codebook.Denied, "paper"},
		{"only announced", "type: CONSULT, status: happened, ", announces, codebook.Official, "ada"},
		{"done by saying so", "type: SANCTION, status: happened, ", today + ", " + reports, codebook.Official, "ada"},
		{"still expected", "type: CONSULT, status: planned, ", announces + ", " + reports, codebook.Official, "ada"},
		{"a deadline", "type: DEADLINE, status: lapsed, ", threatens + ", " + reports, codebook.Official, "ada"},
		{"a threat that came to nothing", lapsed, threatens + ", " + reports, codebook.SingleSource, "paper"},
		{"a threat that came to nothing, by its outcome", lapsed, threatens + ", " + outcome, codebook.SingleSource, "paper"},
		{"announced and denied before it lapsed", lapsed, announces + ", " + denied + ", " + reports, codebook.SingleSource, "paper"},
		{"denied once it had lapsed", lapsed, announces + ", " + denies, codebook.Official, "ben"},
		{"called off", cancelled, announces + ", {by: ben, source: late, said_at: 2025-01-05, stance: announces}", codebook.Official, "ben"},
	} {
		d, _, findings := yaml.Read([]yaml.File{{Name: "dataset.yaml", Data: []byte(record + c.event + "claims: [" + c.claims + "]}\n")}})
		if len(findings) > 0 {
			t.Fatalf("%s: %v", c.name, findings)
		}
		got, why := dataset.Standing(d, 0, dataset.LatestDay)
		by := ""
		for _, k := range why.Claims {
			by += string(d.Actors[d.Events[0].Claims[k].By].ID)
		}
		if got != c.want || by != c.by {
			t.Errorf("%s: %s by %s, want %s by %s", c.name, got.Code(), by, c.want.Code(), c.by)
		}
	}
}
