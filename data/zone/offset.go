package zone

import (
	"strconv"
	"strings"
)

// seconds parses an offset in the format of browsers: GMT, GMT+03:00,
// GMT-00:01:15.
func seconds(s string) int32 {
	s = strings.TrimPrefix(s, "GMT")
	if s == "" {
		return 0
	}
	sum := int32(0)
	for i, part := range strings.Split(s[1:], ":") {
		n, _ := strconv.Atoi(part)
		sum += int32(n) * [...]int32{3600, 60, 1}[min(i, 2)]
	}
	if s[0] == '-' {
		return -sum
	}
	return sum
}
