package main

import (
	"flag"
	"fmt"
	"io"

	"parley/data/check"
	"parley/data/pack"
)

func packCommand() command {
	return command{
		name: "pack", args: "DIR -o FILE.parley", summary: "Write a dataset as one compact file",
		help: `A pack is what the program in the browser reads. A reader opens it in any Parley page by
dropping it there, or under More, On this device; it goes nowhere from there.

  -o FILE     the file to write
  --lang TAG  the language of the texts, if not that of the record; see data/spec/spec.md, 1.2

Exit status: 0 written, 1 written from a dataset with errors, 2 could not write.`,
		example: "parley pack data/sets/august-2025 -o talks.parley",
		run:     runPack,
	}
}

func runPack(s streams, args []string) int {
	flags := flag.NewFlagSet("pack", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	out := flags.String("o", "", "")
	lang := flags.String("lang", "", "")
	dirs, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("pack: %v; see parley pack --help", err)
	case len(dirs) != 1 || *out == "":
		return s.fail("pack: name a folder and a file, such as parley pack data/sets/august-2025 -o talks.parley")
	}
	d, found, err := folder(dirs[0]).load()
	if err != nil {
		return s.fail("pack: %v", err)
	}
	if d, err = inLanguage(d, *lang); err != nil {
		return s.fail("pack: %v", err)
	}
	file := pack.Join(pack.Encode(d))
	if err := s.disk.Write(*out, file); err != nil {
		return s.fail("pack: %v", err)
	}
	fmt.Fprintf(s.out, "%s, %s, in %s\n", plural(len(d.Events), "event"), bytesText(len(file)), *out)
	check.Text(s.err, found)
	if check.Count(found, check.Error) > 0 {
		return exitFindings
	}
	return exitOK
}
