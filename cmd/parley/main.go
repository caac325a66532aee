// Command parley turns a sourced record of events into pages to explore.
//
// Each command is one file. To add a command, write its file and add it to
// commands.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"parley/cmd/internal/disk"
)

// command is a subcommand of parley.
type command struct {
	name    string
	args    string // after the name, in the usage line
	summary string // one line, without a full stop
	help    string // further lines, including the flags
	example string
	// run takes the arguments after the name and returns the exit status.
	run func(s streams, args []string) int
}

// streams are the outputs of a command. run wraps them in terminals.
type streams struct {
	out, err io.Writer
	disk     disk.Disk
}

// Exit statuses of all commands.
const (
	exitOK       = 0
	exitFindings = 1 // it ran, and the dataset has errors
	exitFailed   = 2 // it could not run
)

// commands returns all commands in the order of the help.
func commands() []command {
	return []command{newCommand(), importCommand(), checkCommand(), buildCommand(), serveCommand(), diffCommand(), applyCommand(), exportCommand(), packCommand(), fetchMediaCommand(), wordsCommand(), licencesCommand()}
}

// growth is how much the memory in use may grow, in percent, before what is not used
// any more is collected: half of what Go does, as records are large.
const growth = 50

func main() {
	debug.SetGCPercent(growth)
	os.Exit(run(streams{out: os.Stdout, err: os.Stderr}, os.Args[1:]))
}

// run runs a command or shows its help.
func run(s streams, args []string) int {
	s.out, s.err = visibly(s.out), visibly(s.err)
	if len(args) == 0 {
		overview(s.err)
		return exitFailed
	}
	name, rest := args[0], args[1:]
	if asksHelp(name) || name == "help" && len(rest) == 0 {
		overview(s.out)
		return exitOK
	}
	if name == "help" {
		name, rest = rest[0], []string{"--help"}
	}
	for _, c := range commands() {
		if c.name != name {
			continue
		}
		for _, a := range rest {
			if asksHelp(a) {
				c.usage(s.out)
				return exitOK
			}
		}
		return c.run(s, rest)
	}
	fmt.Fprintf(s.err, "parley: unknown command %q; parley help lists them\n", name)
	return exitFailed
}

func asksHelp(arg string) bool { return arg == "--help" || arg == "-help" || arg == "-h" }

func overview(w io.Writer) {
	fmt.Fprint(w, "Parley turns a sourced record of events into pages that a reader can explore.\n\nUsage: parley COMMAND [arguments]\n\n")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-8s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, "\nparley COMMAND --help explains each.\n")
}

func (c command) usage(w io.Writer) {
	fmt.Fprintf(w, "Usage: parley %s %s\n\n%s.\n", c.name, c.args, c.summary)
	if c.help != "" {
		fmt.Fprintf(w, "\n%s\n", strings.TrimSpace(c.help))
	}
	fmt.Fprintf(w, "\nExample:\n\n  %s\n", strings.ReplaceAll(strings.TrimSpace(c.example), "\n", "\n  "))
}

// told returns the writer for results in a format.
func (s streams) told(format string) io.Writer {
	if t, ok := s.out.(terminal); ok && format == "json" {
		return t.inJSON()
	}
	return s.out
}

// write writes results in a format to the file called name, or to standard
// output if name is "".
func (s streams) write(name, format string, data []byte) error {
	if name != "" {
		return s.disk.Write(name, data)
	}
	_, err := s.told(format).Write(data)
	return err
}

// fail prints why a command could not run and returns exitFailed.
func (s streams) fail(format string, args ...any) int {
	fmt.Fprintf(s.err, "parley: "+format+"\n", args...)
	return exitFailed
}
