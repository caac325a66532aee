//go:build carried

package main

import "embed"

// carried is the browser's program, which go run ./cmd/release embeds in the
// tool, so that the tool does not need Go.
//
//go:embed carried
var carried embed.FS
