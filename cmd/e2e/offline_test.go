package e2e

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestOffline visits once, loses the server and comes back: to the page, to a
// view of it, and to the page of an event that was never visited.
func TestOffline(t *testing.T) {
	dir, err := wideSet()
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(srv.Close)
	p := open(t, srv.URL+"/", expect("Failed to load resource"))
	p.live()
	p.exec(`navigator.serviceWorker.ready.then(r => new Promise(done => {
		const look = () => r.active && r.active.state === "activated" ? done() : (r.active || r.waiting || r.installing).addEventListener("statechange", look);
		look();
	}))`)
	p.exec(`caches.open("foreign").then(() => 0)`)
	srv.CloseClientConnections()
	srv.Close()
	p.reload()
	p.live()
	p.idle()
	p.wants("events", "177")
	p.open(srv.URL + "/#v=list&e=" + witkoff)
	p.reload()
	p.live()
	p.idle()
	p.wants("e", witkoff)
	p.open(srv.URL + "/event/" + witkoff + "/")
	p.until(`document.querySelector("h1")`)
	if !eval[bool](p, `caches.has("foreign")`) {
		t.Error("a cache of somebody else is gone")
	}
}
