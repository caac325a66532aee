package theme

import "strings"

// CSS returns the theme as a style sheet to come after the page's own. Colours hold
// on screens: paper keeps the page's. A colour set for the light theme alone
// leaves the dark theme as it is.
func (t *Theme) CSS() string {
	if t == nil || len(t.tokens) == 0 {
		return ""
	}
	_, own := base()
	var plain, light, dark strings.Builder
	darkly := map[string]bool{}
	for _, k := range t.tokens {
		darkly[k.name] = darkly[k.name] || k.dark
	}
	for _, k := range t.tokens {
		colour := strings.HasPrefix(k.value, "#")
		switch {
		case k.dark:
			write(&dark, k.name, k.value)
		case !colour:
			write(&plain, k.name, k.value)
		default:
			write(&light, k.name, k.value)
			if !darkly[k.name] && own[k.name] != "" {
				write(&dark, k.name, own[k.name])
			}
		}
	}
	var b strings.Builder
	rule(&b, ":root", plain.String())
	b.WriteString("@media screen {\n")
	rule(&b, ":root", light.String())
	rule(&b, `[data-theme="dark"]`, dark.String())
	b.WriteString("}\n@media screen and (prefers-color-scheme: dark) {\n")
	rule(&b, `:root:not([data-theme="light"])`, dark.String())
	b.WriteString("}\n")
	return b.String()
}

// Colour returns the value of a colour token, without "--parley-", in one of the two
// themes, as #rrggbb: the newsroom's where it set one, else the page's own. ok is
// false for a token that is no colour. A nil Theme has the page's own.
func (t *Theme) Colour(name string, dark bool) (value string, ok bool) {
	light, night := base()
	value = light[name]
	if v := night[name]; dark && v != "" {
		value = v
	}
	if t != nil {
		for _, k := range t.tokens {
			if k.name == name && k.dark == dark {
				value = k.value
			}
		}
	}
	return value, strings.HasPrefix(value, "#")
}

func write(b *strings.Builder, name, value string) {
	b.WriteString(" --parley-" + name + ": " + value + ";")
}

func rule(b *strings.Builder, selector, body string) {
	if body != "" {
		b.WriteString(selector + " {" + body + " }\n")
	}
}
