package assemble

import (
	"net/url"
	"strings"
)

// Address reports whether a text is an http or https address with a host and
// without user or password. If not, near is the likely address, another fix in
// words, or "".
func Address(s string) (near string, ok bool) {
	u, err := url.Parse(s)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil {
		return "", true
	}
	return nearAddress(s, u, err), false
}

// nearAddress returns the address that the author probably meant, or where it
// belongs.
func nearAddress(s string, u *url.URL, err error) string {
	switch {
	case err != nil, strings.ContainsAny(s, " <>\""):
		return ""
	case u.Scheme == "" && strings.Contains(s, ".") && !strings.HasPrefix(s, "."):
		return "https://" + strings.TrimLeft(s, "/")
	case u.User != nil && u.Host != "":
		u.User = nil
		return u.String() + ", without the name or password"
	case u.Scheme == "doi":
		return "https://doi.org/" + u.Opaque
	}
	return "a source of its own under sources, with kind, title and publisher_name"
}

// Host returns the host of an address in lower case, without www.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// SourceID returns the id of the source with an address; it depends only on the
// address.
func SourceID(address string) string {
	host := Host(address)
	name := Slug(host[:min(len(host), MaxID/2)])
	if name == "" { // no Latin letters in the host
		name = "source"
	}
	return name + "-" + Hash(address)
}
