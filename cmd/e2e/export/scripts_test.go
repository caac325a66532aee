package export

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"parley/cmd/e2e"
)

// scripts are titles in many scripts, with graphemes of several characters:
// combining accents, vowel signs, flags, families, syllables of single jamo.
var scripts = []string{
	"Зустріч у Москві щодо припинення вогню та обміну полоненими не готується",
	"Президе\u0301нты обсуди\u0301ли пе\u0301речень вопро\u0301сов пе\u0301ред вы\u0301боро\u0301м",
	"بيانٌ مِنَ الرِّئاسةِ بشأنِ المحادثاتِ ووقفِ إطلاقِ النارِ في الجنوب",
	"三方会谈在岛上举行并将在下周继续讨论停火条件与人员交换问题以及边界安排",
	"首脳会談は来週東京で開催される見通しで停戦の条件が話し合われる予定です",
	"การเจรจาสันติภาพจะจัดขึ้นที่กรุงเทพมหานครในสัปดาห์หน้าเพื่อหารือเรื่องการหยุดยิง",
	"राष्ट्रपतियों की शिखर वार्ता अगले सप्ताह नई दिल्ली में आयोजित की जाएगी",
	"Re\u0301union a\u0300 Gene\u0300ve\u00a0: les de\u0301le\u0301gations se rencontrent de\u0301but septembre pre\u0300s du lac",
	"Flags 🇺🇦🇷🇺🇺🇸🇪🇺🇹🇷🇨🇭🇦🇪🇸🇦 stand at the table of the delegations in Geneva",
	"👩‍👩‍👧‍👦👨‍👩‍👧‍👦👩🏽‍🤝‍👨🏿👩‍👩‍👧‍👦👨‍👩‍👧‍👦👩🏽‍🤝‍👨🏿👩‍👩‍👧‍👦👨‍👩‍👧‍👦👩🏽‍🤝‍👨🏿👩‍👩‍👧‍👦👨‍👩‍👧‍👦",
	"\u1112\u1161\u11ab\u1100\u116e\u11a8\u1112\u116c\u1103\u1161\u11b7\u110b\u1175\u1103\u1161\u110b\u1173\u11b7\u110c\u116e\u1109\u1165\u110b\u116e\u11af\u110b\u1166\u1109\u1165\u110b\u1167\u11af\u1105\u1175\u11ab\u1103\u1161",
}

// scriptsRecord returns a record with events in all scripts, dense enough for
// titles to be cut.
func scriptsRecord() string {
	var b strings.Builder
	b.WriteString("schema: 1\ndataset: {id: scripts, title: Writings, as_of: 2025-09-30, license: CC0-1.0}\nevents:\n")
	for day := range 62 {
		fmt.Fprintf(&b, "  e%d:\n    title: %s\n    when: 2025-%02d-%02d\n    importance: %d\n    source: https://example.org/%d\n",
			day, e2e.Quoted(scripts[day*7%len(scripts)]), 7+day/31, 1+day%31, 2+day%4, day)
	}
	return b.String()
}

// drawnNames examines a saved picture with the browser's text layout: it lists
// names that end inside a grapheme and texts that overlap.
const drawnNames = `(titles => {
	const texts = [...document.querySelectorAll("text")].filter(t => t.textContent).map(t => ({ s: t.textContent, box: t.getBBox() }))
	const borders = titles.map(s => new Set([...new Intl.Segmenter("und").segment(s)].map(p => p.index)))
	const bad = [], cut = new Set(), whole = new Set()
	for (const { s } of texts) {
		titles.forEach((title, i) => {
			if (s === title) whole.add(i)
			const kept = s.endsWith("…") ? s.slice(0, -1) : ""
			if (!kept || !title.startsWith(kept)) return
			cut.add(i)
			if (!borders[i].has(kept.length)) bad.push("cut inside a letter: " + s)
		})
	}
	for (let i = 0; i < texts.length; i++) for (let k = 0; k < i; k++) {
		const a = texts[i].box, b = texts[k].box
		const x = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x), y = Math.min(a.y + a.height * .75, b.y + b.height * .75) - Math.max(a.y + a.height * .25, b.y + b.height * .25)
		if (x > 1.5 && y > 1) bad.push(texts[i].s + " lies " + x.toFixed(1) + " px on " + texts[k].s)
	}
	return { bad, cut: cut.size, whole: whole.size, texts: texts.length }
})`

// TestNamesInAllWritings checks that names in every script are measured as the
// browser draws them, so that none overlap, and are never cut inside a
// grapheme.
func TestNamesInAllWritings(t *testing.T) {
	h := e2e.Article.Serve(t)
	for window, cut := range map[string]int{ // minimum number of titles that are cut, as space is limited
		"#from=2025-07-01&to=2025-09-01&l=none": 4, "#from=2025-07-10&to=2025-07-31&l=none": 4,
		"#from=2025-06-15&to=2025-09-15&l=type": 4, "#from=2025-05-01&to=2025-11-01&l=type": 2,
	} {
		t.Run(window, func(t *testing.T) {
			p := e2e.Open(t, h, e2e.ReducedMotion)
			p.Live()
			p.Drop([2]string{"scripts.yaml", e2e.Quoted(scriptsRecord())})
			p.Notice("scripts.yaml, opened from this device")
			p.Exec("location.hash = " + e2e.Quoted(window))
			p.Idle()
			p.Wants("events", "62")
			_, doc := p.Save("svg")
			p.Shot("scripts")
			q := e2e.Open(t, e2e.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Del("Content-Security-Policy") // a standalone file may have inline styles
				w.Header().Set("Content-Type", "image/svg+xml")
				w.Write(doc)
			})))
			var list []string
			for _, s := range scripts {
				list = append(list, e2e.Quoted(s))
			}
			got := e2e.Eval[struct {
				Bad               []string
				Cut, Whole, Texts int
			}](q, drawnNames+"(["+strings.Join(list, ",")+"])")
			for _, bad := range got.Bad {
				t.Error(bad)
			}
			if got.Texts < 30 || got.Cut < cut {
				t.Errorf("of %d texts only %d titles are cut, %d whole", got.Texts, got.Cut, got.Whole)
			}
			t.Logf("%d texts; %d titles seen whole, %d cut", got.Texts, got.Whole, got.Cut)
		})
	}
}
