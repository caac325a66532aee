// Command cldr makes the files app/words/lang/*.cldr: what the Unicode CLDR knows of a language
// and Parley uses, its plural categories, months, days, number format and direction. Run it when
// a language or a version of CLDR is added; its output is committed, so that nobody else needs
// to run it.
//
//	go run ./cmd/cldr -o app/words/lang
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// languages are the tags whose files are made. A tag with a region holds what differs from the
// language alone.
var languages = []string{"ar", "ar-EG", "az", "de", "en", "es", "fr", "he", "ja", "pl", "pt", "ru", "tr", "uk", "zh"}

func main() {
	dir := flag.String("o", "app/words/lang", "the folder to write")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "cldr:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	made, err := makeAll(filepath.Join(".out", "npm"))
	if err != nil {
		return err
	}
	for name, text := range made {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	fmt.Println(len(made), "files in", dir)
	return nil
}

// makeAll returns every file by name, made from the packages cached in cache.
func makeAll(cache string) (map[string]string, error) {
	files, err := fetch(cache)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, tag := range languages {
		lines, err := describe(files, tag)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", tag, err)
		}
		out[tag+".cldr"] = lines
	}
	return out, nil
}
