// Command unwind uses all function data that the runtime reads: it moves a deep
// stack with pointers into itself, collects garbage below it, and recovers from
// panics in the middle of it.
package main

import (
	"fmt"
	"os"
	"runtime"
)

// node is only referenced from the stack.
type node struct {
	depth int
	below *node
	local *int // into the frame that created it
}

type value struct{ n int }

func (v value) method() int { return v.n }

type caller interface{ method() int }

// call hides the type of c from the compiler.
//
//go:noinline
func call(c caller) int { return c.method() }

// descend recurses and returns how many frames and panics are sound.
func descend(depth int, above *node) (sound int) {
	local := depth
	here := &node{depth, above, &local}
	defer func() {
		if p := recover(); p != nil {
			sound++
		}
		if *here.local == depth && (above == nil || here.below.depth == depth+1) {
			sound++
		}
	}()
	if depth%100 == 0 {
		runtime.GC()
	}
	if depth > 0 {
		sound = descend(depth-1, here)
	}
	if depth%10 == 0 {
		var nowhere *value
		sound += call(nowhere)
	}
	return sound
}

func main() {
	const depth = 999
	done := make(chan int)
	for range 3 {
		go func() { done <- descend(depth, nil) }()
	}
	for range 3 {
		if got, want := <-done, depth+1+depth/10+1; got != want {
			fmt.Println(got, "of", want, "frames and panics are sound")
			os.Exit(1)
		}
	}
	var nowhere *value
	defer func() { fmt.Println(recover()) }()
	call(nowhere)
}
