package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"parley/app/words/lang"
)

func wordsCommand() command {
	return command{
		name: "words", args: "[--missing TAG | --template TAG | --check TAG]",
		summary: "List the languages of the pages, and what a translation lacks",
		help: `A page is in the language of its record, see language in dataset.yaml, or in that of
parley build --lang, if there is a catalogue for it; de-AT has that of de. A message that
a catalogue lacks is in English.

Without a flag it lists the languages, how complete each is and who checked it.

  --missing TAG     the messages that the catalogue of a language lacks, in English
  --template TAG    a catalogue to fill in: every message in English above a line for
                    its translation; save it as app/words/lang/TAG.words
  --check TAG       what is wrong in a catalogue: unknown messages, lost parameters,
                    too few plural forms

Exit status: 0 nothing is missing or wrong, 1 something is, 2 could not run.`,
		example: "parley words\nparley words --missing de\nparley words --template nl > app/words/lang/nl.words",
		run:     runWords,
	}
}

func runWords(s streams, args []string) int {
	flags := flag.NewFlagSet("words", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	missing, template, faults := flags.String("missing", "", ""), flags.String("template", "", ""), flags.String("check", "", "")
	if rest, err := parseFlags(flags, args); err != nil || len(rest) > 0 {
		return s.fail("words: give one flag and a tag, such as parley words --missing de; see parley words --help")
	}
	switch {
	case *template != "":
		fmt.Fprint(s.out, lang.Template(*template))
		return exitOK
	case *missing != "":
		list := lang.Missing(*missing)
		for _, m := range list {
			fmt.Fprintf(s.out, "%s = %s\n", m.Key, m.Text)
		}
		return found(len(list))
	case *faults != "":
		list := lang.Faults(*faults)
		for _, f := range list {
			fmt.Fprintln(s.out, f)
		}
		return found(len(list))
	}
	all := len(lang.Messages())
	for _, tag := range lang.Tags() {
		done := all - len(lang.Missing(tag))
		fmt.Fprintf(s.out, "%-8s %4d of %d  %s\n", tag, done, all, lang.Status(tag))
	}
	return exitOK
}

// spoken returns an error for a language without a catalogue; "" is that of the record.
func spoken(tag string) error {
	if base, _, _ := strings.Cut(tag, "-"); tag == "" || strings.EqualFold(base, lang.English) || lang.Find(tag) != lang.English {
		return nil
	}
	return fmt.Errorf("--lang %s: there is no catalogue for it; there are %s", tag, strings.Join(lang.Tags(), ", "))
}

// found returns the exit status of a command that found n things.
func found(n int) int {
	if n > 0 {
		return exitFindings
	}
	return exitOK
}
