package shape

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// writers are the two folders that write text for readers; a text used by both
// is written twice.
var writers = [2]string{"app/site", "app/ui"}

// messageKey matches the key of a message in Go or in a template.
var messageKey = regexp.MustCompile(`"([a-z]+(?:-[a-z]+)*\.[a-z0-9-]+)"`)

// shared are the messages that frame a page instead of a section of text: names
// of views, of downloads, of the record.
var shared = []string{"view.", "views.", "foot.", "boot.", "embed.", "quad.", "legend.", "graph."}

// copies returns the keys of messages that both writers use.
func copies(root string) ([]string, error) {
	var found [len(writers)]map[string]bool
	for i, dir := range writers {
		found[i] = map[string]bool{}
		err := filepath.WalkDir(filepath.Join(root, dir), func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(file, "_test.go") || !strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, ".tmpl") {
				return err
			}
			text, err := os.ReadFile(file)
			for _, m := range messageKey.FindAllSubmatch(text, -1) {
				found[i][string(m[1])] = true
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var out []string
	for key := range found[0] {
		if found[1][key] && !slices.ContainsFunc(shared, func(front string) bool { return strings.HasPrefix(key, front) }) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out, nil
}
