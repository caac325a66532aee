package export

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/cmd/e2e"
)

// firefoxPrints are the settings with which Firefox prints to a file without a
// dialog; its header and footer lines are unchanged, as readers get them.
const firefoxPrints = `user_pref("print.always_print_silent", true);
user_pref("print_printer", "Mozilla Save to PDF");
user_pref("print.printer_Mozilla_Save_to_PDF.print_to_file", true);
user_pref("print.printer_Mozilla_Save_to_PDF.print_to_filename", %q);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
`

// firefoxPDF prints the first page of a site with Firefox, without the program.
func firefoxPDF(t *testing.T, dir string) []byte {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/print.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, `addEventListener("load", () => print())`)
		case "/":
			page, _ := os.ReadFile(filepath.Join(dir, "index.html"))
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, strings.Replace(string(page), "</head>", `<script defer src="print.js"></script></head>`, 1))
		default:
			files.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(srv.Close)
	profile := t.TempDir()
	file := filepath.Join(profile, "page.pdf")
	if err := os.WriteFile(filepath.Join(profile, "user.js"), fmt.Appendf(nil, firefoxPrints, file), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := e2e.Patient(context.Background(), 3*time.Minute)
	defer stop()
	e2e.Firefox(t, profile, srv.URL+"/?wasm=false")
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			t.Fatal("Firefox has printed nothing")
		case <-look.C:
			if pdf, _ := os.ReadFile(file); strings.HasSuffix(strings.TrimSpace(string(pdf)), "%%EOF") {
				return pdf
			}
		}
	}
}

// TestFirefoxNumbersPages checks page numbers in Firefox, which does not
// support content in page margins: it prints them in its own footer, for which
// our margin leaves space. No page ends with a heading either.
func TestFirefoxNumbersPages(t *testing.T) {
	pages := layoutPages(t, firefoxPDF(t, e2e.Wide.Path(t)))
	heads := headings(t, e2e.Open(t, e2e.Wide.Serve(t), e2e.NoScript))
	first := chronology(t, pages)
	foot := regexp.MustCompile(`^(\d+) of (\d+)\s`)
	for i, lines := range pages {
		last := len(lines) - 1
		if last < 1 {
			t.Fatalf("page %d has %d lines", i+1, len(lines))
		}
		if n := foot.FindStringSubmatch(lines[last]); n == nil || n[1] != strconv.Itoa(i+1) || n[2] != strconv.Itoa(len(pages)) {
			t.Errorf("page %d of %d ends with %q, not with its number", i+1, len(pages), lines[last])
		}
		if i >= first && heads[unspaced(lines[last-1])] {
			t.Errorf("page %d ends with the heading %q; before it %q, after it %q", i+1, lines[last-1], lines[max(0, last-8):last-1], pages[min(i+1, len(pages)-1)][:3])
		}
	}
}
