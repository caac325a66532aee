package disk

import "sync"

// Gate decides once between work that is about to replace files and a caller
// who stops it. The zero Gate is open to both.
type Gate struct {
	mu           sync.Mutex
	passed, shut bool
}

// Pass reports whether the work may proceed: nobody stopped it, and from now on
// nobody can.
func (g *Gate) Pass() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.passed = g.passed || !g.shut
	return !g.shut
}

// Shut stops the work. It returns false if the work has passed: it is then
// nearly done and should be waited for.
func (g *Gate) Shut() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut = g.shut || !g.passed
	return !g.passed
}
