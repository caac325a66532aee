package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"path/filepath"
	"regexp"
	"strings"

	"parley/app/site"
	"parley/cmd/internal/compress"
)

// Parts that single replaces in the first page.
var (
	sheetLink   = regexp.MustCompile(`<link rel="stylesheet" href="([^"]+)">`)
	iconLink    = regexp.MustCompile(`(<link rel="icon"[^>]* href=")([^"]+)(">)`)
	otherLink   = regexp.MustCompile(`<link rel="(?:manifest|apple-touch-icon|alternate)"[^>]*>\n?`)
	scriptLink  = regexp.MustCompile(`<script defer src="([^"]+)"( data-[^>]*)?></script>\n?`)
	partName    = regexp.MustCompile(` data-([a-z-]+)="(assets/[^"]*)"`)
	policyMeta  = regexp.MustCompile(`(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)`)
	imageLink   = regexp.MustCompile(`<img src="(assets/[^"#]+)(?:#s(\d+))?"[^>]*>`)
	stepFiles   = regexp.MustCompile(` data-steps="([^"]*)"`)
	svgStyle    = regexp.MustCompile(`<style>[^<]*</style>`)
	placeLink   = regexp.MustCompile(` href="([^"#:]+)"`)
	scriptBreak = regexp.MustCompile(`(?i)</script|<!--`)
)

// partsScript passes the parts embedded in the page to boot.js as data URLs,
// with their names, by which boot.js compares versions.
const partsScript = `for (const part of document.querySelectorAll("script[data-part]")) document.documentElement.setAttribute("data-" + part.dataset.part, "data:application/octet-stream;name=" + part.dataset.name + ";base64," + part.textContent);`

// single returns the first page with everything embedded: one file that opens
// from a disk, an attachment or any host. It registers no service worker and
// makes no requests. Links to other pages of the site lead to the same content
// on this page.
func (w *whole) single(cache compress.Cache) ([]byte, error) {
	raw, err := w.file("index.html")
	if err != nil {
		return nil, err
	}
	page := string(unsealed(raw))
	var scripts, parts []string
	told := map[string]string{} // the attributes of scripts, by their names
	for _, m := range scriptLink.FindAllStringSubmatch(page, -1) {
		scripts = append(scripts, m[1])
		told[m[1]] = m[2]
	}
	for _, m := range partName.FindAllStringSubmatch(page, -1) {
		switch m[1] {
		case "wasm-gz", "reader": // a copy; and a reader, which cannot run from a file
		case "device":
			scripts = append(scripts, m[2])
		default:
			data, err := w.file(m[2])
			if err != nil {
				return nil, err
			}
			small, err := cache.Gzip(data, compress.Best)
			if err != nil {
				return nil, err
			}
			parts = append(parts, `<script type="text/plain" data-part="`+m[1]+`" data-name="`+filepath.Base(m[2])+`">`+base64.StdEncoding.EncodeToString(small)+"</script>\n")
		}
	}
	page = partName.ReplaceAllString(scriptLink.ReplaceAllString(otherLink.ReplaceAllString(page, ""), ""), "")
	policy := "default-src 'none'; img-src data: blob:; media-src data:; connect-src data:; base-uri 'none'; form-action 'none'"
	if page, err = w.inlineSheets(page, &policy); err != nil {
		return nil, err
	}
	if page, err = w.inlineDrawings(page); err != nil {
		return nil, err
	}
	page, more, err := w.inlineMedia(page)
	if err != nil {
		return nil, err
	}
	parts = append(parts, more...)
	page = placeLink.ReplaceAllStringFunc(page, func(link string) string {
		return ` href="` + onThisPage(page, strings.TrimSuffix(strings.TrimPrefix(link, ` href="`), `"`)) + `"`
	})
	end, err := w.inlineScripts(scripts, told, &policy)
	if err != nil {
		return nil, err
	}
	page = policyMeta.ReplaceAllString(page, "${1}"+html.EscapeString(policy)+"${2}")
	page = strings.Replace(page, "<html ", `<html data-single="1" `, 1)
	if len(scripts) > 0 {
		page = strings.Replace(page, "</body>", strings.Join(parts, "")+end+"</body>", 1)
	}
	licences, err := w.file(site.LicencesPath)
	if err != nil {
		return nil, err
	}
	page = strings.Replace(page, "</body>", `<script type="text/plain" id="licences">`+string(licences)+"</script>\n</body>", 1)
	return []byte(page), nil
}

