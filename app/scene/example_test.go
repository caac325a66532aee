package scene_test

import (
	"fmt"

	"parley/app/scene"
	"parley/data/codebook"
)

// A scene holds marks and, in the same list, what can be hit. A small mark is hit within the
// slop around it.
func ExampleScene() {
	var s scene.Scene
	s.Reset(200, 50)
	s.Begin(scene.Target{Kind: scene.EventTarget, Ref: 7}, 10, 10, 12, 12)
	s.Symbol(codebook.VerbalCooperation.Sign(), 0, 16, 16, 6)
	s.End()
	for _, x := range []scene.Px{16, 24, 100} {
		if n := s.Hit(x, 16, 4); n >= 0 {
			fmt.Println(x, "event", s.Nodes[n].Target.Ref)
		} else {
			fmt.Println(x, "nothing")
		}
	}
	// Output:
	// 16 event 7
	// 24 event 7
	// 100 nothing
}
