package svg_test

import (
	"fmt"

	"parley/app/scene"
	"parley/app/scene/svg"
)

// Nodes become links with labels; everything from a record is escaped.
func ExampleAppend() {
	var s scene.Scene
	s.Reset(40, 20)
	s.Begin(scene.Target{Kind: scene.EventTarget, Ref: 3}, 0, 0, 40, 20)
	s.Rect(scene.Plain, 0, 0, 40, 20)
	s.End()
	out := svg.Append(nil, &s, svg.Options{
		Title: "Sample",
		Speak: func(scene.Target) string { return `Talks <"Moscow">` },
		Href:  func(t scene.Target) string { return fmt.Sprintf("event/%d/", t.Ref) },
	})
	fmt.Println(string(out))
	// Output:
	// <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20" role="group" aria-label="Sample"><a href="event/3/" aria-label="Talks &lt;&#34;Moscow&#34;&gt;"><rect class="s-hit" x="0" y="0" width="40" height="20"/><rect class="s-plain" x="0" y="0" width="40" height="20"/></a></svg>
}
