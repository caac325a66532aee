package main

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"parley/app/site"
)

// guard decides whom the server answers. A record that is being written is read
// by the pages of this server alone: a page of another site in the same browser
// must not get at it, nor one whose name was pointed at this machine.
type guard struct {
	host   string // that --addr names, in lower case
	public bool   // anybody may read
}

// newGuard makes the guard for a server at an address. It returns an error for an
// address that opens the server to every machine, unless that is meant.
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

// refuses says why a request is not answered, "" when it is.
func (g guard) refuses(r *http.Request) string {
	if g.public {
		return ""
	}
	host := hostOf(r.Host)
	if host != g.host && !loopback(host) {
		return "this server answers to the address it was started with, and to localhost; parley serve --public answers to any"
	}
	// A browser says where a request comes from. Following a link is no reading:
	// the page that has it does not see what comes.
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

// hostOf is the host of a Host header, without the port, brackets and last dot.
func hostOf(host string) string {
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// loopback reports whether a host is this machine by a name or number that
// nobody can point elsewhere.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}

// headers are those that go with every answer: those of a published site, or
// those of pages that no other page may read or frame.
func (g guard) headers() [][2]string {
	if g.public {
		return headers
	}
	return [][2]string{
		{"Content-Security-Policy", site.Policy + "; frame-ancestors 'self'"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Vary", "Accept-Encoding, Sec-Fetch-Site, Sec-Fetch-Mode, Origin"},
	}
}

// opens says what a public server opens, "" for one that is not.
func (g guard) opens() string {
	if !g.public {
		return ""
	}
	return "public: every machine that reaches this address, and every page open in a browser there, can read the record, its data files, and what parley check finds, with the names of the files"
}
