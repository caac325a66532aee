package main

import "slices"

// wideSet is the bundled dataset whose pages are measured.
const wideSet = "data/sets/ukraine-talks"

// budgets returns the table of what a reader may be asked to pay. To add a budget,
// add a row; the measures at hand are in measure.go.
func budgets() []row {
	return append([]row{
		{"program, wasm, brotli 11", 1150, kilobytes, program},
		{"reader of files that a reader opens, wasm, brotli 5", 1550, kilobytes, reader(quick)},
		{"reader of files that a reader opens, wasm, not packed", 10_200, kilobytes, reader(unpacked)},
		{"first page of the wide set, HTML CSS JS, brotli 11", 79.5, kilobytes, pageOf("index.html")},
		{"opening picture of the wide set's first page, brotli 11", 14, kilobytes, startOf("index.html", `<ol class="moments">`)},
		{"page for frames of the wide set, before the program, brotli 11", 30, kilobytes, pageOf("embed/index.html")},
		{"loader for hosts, embed.js, gzip", 2, kilobytes, loader},
		{"pack of 110,000 coded events, brotli 11", 500, kilobytes, packOf(110_000)},
		{"decode 110,000 coded events, wasm in Node.js", 100, milliseconds, inWasm("./data/pack", "BenchmarkDecode/coded")},
		{"allocations of a warm frame, 100,000 events", 0.5, things, allocations(100_000)},
	}, slices.Concat(startRows(), timelineRows(), actorRows())...)
}
