package e2e

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Visit is Explorer for a test that does not ask how the program starts: the page may
// be one that earlier tests of the binary have left, of the same look. The state of a
// page is in its address, which the endurance test holds; what is not, such as an open
// menu, the focus, how far a list is scrolled and what is stored, is put back; which
// mark the arrow keys begin at, how a table is sorted and how far a map is enlarged
// are not. A page whose test has failed is not left to another.
//
// Tests that visit do not run side by side.
func Visit(t testing.TB, fragment string, settings ...Setting) *Page {
	t.Helper()
	if fragment == "" {
		fragment = Start
	}
	p := newPage(t, settings)
	look := fmt.Sprintf("%+v", p.look)
	if left := p.in.left[look]; left != nil {
		left.known = p.known
		left.enter(t)
		left.arrive(fragment)
		return left
	}
	srv := httptest.NewServer(strict(http.FileServer(http.Dir(Wide.Path(t))))) // for as long as the test binary runs
	p.home = srv.URL + "/"
	p.begin(p.home, browser(t, p.in).Open)
	if p.in.left == nil {
		p.in.left = map[string]*Page{}
	}
	p.in.left[look], p.T = p, nil
	p.enter(t)
	p.arrive(fragment)
	return p
}

// lastWord is what a page says after all else that a test hears of it.
const lastWord = "this test is over"

// enter makes the page a test's until that ends. Then it is again that of the test
// around it, or nobody's.
func (p *Page) enter(t testing.TB) {
	before := p.belongs(t)
	if before == t {
		return
	}
	t.Cleanup(func() {
		if t.Failed() {
			p.close()
			maps.DeleteFunc(p.in.left, func(_ string, left *Page) bool { return left == p })
		}
		p.belongs(before)
	})
	t.Cleanup(func() { // this comes before
		if !t.Failed() {
			p.hearAll()
		}
	})
}

// hearAll waits for what the page has said so far.
func (p *Page) hearAll() {
	p.Exec(`console.debug("` + lastWord + `")`)
	p.do(func(ctx context.Context) error {
		select {
		case <-p.heard:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
}

// belongs gives the page to a test and returns the one that had it. What went wrong
// while it was nobody's fails the test.
func (p *Page) belongs(t testing.TB) (before testing.TB) {
	p.mu.Lock()
	before, p.T = p.T, t
	var after []string
	if t != nil {
		after, p.after = p.after, nil
	}
	p.mu.Unlock()
	for _, fault := range after {
		t.Errorf("between two tests: %s", fault)
	}
	return before
}

// putBack undoes what is not in the address, where the program runs: it is then as at
// its start, and the result true.
const putBack = `(async () => {
	if (location.href.startsWith(HOME)) localStorage.clear(), sessionStorage.clear();
	if (!window.parley?.idle || !document.documentElement.matches(".live") || location.href.split("#")[0] !== HOME) return false;
	await parley.idle();
	const menu = document.querySelector("#app [id^=menu-]");
	if (menu) parley.do("menu:" + menu.id.slice(5));
	parley.do("home");
	await parley.idle();
	document.activeElement?.blur();
	document.querySelectorAll("#app *").forEach(e => { if (e.scrollTop || e.scrollLeft) e.scrollTop = e.scrollLeft = 0; });
	scrollTo(0, 0);
	const to = new URL(FRAGMENT, HOME).href;
	if (location.href !== to) {
		const heard = new Promise(done => addEventListener("hashchange", done, { once: true }));
		location.href = to;
		await heard;
	}
	return true;
})()`

// arrive leads the page to an address of the program.
func (p *Page) arrive(fragment string) {
	p.T.Helper()
	p.Hover(0, 0)
	if !Eval[bool](p, strings.NewReplacer("HOME", Quoted(p.home), "FRAGMENT", Quoted(fragment)).Replace(putBack)) {
		p.Open("about:blank")
		p.Open(p.home + fragment)
	}
	p.Live()
}
