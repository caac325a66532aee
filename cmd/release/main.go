// Command release builds the tool for users without Go: one file per system
// that embeds the browser's program, with checksums and a bill of materials.
// Run it inside the module.
package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"

	"parley/cmd/internal/compress"
	"parley/cmd/internal/licences"
	"parley/cmd/internal/wasmbuild"
)

func main() {
	one := flag.String("one", "", "build the tool for this machine alone, to this file")
	out := flag.String("o", ".out/release", "the folder to write")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *one, *out); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, one, out string) error {
	if err := carry(ctx, compress.Best); err != nil {
		return err
	}
	if one != "" {
		return tool(ctx, "", "", one)
	}
	return all(ctx, out)
}

// targets are the systems of a release.
var targets = []struct{ system, machine string }{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"},
}

// carriedFolder is where go build finds the files to embed; it is not
// committed.
const carriedFolder = "cmd/parley/carried"

// carry compiles the browser's program and compresses it for embedding.
func carry(ctx context.Context, quality compress.Effort) error {
	dir := filepath.Join(".out", "wasm")
	if err := wasmbuild.Site(ctx, dir); err != nil {
		return err
	}
	if err := os.MkdirAll(carriedFolder, 0o755); err != nil {
		return err
	}
	cache := compress.Cache{Dir: filepath.Join(".out", "cache")}
	for name, from := range map[string]string{"app.wasm": "app.wasm", "wasm_exec.js": "wasm_exec.js", "reader.wasm": "reader/app.wasm"} {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(from)))
		if err != nil {
			return err
		}
		small, err := cache.Brotli(data, quality)
		if err == nil {
			err = os.WriteFile(filepath.Join(carriedFolder, name+".br"), small, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tool builds the tool for a system, or for this one if system is "".
func tool(ctx context.Context, system, machine, to string) error {
	c := exec.CommandContext(ctx, "go", "build", "-trimpath", "-tags", "carried", "-ldflags", "-s -w", "-o", to, "./cmd/parley")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if system != "" {
		c.Env = append(c.Env, "GOOS="+system, "GOARCH="+machine)
	}
	c.Stderr = os.Stderr
	if err := c.Run(); err != nil {
		return fmt.Errorf("build the tool for %s/%s: %w", system, machine, err)
	}
	return nil
}

// all builds the tool for every target, with checksums and the bill of
// materials.
func all(ctx context.Context, out string) error {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var names []string
	for _, t := range targets {
		name := "parley-" + t.system + "-" + t.machine
		if t.system == "windows" {
			name += ".exe"
		}
		if err := tool(ctx, t.system, t.machine, filepath.Join(out, name)); err != nil {
			return err
		}
		names = append(names, name)
	}
	notices, err := licences.Gather(ctx, ".")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, sbomName), bill(notices), 0o644); err != nil {
		return err
	}
	sums, err := checksums(out, append(names, sbomName))
	if err != nil {
		return err
	}
	fmt.Print(sums)
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums), 0o644)
}

// checksums returns the lines for sha256sum --check.
func checksums(dir string, names []string) (string, error) {
	var b strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return "", err
		}
		sum := sha256.Sum256(data)
		fmt.Fprintf(&b, "%s  %s\n", hex.EncodeToString(sum[:]), name)
	}
	return b.String(), nil
}
