package main

import (
	"os"
	"path/filepath"
	"testing"

	"parley/data/pack"
)

func TestPack(t *testing.T) {
	name := filepath.Join(t.TempDir(), "talks.parley")
	if exit, _, errs := parley("pack", articleSet, "-o", name); exit != exitOK {
		t.Fatal(errs)
	}
	file, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	core, texts := pack.Split(file)
	d, err := pack.Decode(core)
	if err == nil {
		err = pack.AddTexts(d, texts)
	}
	if err != nil || len(d.Events) != 27 || d.TextsMissing {
		t.Errorf("%v, %d events", err, len(d.Events))
	}
	if exit, _, _ := parley("pack", articleSet); exit != exitFailed {
		t.Error("without a file to write")
	}
}
