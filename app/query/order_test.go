//go:build !js

package query_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"unicode"

	"parley/app/query"
	"parley/app/words/lang"
	"parley/data/testkit/bundled"
	"parley/data/testkit/tool"
	"parley/data/tongue"
)

// named are words of each language with the letters that make it hard to order.
var named = map[string]string{
	"en": "zebra Zoë cote côté coter Ångström apple Éire eel",
	"de": "Zürich Zug Österreich Ofen Oslo Äpfel Apfel Straße Strasse Stratege über Ufer unter",
	"fr": "côte cote côté coté élan école eau œuvre où ouvrir Çelik celui zéro",
	"es": "nube ñandú nácar caña cana canto llama lobo ola",
	"pt": "ação acato avó avô ilha índio cônsul conta",
	"pl": "ćma cma czas ąkać akt ęsi ekran łaska lampa lot ósmy osa śnieg snop źle żaba zamek źrebię żółw ńu nos",
	"tr": "ırmak ılık incir İzmir çay cam şeker sen ğ gül öğle okul üzüm ut zurna hava",
	"az": "əli ev eşşək xan hava ısıq isti çay cib ğaz gül qar kar öd od şam sap üz uz",
	"uk": "ґанок гай герой єдність ера євро жито їжак іскра ива йти иній зима яблуко",
	"ru": "ёлка ель езда жук йод игра икра яма щука шар",
	"ar": "أحمد اب باب تمر ثوب جمل ياسر يد هرم ورد نور لبن",
	"he": "אבא בית גמל דלת שלום תורה מים מלך נר ילד ים",
	"ja": "あさ いえ うみ かさ きた くも さくら たび なつ",
}

// TestOrderIsThatOfIntl compares the order of names with that of the browser's collator, in every
// language: of hard words, and of the names of August 2025 where it has them. Chinese characters
// have no order by sound here, and are left out.
func TestOrderIsThatOfIntl(t *testing.T) {
	d := bundled.Read(t, "august-2025")
	asked := map[string][]string{}
	for _, tag := range lang.Tags() {
		if base := tag[:2]; base == "zh" {
			continue
		}
		list := strings.Fields(named[tag[:2]])
		if len(list) == 0 {
			t.Errorf("no words in %s", tag)
		}
		in := tongue.In(d, tag)
		for i := range in.Actors {
			if !strings.ContainsFunc(in.Actors[i].Name, func(r rune) bool { return unicode.IsPunct(r) || unicode.Is(unicode.Han, r) }) {
				list = append(list, in.Actors[i].Name)
			}
		}
		slices.Sort(list)
		asked[tag] = slices.Compact(list)
	}
	given, err := json.Marshal(asked)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(tool.Path(t, "node"), "-e", `let s = ""; process.stdin.on("data", d => s += d).on("end", () => {
		const all = JSON.parse(s); for (const [lang, list] of Object.entries(all)) list.sort(new Intl.Collator(lang).compare);
		process.stdout.write(JSON.stringify(all)); })`)
	c.Stdin = strings.NewReader(string(given))
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var want map[string][]string
	if err := json.Unmarshal(out, &want); err != nil {
		t.Fatal(err)
	}
	for tag, list := range asked {
		o := query.NewOrder(lang.Words(tag))
		got := slices.Clone(list)
		slices.SortFunc(got, func(a, b string) int { return strings.Compare(o.Key(a), o.Key(b)) })
		if !slices.Equal(got, want[tag]) {
			t.Errorf("%s\nours %s\nIntl %s", tag, strings.Join(got, ", "), strings.Join(want[tag], ", "))
		}
	}
}
