// Package markup converts the HTML in the texts of timelines and calendars to
// plain text.
package markup

import (
	"html"
	"strings"
)

// Plain converts HTML to plain text, with an empty line between paragraphs, and
// returns the http and https addresses of its links. Text without tags and
// entities is unchanged.
func Plain(s string) (text string, links []string) {
	if !strings.ContainsAny(s, "<&") {
		return s, nil
	}
	var b strings.Builder
	for s != "" {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			b.WriteString(html.UnescapeString(s))
			break
		}
		b.WriteString(html.UnescapeString(s[:at]))
		name, attrs, rest := tag(s[at:])
		switch {
		case name == "":
			b.WriteByte('<')
		case name == "script" || name == "style":
			rest = after(rest, "</"+name)
		case name == "a":
			if href := attr(attrs, "href"); strings.HasPrefix(href, "http") || strings.HasPrefix(href, "//") {
				links = append(links, href)
			}
		default:
			b.WriteString(breaks[strings.TrimPrefix(name, "/")])
		}
		s = rest
	}
	return paragraphs(b.String()), links
}

// breaks are the replacements for block tags.
var breaks = map[string]string{"p": "\n\n", "div": "\n\n", "blockquote": "\n\n", "ul": "\n\n", "ol": "\n\n", "h1": "\n\n", "h2": "\n\n", "h3": "\n\n",
	"h4": "\n\n", "li": "\n", "br": "\n", "tr": "\n", "td": " ", "hr": "\n\n"}

// tag parses the tag at the start of s. If there is none, name is "" and rest
// is the text after the bracket.
func tag(s string) (name, attrs, rest string) {
	end := 1
	for end < len(s) && (s[end] == '/' && end == 1 || s[end] == '!' && end == 1 || letter(s[end])) {
		end++
	}
	if end == 1 {
		return "", "", s[1:]
	}
	quote := byte(0)
	for i := end; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '>':
			return strings.ToLower(s[1:end]), s[end:i], s[i+1:]
		}
	}
	return "!", "", "" // unclosed: no text follows
}

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// attr returns the value of an attribute, without quotation marks.
func attr(attrs, name string) string {
	lower := strings.ToLower(attrs)
	at := strings.Index(lower, name)
	if at < 0 || len(lower) != len(attrs) {
		return ""
	}
	v, ok := strings.CutPrefix(strings.TrimLeft(attrs[at+len(name):], " "), "=")
	if v = strings.TrimLeft(v, " "); !ok || v == "" {
		return ""
	}
	end := " "
	if v[0] == '"' || v[0] == '\'' {
		end, v = v[:1], v[1:]
	}
	v, _, _ = strings.Cut(v, end)
	return strings.TrimSpace(html.UnescapeString(v))
}

// after returns the text after the tag that starts with mark, or "".
func after(s, mark string) string {
	at := strings.Index(strings.ToLower(s), mark)
	if at < 0 || at > len(s) {
		return ""
	}
	_, rest, _ := strings.Cut(s[at:], ">")
	return rest
}

// paragraphs reduces blank lines to one and blanks between words to one.
func paragraphs(s string) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" || len(out) > 0 && out[len(out)-1] != "" {
			out = append(out, line)
		}
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}
