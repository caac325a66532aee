package site

import (
	"net/url"
	"strings"

	"parley/app/chronicle"
	"parley/data/origin"
)

// Safe returns an address that may stand in a link, see chronicle.Outward;
// everything else ("javascript:", "data:", a bare word) gives "".
func Safe(address string) string {
	if address = strings.TrimSpace(address); chronicle.Outward(address) {
		return address
	}
	return ""
}

// Base is the absolute address a site is published under, "" for none. It
// always ends with a slash.
type Base string

// ParseBase reads the address of a site. It returns "" for an address that is
// not absolute, or not http or https, or has no origin. It takes time that grows with
// the length of address.
func ParseBase(address string) Base {
	s := Safe(address)
	if _, ok := origin.Of(s); !ok {
		return ""
	}
	s, _, _ = strings.Cut(s, "#")
	s, _, _ = strings.Cut(s, "?")
	return Base(strings.TrimRight(s, "/") + "/")
}

// Join returns the absolute address of a path from the site's root, which may begin with "../"
// in a site that lies in another; "" when there is no base.
func (b Base) Join(path string) string {
	if b == "" {
		return ""
	}
	for strings.HasPrefix(path, "../") {
		path = path[len("../"):]
		b = b[:strings.LastIndexByte(string(b[:len(b)-1]), '/')+1]
	}
	return string(b) + path
}

// Origin returns the origin of the address, "" when there is no base. It may stand in a
// header, a policy and the configuration of a server.
func (b Base) Origin() string {
	o, _ := origin.Of(string(b))
	return o
}

// Root is where the site starts on its host: "/" when that is not known. Only
// a page that is served under any address, 404.html, needs it.
func (b Base) Root() string {
	u, err := url.Parse(string(b))
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.EscapedPath()
}

// up returns the way from a page at path to the root of the site: "" for the first
// page, "../../" for "event/x/index.html".
func up(path string) string { return strings.Repeat("../", strings.Count(path, "/")) }
