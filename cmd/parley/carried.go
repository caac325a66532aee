//go:build carried

package main

import "embed"

// carried is what go run ./cmd/release compiles into the tool: the program for the
// browser, so that the tool needs no Go where it runs.
//
//go:embed carried
var carried embed.FS
