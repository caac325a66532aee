package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts of testdata/script call parley as a program. With
// killStep set it runs as parley and is killed.
func TestMain(m *testing.M) {
	if step := os.Getenv(killStep); step != "" {
		os.Exit(killed(step))
	}
	testscript.Main(m, map[string]func(){
		"parley": func() { os.Exit(run(streams{out: os.Stdout, err: os.Stderr}, os.Args[1:])) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}
