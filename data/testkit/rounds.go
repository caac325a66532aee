package testkit

import "runtime"

// wasmShare is the part of the rounds that a test makes when it runs as the browser
// would run it.
const wasmShare = 5

// Rounds returns how often a test repeats a check on random days or records: n times,
// and a fifth of that, at least once, compiled for the browser, where each round takes
// six times as long. All n hold the law; that the browser computes the same is seen in
// the first of them.
func Rounds(n int) int {
	if runtime.GOARCH == "wasm" {
		return max(1, n/wasmShare)
	}
	return n
}

// Spread returns the numbers from 0 below n that a test of each of them takes: all, and
// compiled for the browser Rounds of them, at equal distances.
func Spread(n int) []int {
	out := make([]int, min(n, Rounds(n)))
	for k := range out {
		out[k] = k * n / len(out)
	}
	return out
}
