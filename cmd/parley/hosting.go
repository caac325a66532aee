package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/app/site"
)

// Cache-Control for addresses whose content never changes, and for all others.
const (
	forEver = "public, max-age=31536000, immutable"
	askEach = "no-cache" // cached, but revalidated, which costs almost nothing if unchanged
)

// sent returns the headers that every host should send for a site with an
// address: those of this tool's public server, except those about compression.
// Pages also contain a policy with the address, and both apply.
func sent(base site.Base, policy string) [][2]string {
	var out [][2]string
	for _, h := range headersOf(policy) {
		if h[0] != "Vary" {
			out = append(out, [2]string{h[0], site.Framed(h[1], base)})
		}
	}
	return out
}

// hosting returns the configuration files for common hosts: _headers for
// Netlify, Cloudflare Pages and others, .htaccess for Apache, and nginx.conf to
// include in a server block. folders are those of its further languages. The site works on hosts that ignore them.
func hosting(base site.Base, policy string, folders ...string) bundle {
	return bundle{{".htaccess", apache(base, policy)}, {"_headers", netlify(base, policy, folders)}, {"nginx.conf", nginx(base, policy)}}
}

// rootOf returns the root of the site on its host, or "/" for a path with
// characters that are special in a server's configuration.
func rootOf(base site.Base) string {
	root := base.Root()
	if strings.Trim(strings.ToLower(root), "abcdefghijklmnopqrstuvwxyz0123456789/._~-") != "" {
		return "/"
	}
	return root
}

func netlify(base site.Base, policy string, folders []string) []byte {
	b := []byte("# Headers for Netlify, Cloudflare Pages and hosts that read the same file.\n/*\n")
	for _, h := range sent(base, policy) {
		b = fmt.Appendf(b, "  %s: %s\n", h[0], h[1])
	}
	// These hosts revalidate every file by default, and join headers set by two
	// rules, so there must be no rule for all files.
	b = fmt.Appendf(b, "/sw.js\n  Cache-Control: %[1]s\n/latest.json\n  Cache-Control: %[1]s\n/assets/*\n  Cache-Control: %[2]s\n/media/*\n  Cache-Control: %[2]s\n/assets/*.wasm\n  Content-Type: application/wasm\n/manifest.webmanifest\n  Content-Type: application/manifest+json\n", askEach, forEver)
	for _, f := range folders {
		b = fmt.Appendf(b, "/%[3]ssw.js\n  Cache-Control: %[1]s\n/%[3]slatest.json\n  Cache-Control: %[1]s\n/%[3]sassets/*\n  Cache-Control: %[2]s\n/%[3]smanifest.webmanifest\n  Content-Type: application/manifest+json\n", askEach, forEver, f)
	}
	return b
}

func apache(base site.Base, policy string) []byte {
	b := fmt.Appendf(nil, "# Headers, types and compressed copies for Apache 2.4.\nErrorDocument 404 %s404.html\n", rootOf(base))
	for _, ext := range slices.Sorted(maps.Keys(types)) {
		b = fmt.Appendf(b, "AddType \"%s\" %s\n", types[ext], ext)
	}
	b = append(b, "<IfModule mod_headers.c>\n"...)
	for _, h := range sent(base, policy) {
		b = fmt.Appendf(b, "Header set %s \"%s\"\n", h[0], h[1])
	}
	b = fmt.Appendf(b, "Header set Cache-Control \"%s\"\n<If \"%%{REQUEST_URI} =~ m#/(assets|media)/#\">\nHeader set Cache-Control \"%s\"\n</If>\n</IfModule>\n", askEach, forEver)
	b = append(b, "<IfModule mod_rewrite.c>\nRewriteEngine On\n"...)
	for _, c := range [][2]string{{"br", "br"}, {"gzip", "gz"}} {
		b = fmt.Appendf(b, "RewriteCond %%{HTTP:Accept-Encoding} %s\nRewriteCond %%{REQUEST_FILENAME}.%s -f\nRewriteRule ^(.+)\\.(%s)$ $1.$2.%s [L,E=coding:%s]\n", c[0], c[1], strings.ReplaceAll(strings.Join(compressed, "|"), ".", ""), c[1], c[0])
	}
	return append(b, "<IfModule mod_headers.c>\nHeader set Content-Encoding %{REDIRECT_coding}e env=REDIRECT_coding\nHeader append Vary Accept-Encoding\n</IfModule>\n"+apacheTypes()+"</IfModule>\n"...)
}

// apacheTypes gives compressed copies the content type of the original.
func apacheTypes() string {
	var b strings.Builder
	for _, ext := range compressed {
		fmt.Fprintf(&b, "<FilesMatch \"\\%s\\.(br|gz)$\">\nForceType \"%s\"\nSetEnvIf Request_URI \"\\.(br|gz)$\" no-gzip no-brotli\n</FilesMatch>\n", ext, types[ext])
	}
	return b.String()
}

func nginx(base site.Base, policy string) []byte {
	b := fmt.Appendf(nil, "# For a server block of nginx: include /path/to/site/nginx.conf;\n# brotli_static needs the module ngx_brotli; gzip_static is built in.\ngzip_static on;\n# brotli_static on;\nerror_page 404 %[1]s404.html;\nlocation = %[1]snginx.conf { return 404; }\n", rootOf(base))
	block := func(head, cache string) {
		b = fmt.Appendf(b, "%s {\n  types {%s }\n", head, nginxTypes())
		for _, h := range sent(base, policy) {
			b = fmt.Appendf(b, "  add_header %s \"%s\" always;\n", h[0], h[1])
		}
		b = fmt.Appendf(b, "  add_header Cache-Control \"%s\";\n}\n", cache)
	}
	block("location /", askEach)
	block("location ~ /(assets|media)/", forEver)
	return b
}

// nginxTypes returns the content types for nginx, without the character
// encoding, which pages declare themselves.
func nginxTypes() string {
	var b strings.Builder
	for _, ext := range slices.Sorted(maps.Keys(types)) {
		kind, _, _ := strings.Cut(types[ext], ";")
		fmt.Fprintf(&b, " %s %s;", kind, ext[1:])
	}
	return b.String()
}
