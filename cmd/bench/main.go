// Command bench measures what a reader pays, in bytes and in time, prints each
// measurement next to its budget, and fails if a budget is exceeded. With
// arguments it only measures the rows whose names contain one of them.
//
//	go run ./cmd/bench
//	go run ./cmd/bench wasm
//
// With --against it builds the program of an earlier commit beside this one, measures
// both in turn, several times, and prints medians, spreads and ratios:
//
//	go run ./cmd/bench --against 2427887
//	go run ./cmd/bench --against HEAD~20 --times 5 build
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"
)

// unit is the unit of a measurement.
type unit string

const (
	kilobytes    unit = "kB" // 1,000 bytes
	megabytes    unit = "MB" // 1,000,000 bytes
	milliseconds unit = "ms"
	things       unit = "" // a number of them
)

// row is one budget: what is measured, its maximum, and how it is measured. If
// most is 0, there is no budget and the value is only recorded. measure returns
// the value in the row's unit, or an error if it failed, which fails the row.
type row struct {
	name    string
	most    float64
	in      unit
	measure func(context.Context) (float64, error)
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if done, err := helper(os.Args[1:]); done {
		exit(err)
	}
	var c comparison
	flag.StringVar(&c.commit, "against", "", "a commit to compare with")
	flag.IntVar(&c.times, "times", 3, "how often each of the two is measured")
	flag.Parse()
	if c.commit != "" {
		c.words, c.times = flag.Args(), max(c.times, 1)
		exit(compare(ctx, os.Stdout, c))
	}
	ok := report(ctx, os.Stdout, chosen(budgets(), flag.Args()))
	if running != nil {
		running.Close()
	}
	if !ok {
		os.Exit(1)
	}
}

// exit ends the program, with what went wrong if anything did.
func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// chosen returns the rows whose name contains one of the words, or all rows if
// there are none.
func chosen(rows []row, words []string) []row {
	if len(words) == 0 {
		return rows
	}
	var kept []row
	for _, r := range rows {
		for _, w := range words {
			if strings.Contains(r.name, w) {
				kept = append(kept, r)
				break
			}
		}
	}
	return kept
}

// report measures and prints each row, and reports whether every budget was
// kept. It returns false if there are no rows.
func report(ctx context.Context, out io.Writer, rows []row) bool {
	over := 0
	for _, r := range rows {
		began := time.Now()
		value, err := r.measure(ctx)
		took := time.Since(began).Round(100 * time.Millisecond)
		switch {
		case err != nil:
			over++
			fmt.Fprintf(out, "FAIL  %-64s %v\n", r.name, err)
		case r.most == 0:
			fmt.Fprintf(out, "      %-64s %9.1f %s\n", r.name, value, r.in)
		case value > r.most:
			over++
			fmt.Fprintf(out, "OVER  %-64s %9.1f %s of %9.1f %s  (%s)\n", r.name, value, r.in, r.most, r.in, took)
		default:
			fmt.Fprintf(out, "ok    %-64s %9.1f %s of %9.1f %s  (%s)\n", r.name, value, r.in, r.most, r.in, took)
		}
	}
	fmt.Fprintf(out, "%d budgets kept, %d not\n", len(rows)-over, over)
	return over == 0 && len(rows) > 0
}
