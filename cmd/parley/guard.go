package main

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// guard decides which requests the server answers. A record being edited may
// only be read by pages of this server: not by a page of another site in the
// same browser, nor through a host name that was redirected to this machine.
type guard struct {
	host   string // from --addr, in lower case
	public bool   // anyone may read
}

// newGuard returns the guard for a server at an address. It returns an error
// for an address that is open to every machine, unless public is set.
func newGuard(addr string, public bool) (guard, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return guard{}, fmt.Errorf("--addr: %w", err)
	}
	if ip := net.ParseIP(host); !public && (host == "" || ip != nil && ip.IsUnspecified()) {
		return guard{}, fmt.Errorf("--addr %s lets every machine that reaches this one read the record while it is written; add --public if that is meant, or name one address", addr)
	}
	return guard{strings.ToLower(host), public}, nil
}

// refuses returns why a request is rejected, or "" if it is allowed.
func (g guard) refuses(r *http.Request) string {
	if g.public {
		return ""
	}
	host := hostOf(r.Host)
	if host != g.host && !loopback(host) {
		return "this server answers to the address it was started with, and to localhost; parley serve --public answers to any"
	}
	// Browsers send the origin of a request. Following a link is allowed: the
	// linking page does not see the response.
	from, foreign := r.Header.Get("Sec-Fetch-Site"), false
	switch from {
	case "", "none", "same-origin":
		origin := r.Header.Get("Origin")
		u, err := url.Parse(origin)
		foreign = origin != "" && (err != nil || !strings.EqualFold(u.Host, r.Host))
	default:
		foreign = r.Header.Get("Sec-Fetch-Mode") != "navigate"
	}
	if foreign {
		return "this server answers its own pages only while the record is written; parley serve --public answers any"
	}
	return ""
}

// hostOf returns the host of a Host header, without port, brackets and trailing
// dot.
func hostOf(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// loopback reports whether a host is this machine, by a name or address that
// cannot be redirected.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

// headers returns the headers of each response, with the pages' content security policy:
// those of a published site, or those that keep other pages from reading and framing it.
func (g guard) headers(policy string) [][2]string {
	if g.public {
		return headersOf(policy)
	}
	return [][2]string{
		{"Content-Security-Policy", policy + "; frame-ancestors 'self'"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Vary", "Accept-Encoding, Sec-Fetch-Site, Sec-Fetch-Mode, Origin"},
	}
}

// opens describes what a public server exposes, or "" if it is not public.
func (g guard) opens() string {
	if !g.public {
		return ""
	}
	return "public: every machine that reaches this address, and every page open in a browser there, can read the record, its data files, and what parley check finds, with the names of the files"
}
