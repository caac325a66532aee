//go:build !carried

package main

import "embed"

// carried is empty in a tool that compiles the program for the browser itself.
var carried embed.FS
