package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/cmd/e2e"
	"parley/data/testkit/tool"
)

// validators are the npm packages that validate the formats.
var validators = []string{"html-validate@10.17.0", "xmllint-wasm@5.3.0", "sitemap@9.0.1", "jsonld@9.0.0", "schema-dts@2.1.0"}

// needValidators returns the folder of the validators, which npm installs once
// to the folder for build products. It skips the test if npm is missing, or
// fails it if CI=true.
func needValidators(t *testing.T) string {
	t.Helper()
	return e2e.Once(t, "npm/validators-"+e2e.Digest(validators...), func(to string) error {
		args := append([]string{"install", "--prefix", to, "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"}, validators...)
		if out, err := exec.Command(tool.Path(t, "npm"), args...).CombinedOutput(); err != nil {
			return fmt.Errorf("npm install: %w\n%s", err, out)
		}
		return nil
	})
}

// verdict is the output of validate.cjs.
type verdict struct {
	Pages, Linked, Nodes, Maps int
	Faults                     []string
}

func validate(t *testing.T, site string) verdict {
	t.Helper()
	script, err := os.ReadFile("testdata/validate.cjs")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "-", site)
	cmd.Dir, cmd.Stdin = needValidators(t), bytes.NewReader(script)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("validate.cjs: %v\n%s", err, &said)
	}
	var v verdict
	if err := json.Unmarshal(out, &v); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return v
}

// TestSiteIsValid checks that every page is valid HTML, that the site map
// matches its schema, and that the structured data of pages is JSON-LD with the
// vocabulary of schema.org.
func TestSiteIsValid(t *testing.T) {
	needValidators(t)
	dir := e2e.Public.Path(t)
	v := validate(t, dir)
	for _, f := range v.Faults {
		t.Error(f)
	}
	if v.Pages < 370 || v.Linked < 350 || v.Nodes < 1000 || v.Maps != 1 {
		t.Errorf("looked at %d pages, %d with JSON-LD of %d things, and %d site maps", v.Pages, v.Linked, v.Nodes, v.Maps)
	}
}

// TestValidatorsNotice checks that the validators detect planted faults.
func TestValidatorsNotice(t *testing.T) {
	needValidators(t)
	for name, f := range map[string]struct{ file, content, want string }{
		"nesting":  {"index.html", `<!doctype html><html lang="en"><head><title>A</title></head><body><p><div>x</div></p></body></html>`, "[close-order]"},
		"map":      {"sitemap.xml", `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><address>x</address></url></urlset>`, "address"},
		"class":    {"index.html", ldPage(`{"@context":"https://schema.org","@type":"Summit"}`), "no class Summit"},
		"property": {"index.html", ldPage(`{"@context":"https://schema.org","@type":"Event","stance":"denies"}`), "no property stance"},
		"range":    {"index.html", ldPage(`{"@context":"https://schema.org","@type":"Event","attendee":{"@type":"Place","name":"Moscow"}}`), "is no Place"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, f.file), []byte(f.content), 0o644); err != nil {
				t.Fatal(err)
			}
			if v := validate(t, dir); !strings.Contains(strings.Join(v.Faults, "\n"), f.want) {
				t.Errorf("found %q, want %q", v.Faults, f.want)
			}
		})
	}
}

func ldPage(data string) string {
	return `<!doctype html><html lang="en"><head><title>A</title><script type="application/ld+json">` + data + `</script></head><body></body></html>`
}
