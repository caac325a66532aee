package chronicle

import "strings"

// Outward reports whether an address of the record may stand in a link: http
// or https with a host and nothing that could be read as another address
// (blanks, control characters, backslashes, a user name before the host).
func Outward(address string) bool {
	scheme, rest, ok := strings.Cut(address, "://")
	if !ok || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
		return false
	}
	for i := 0; i < len(address); i++ {
		if c := address[i]; c <= ' ' || c == 0x7f || c == '\\' || c == '"' || c == '<' || c == '>' {
			return false
		}
	}
	host := rest
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host = rest[:i]
	}
	return host != "" && host[0] != ':' && !strings.Contains(host, "@")
}
