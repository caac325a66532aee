package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"parley/cmd/internal/edits"
	"parley/cmd/internal/plain"
	"parley/data/check"
	"parley/data/format/yaml"
	"parley/data/patch"
	"parley/data/revision"
	"parley/data/value"
)

func applyCommand() command {
	return command{
		name: "apply", args: "PATCH... [-C DIR] [--since=VERSION] [--mine|--theirs] [--dry-run]", summary: "Make the changes of a patch in a dataset's files",
		help: `A patch is what one editor changed, key by key, with who and why: parley diff --format=patch
writes one, and so does the page of parley serve --edit. Only the lines concerned change:
comments, order, quotation marks and layers stay. What others changed meanwhile is merged by
record and key. Where two changed the same thing into different ones, both are shown and
nothing is written. All files are written, or none.

  -C DIR            the folder of the dataset (the default is this one)
  --mine            where they conflict, write what the patch says
  --theirs          where they conflict, leave what the files say
  --since=VERSION   refuse what changes a published fact without its entry in corrections or
                    the event's history, as parley check --strict --since=VERSION demands
  --dry-run         say what would be written

What was done is kept in DIR/` + edits.JournalName + `, so that parley serve --edit can undo it.

Exit status: 0 done, 1 there are conflicts or an entry is missing and nothing was written, 2
could not run.`,
		example: "parley apply ann.json bob.json -C talks\nparley apply --since=public ann.json",
		run:     runApply,
	}
}

func runApply(s streams, args []string) int {
	flags := flag.NewFlagSet("apply", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	dir := flags.String("C", ".", "")
	since := flags.String("since", "", "")
	mine := flags.Bool("mine", false, "")
	theirs := flags.Bool("theirs", false, "")
	dry := flags.Bool("dry-run", false, "")
	names, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("apply: %v; see parley apply --help", err)
	case len(names) == 0:
		return s.fail("apply: name a patch, such as parley apply ann.json")
	case *mine && *theirs:
		return s.fail("apply: --mine or --theirs, not both")
	}
	list, err := readPatches(names)
	if err != nil {
		return s.fail("apply: %v", err)
	}
	var take *value.Take
	if *mine || *theirs {
		whose := value.Take(*mine)
		take = &whose
	}
	to := edits.Folder{Dir: *dir, Disk: s.disk}
	var wrong demanded
	saved, err := to.Apply(context.Background(), list, take, demandOf(*since, *dir, *dry))
	switch {
	case errors.As(err, &wrong):
		check.Text(s.out, wrong)
		fmt.Fprintf(s.err, "nothing was written: add these entries to the patch, or to the files\n")
		return exitFindings
	case errors.Is(err, errDry):
		err = nil
	case err != nil:
		return s.fail("apply: %v", err)
	}
	return s.applied(saved, take, *dry)
}

// applied says what was written, or why nothing was.
func (s streams) applied(saved edits.Saved, take *value.Take, dry bool) int {
	for _, c := range saved.Conflicts {
		fmt.Fprint(s.out, conflictText(c))
	}
	if len(saved.Conflicts) > 0 && take == nil {
		fmt.Fprintf(s.err, "%s, and nothing was written: --mine writes what the patch says, --theirs leaves what the files say\n", plural(len(saved.Conflicts), "conflict"))
		return exitFindings
	}
	verb := "wrote"
	if dry {
		verb = "would write"
	}
	for _, name := range saved.Files {
		fmt.Fprintf(s.out, "%s %s\n", verb, name)
	}
	if len(saved.Files) == 0 {
		fmt.Fprintln(s.out, "nothing to change: the files say all of it")
	}
	return exitOK
}

// mostPatch is the size in bytes above which a patch is not read.
const mostPatch = 32 << 20

func readPatches(names []string) (out []patch.Patch, err error) {
	for _, name := range names {
		data, err := plain.File(filepath.FromSlash(name), mostPatch)
		if err != nil {
			return nil, fmt.Errorf("%s: %s", name, plain.Why(err))
		}
		p, err := patch.Read(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, p)
	}
	return out, nil
}

// demanded are findings that keep changes from being written.
type demanded []check.Finding

func (d demanded) Error() string { return plural(len(d), "entry") + " of a correction is missing" }

// errDry keeps changes from being written that are only to be shown.
var errDry = errors.New("only to be shown")

// demandOf is what is asked of files before they are written.
func demandOf(since, dir string, dry bool) edits.Demand {
	return func(files []patch.File) error {
		if since != "" {
			if err := demandSince(since, dir, files); err != nil {
				return err
			}
		}
		if dry {
			return errDry
		}
		return nil
	}
}

// demandSince returns an error when files change a published fact without an entry.
func demandSince(since, dir string, files []patch.File) error {
	old, err := readVersion(since, dir)
	if err != nil {
		return fmt.Errorf("--since: %w", err)
	}
	d, pos, _ := yaml.Read(yamlFiles(files))
	if missing := uncorrected(d, pos, revision.Compare(old.d, d)); len(missing) > 0 {
		return demanded(missing)
	}
	return nil
}

// yamlFiles returns the files of a patched record as they are read.
func yamlFiles(files []patch.File) []yaml.File {
	out := make([]yaml.File, len(files))
	for i, f := range files {
		out[i] = yaml.File(f)
	}
	return out
}

// conflictText shows what each side says, one below the other.
func conflictText(c patch.Conflict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", c.At(), c.Why)
	if c.Rename != "" {
		fmt.Fprintf(&b, "  the patch   names it %s\n", c.Rename)
	}
	for _, side := range []struct {
		name string
		v    value.Value
	}{{"it was", c.Base}, {"the patch", c.Mine}, {"the files", c.Theirs}} {
		if c.Rename == "" || side.name == "the files" {
			fmt.Fprintf(&b, "  %-10s  %s\n", side.name, sideText(side.v))
		}
	}
	return b.String()
}

func sideText(v value.Value) string {
	switch v.Kind {
	case value.None:
		return "(nothing)"
	case value.Text:
		return v.Text
	}
	return string(v.AppendJSON(nil))
}

// diffPatch writes the changes from one folder to another as a patch.
func (s streams) diffPatch(to, old, now string) int {
	var sides [2]*patch.Record
	for i, dir := range []string{old, now} {
		r, err := (edits.Folder{Dir: dir, Disk: s.disk}).Open(context.Background())
		if err != nil {
			return s.fail("diff: %v", err)
		}
		sides[i] = r
	}
	if err := s.write(to, "json", patch.Patch{Changes: patch.Between(sides[0], sides[1])}.Write()); err != nil {
		return s.fail("diff: %v", err)
	}
	return exitOK
}
