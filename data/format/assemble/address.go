package assemble

import (
	"net/url"
	"strings"
)

// Address says of a text whether it is an http or https address with a host and
// without a name or password. If not, near is what to write instead: the address that
// was meant, where that is plain, or another fix in words, or "".
func Address(s string) (near string, ok bool) {
	u, err := url.Parse(s)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil {
		return "", true
	}
	return nearAddress(s, u, err), false
}

// nearAddress is the address that an author may have meant, or where else it goes.
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

// Host is the host of an address in small letters, without www.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// SourceID is the id of the source that stands behind an address: the same for the
// same address.
func SourceID(address string) string {
	host := Host(address)
	name := Slug(host[:min(len(host), MaxID/2)])
	if name == "" { // a host without Latin letters
		name = "source"
	}
	return name + "-" + Hash(address)
}
