// Package origin returns the origin of an address, for use in headers and in
// the configuration of servers. The browser's program does not need it.
package origin

import (
	"net/netip"
	"strings"
)

// Of returns the origin of an http or https address: scheme, host and port in
// lower case, such as "https://example.org:8443". It is safe in a header and in
// the configuration of a server: ok is false unless the host is an IP address
// or a name of letters, digits, hyphens and dots, which excludes wildcards,
// user names, passwords and anything that ends a directive. International names
// must be in their xn-- form. It takes time proportional to len(address).
func Of(address string) (origin string, ok bool) {
	scheme, rest, found := strings.Cut(address, "://")
	scheme = strings.ToLower(scheme)
	if !found || scheme != "http" && scheme != "https" {
		return "", false
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	rest = strings.ToLower(rest)
	host, port := rest, ""
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && !strings.HasSuffix(rest, "]") {
		if host, port = rest[:i], rest[i+1:]; !isPort(port) {
			return "", false
		}
	}
	if !isHost(host) {
		return "", false
	}
	return scheme + "://" + rest, true
}

func isPort(s string) bool {
	return s != "" && len(s) <= 5 && strings.Trim(s, "0123456789") == ""
}

func isHost(s string) bool {
	if inner, ok := strings.CutPrefix(s, "["); ok {
		inner, closed := strings.CutSuffix(inner, "]")
		ip, err := netip.ParseAddr(inner)
		return closed && err == nil && ip.Is6() && ip.Zone() == ""
	}
	if len(s) > 253 {
		return false
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(s, "."), ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return true
}
