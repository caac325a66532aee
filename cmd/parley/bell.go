package main

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// bell notifies every open page that the site was rebuilt. Its lock also
// prevents concurrent builds.
type bell struct {
	sync.Mutex // held during a build

	mu     sync.Mutex
	rung   chan struct{} // closed by the next ring
	closed chan struct{}
	once   sync.Once
}

func newBell() *bell { return &bell{rung: make(chan struct{}), closed: make(chan struct{})} }

// ring notifies all listeners.
func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.rung)
	b.rung = make(chan struct{})
}

// close ends all streams.
func (b *bell) close() { b.once.Do(func() { close(b.closed) }) }

func (b *bell) next() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.rung
}

// stream keeps a connection open and writes an event for every ring.
func (b *bell) stream(w http.ResponseWriter, r *http.Request) {
	flush, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "no streaming", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprint(w, "retry: 500\n\n")
	flush.Flush()
	alive := time.NewTicker(20 * time.Second)
	defer alive.Stop()
	for {
		select {
		case <-b.next():
			fmt.Fprint(w, "event: rebuilt\ndata: 1\n\n")
			flush.Flush()
		case <-alive.C:
			fmt.Fprint(w, ": still here\n\n")
			flush.Flush()
		case <-b.closed:
			return
		case <-r.Context().Done():
			return
		}
	}
}
