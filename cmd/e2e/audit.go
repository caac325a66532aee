package e2e

import (
	"bytes"
	"strings"
	"sync"
	"testing"
)

// axeSource is the script of axe-core.
var axeSource = NPM{"axe-core", "4.14.1", "axe.min.js",
	"FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="}

// axeScript is what axeSource holds, unpacked once in a test binary.
var axeScript unpacked

type unpacked struct {
	mu   sync.Mutex
	text string
}

func (u *unpacked) get(t testing.TB) string {
	t.Helper()
	u.mu.Lock()
	defer u.mu.Unlock() // also where Fetch ends the test
	if u.text == "" {
		u.text = axeSource.Fetch(t)
	}
	return u.text
}

// Finding is a rule of axe-core that a page violates, and where.
type Finding struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML string }
}

// AxeFindings runs the rules for WCAG 2.2 level AA and best practices on the
// page in its current state. It skips the test if npm is missing, or fails it
// if CI=true. What nobody reads is left out, half of the time of a long page: places
// as selectors, elements that keep the rules, style sheets for rules still on trial.
func (p *Page) AxeFindings() []Finding {
	p.T.Helper()
	if !Eval[bool](p, `"axe" in window`) {
		p.Exec(axeScript.get(p.T) + "\n;0")
	}
	return Eval[[]Finding](p, `axe.run(document, { resultTypes: ["violations"], selectors: false, preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
		.then(r => r.violations.map(v => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => ({ html: n.html })) })))`)
}

// Axe fails the test for every rule that the page violates.
func (p *Page) Axe() {
	p.T.Helper()
	for _, f := range p.AxeFindings() {
		where := make([]string, 0, len(f.Nodes))
		for _, n := range f.Nodes {
			where = append(where, n.HTML)
		}
		p.T.Errorf("axe %s (%s): %s\n\t%s", f.ID, f.Impact, f.Help, strings.Join(where, "\n\t"))
	}
}

// CLS returns the cumulative layout shift of the page so far, without shifts
// caused by user input.
func (p *Page) CLS() float64 {
	p.T.Helper()
	return Eval[float64](p, `new Promise(done => {
		let sum = 0;
		const add = list => { for (const e of list) if (!e.hadRecentInput) sum += e.value };
		const o = new PerformanceObserver(l => add(l.getEntries()));
		o.observe({ type: "layout-shift", buffered: true });
		requestAnimationFrame(() => requestAnimationFrame(() => { add(o.takeRecords()); o.disconnect(); done(sum) }));
	})`)
}

// Tagged reports whether a PDF contains its structure for screen readers.
func Tagged(pdf []byte) bool {
	return bytes.HasPrefix(pdf, []byte("%PDF-")) && bytes.Contains(pdf, []byte("/StructTreeRoot"))
}
