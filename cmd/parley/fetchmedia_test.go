package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFetchMedia copies from a server what is a file, and nothing else: not a page, not a
// file that is too large, not what is cut off, not at the end of too many redirections.
// The record stays as it is, and the page then shows the copies.
func TestFetchMedia(t *testing.T) {
	photo, err := os.ReadFile(bridge + "/vik.jpg")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]int{}
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		w.Header().Set("Content-Type", "text/html") // it is not believed
		switch r.URL.Path {
		case "/good.png":
			_, _ = w.Write(photo)
		case "/page.jpg":
			_, _ = w.Write([]byte("<!doctype html><title>Not found</title>"))
		case "/half.jpg":
			_, _ = w.Write(photo[:len(photo)/2])
		case "/moved.jpg":
			http.Redirect(w, r, "/good.png", http.StatusFound)
		case "/round.jpg":
			http.Redirect(w, r, "/round.jpg", http.StatusFound)
		case "/file.jpg":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer h.Close()
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString("schema: 1\ndataset: {id: far, title: Far, as_of: 2025-08-07, license: CC0-1.0}\nevents:\n  e:\n    title: Far pictures\n    when: 2025-08-06\n    source: https://example.org/\n    media:\n")
	for _, name := range []string{"good.png", "page.jpg", "half.jpg", "moved.jpg", "round.jpg", "file.jpg", "gone.jpg", "good.png"} {
		b.WriteString("      - {src: \"" + h.URL + "/" + name + "\", alt: A, credit: Ada}\n")
	}
	b.WriteString("      - {src: \"https://www.youtube.com/watch?v=aqz-KE-bpKQ\", alt: A, credit: Ada}\n")
	put(t, dir, b.String())
	exit, out, errs := parley("fetch-media", dir)
	if exit != exitFindings || len(asked) != 0 || strings.Count(errs, "an address of this machine") != 7 || out != "" {
		t.Errorf("without --private this machine is asked %d times: %d %s %s", len(asked), exit, out, errs)
	}
	exit, out, errs = parley("fetch-media", "--private", dir)
	for _, want := range []string{"/page.jpg: the file is a web page", "/half.jpg: the JPEG is broken or cut off", "/round.jpg", "leads on more than 5 times", "leads to file, which is not fetched", "/gone.jpg: the answer is 404", "2 files copied, 0 there before, 5 not copied"} {
		if !strings.Contains(errs, want) {
			t.Errorf("no %q in\n%s", want, errs)
		}
	}
	if exit != exitFindings || strings.Count(out, "media/127-0-0-1-") != 2 || strings.Count(out, ".jpg, 63.6 kB, from ") != 2 {
		t.Errorf("%d\n%s", exit, out)
	}
	if data, err := os.ReadFile(filepath.Join(dir, "dataset.yaml")); err != nil || string(data) != b.String() {
		t.Errorf("the record is another: %v", err)
	}
	times := asked["/good.png"]
	if _, _, errs = parley("fetch-media", "--private", dir); asked["/good.png"] != times || !strings.Contains(errs, "2 there before") {
		t.Errorf("asked again: %s", errs)
	}
	if _, _, errs = parley("fetch-media", "--private", "--again", dir); asked["/good.png"] == times {
		t.Errorf("not asked again: %s", errs)
	}
	files, _ := built(t, dir)
	if page := files["event/e/index.html"]; strings.Count(page, `<figure class="medium picture">`) != 3 || strings.Count(page, "Open at 127.0.0.1") != 5 || strings.Contains(page, `src="http`) {
		t.Error("the page does not show the copies, or loads from elsewhere")
	}
}

func TestPublicAddresses(t *testing.T) {
	for address, want := range map[string]bool{"93.184.216.34:443": true, "[2606:2800:220:1::1]:443": true, "127.0.0.1:80": false, "[::1]:80": false, "10.1.2.3:80": false,
		"192.168.0.1:80": false, "169.254.169.254:80": false, "100.64.0.1:80": false, "[::ffff:127.0.0.1]:80": false, "[fd00::1]:80": false, "0.0.0.0:80": false, "224.0.0.1:80": false} {
		if got := public(address) == nil; got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}