// inlineSheets embeds the style sheets and the icon in the page.
func (w *whole) inlineSheets(page string, policy *string) (string, error) {
	all := sheetLink.FindAllStringSubmatch(page, -1)
	if all == nil {
		return "", errors.New("the first page names no style sheet")
	}
	*policy += "; style-src"
	for _, m := range all {
		css, err := w.file(m[1])
		if err != nil {
			return "", err
		}
		*policy += " " + hashOf(string(css))
		page = strings.Replace(page, m[0], "<style>"+string(css)+"</style>", 1)
	}
	return iconLink.ReplaceAllString(page, "${1}data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString(site.IconSVG())+"${3}"), nil
}

// inlineDrawings puts the drawings that the page shows as images into it, and passes the
// pictures of the steps to their script as data URLs.
func (w *whole) inlineDrawings(page string) (string, error) {
	var failed error
	get := func(path string) string {
		data, err := w.file(path)
		failed = cmp.Or(failed, err)
		return string(data)
	}
	page = imageLink.ReplaceAllStringFunc(page, func(img string) string {
		m := imageLink.FindStringSubmatch(img)
		drawing := svgStyle.ReplaceAllString(get(m[1]), "")
		if m[2] == "" {
			return drawing
		}
		_, rest, _ := strings.Cut(drawing, ` id="s`+m[2]+`"`)
		one, _, _ := strings.Cut(rest, "</svg>")
		return `<svg xmlns="http://www.w3.org/2000/svg"` + one + "</svg>"
	})
	page = stepFiles.ReplaceAllStringFunc(page, func(attr string) string {
		var urls []string
		for _, path := range strings.Fields(stepFiles.FindStringSubmatch(attr)[1]) {
			urls = append(urls, "data:image/svg+xml;base64,"+base64.StdEncoding.EncodeToString([]byte(get(path))))
		}
		return ` data-steps="` + strings.Join(urls, " ") + `"`
	})
	return page, failed
}

// inlineScripts returns the scripts concatenated and adds their hashes to the
// policy. It returns an error for a script that cannot be embedded in a page.
func (w *whole) inlineScripts(names []string, told map[string]string, policy *string) (string, error) {
	if len(names) == 0 {
		return "", nil
	}
	var b strings.Builder
	*policy += "; script-src 'wasm-unsafe-eval'"
	add := func(name, js string) error {
		if scriptBreak.MatchString(js) {
			return fmt.Errorf("%s would end the script that contains it", name)
		}
		*policy += " " + hashOf(js)
		b.WriteString("<script" + told[name] + ">" + js + "</script>\n")
		return nil
	}
	if err := add("parts", partsScript); err != nil {
		return "", err
	}
	for _, name := range names {
		js, err := w.file(name)
		if err == nil {
			err = add(name, string(js))
		}
		if err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// hashOf returns the hash of a script or style sheet for a content security
// policy.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// onThisPage returns the target on the single page for a link to another page
// of the site: the event in the chronology, or else in the program.
func onThisPage(page, link string) string {
	parts := strings.Split(strings.TrimPrefix(link, "./"), "/")
	switch {
	case parts[0] == "event" && len(parts) > 1 && strings.Contains(page, ` id="e-`+parts[1]+`"`):
		return "#e-" + parts[1]
	case parts[0] == "event" && len(parts) > 1:
		return "#e=" + parts[1]
	case parts[0] == "":
		return "#page"
	case strings.Contains(page, ` id="`+parts[0]+`"`):
		return "#" + parts[0]
	case parts[0] == "actor":
		return "#actors"
	case parts[0] == "when":
		return "#chronicle"
	}
	return "#about"
}
