package media

import (
	"net/url"
	"regexp"
	"strings"
)

// Player is another site that shows a film or a sound, and the address of its player.
type Player struct {
	Name  string // "YouTube"
	Known bool   // the site is one of the table: its addresses are pages, never files
	Frame string // loaded in a frame once a reader asks for it, or "" for a link alone
}

// player is a site: its hosts, with all below them, the paths of its films and sounds, and
// the address of the player, in which $1 and so on stand for the groups of the path.
type player struct {
	name, hosts string
	path        *regexp.Regexp
	frame       string
}

// players are tried in order. A film of YouTube is named by the query v as well; see film.
var players = []player{
	{"YouTube", "youtube.com youtu.be youtube-nocookie.com", regexp.MustCompile(`^/(?:shorts/|live/|embed/|v/)?([\w-]{11})/?$`), "https://www.youtube-nocookie.com/embed/$1?autoplay=1"},
	{"Vimeo", "vimeo.com", regexp.MustCompile(`^/(?:video/|channels/[\w-]+/)?(\d+)/?$`), "https://player.vimeo.com/video/$1?dnt=1&autoplay=1"},
	{"Vimeo", "vimeo.com", regexp.MustCompile(`^/(\d+)/([0-9a-f]+)/?$`), "https://player.vimeo.com/video/$1?h=$2&dnt=1&autoplay=1"},
	{"Dailymotion", "dailymotion.com", regexp.MustCompile(`^/(?:embed/)?video/(\w+)/?$`), "https://geo.dailymotion.com/player.html?video=$1"},
	{"Dailymotion", "dai.ly", regexp.MustCompile(`^/(\w+)/?$`), "https://geo.dailymotion.com/player.html?video=$1"},
	{"SoundCloud", "soundcloud.com", regexp.MustCompile(`^(/[\w-]+/(?:sets/)?[\w-]+)/?$`), "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com$1"},
	{"Spotify", "open.spotify.com", regexp.MustCompile(`^/(?:intl-\w+/)?(track|episode|show|album|playlist)/(\w+)/?$`), "https://open.spotify.com/embed/$1/$2"},
	{"Internet Archive", "archive.org", regexp.MustCompile(`^/(?:details|embed)/([\w.-]+)/?$`), "https://archive.org/embed/$1"},
	{"TikTok", "tiktok.com", regexp.MustCompile(`^/@[\w.-]+/video/(\d+)/?$`), "https://www.tiktok.com/player/v1/$1"},
	{"X", "x.com twitter.com", nil, ""}, {"Instagram", "instagram.com", nil, ""}, {"Facebook", "facebook.com fb.watch", nil, ""},
	{"Telegram", "t.me telegram.me", nil, ""}, {"Bluesky", "bsky.app", nil, ""}, {"Flickr", "flickr.com", nil, ""}, {"LinkedIn", "linkedin.com", nil, ""},
}

// PlayerOf returns the site that an http or https address leads to, by its name where
// it is a known one, else by its host, and the player of what it shows.
func PlayerOf(address string) Player {
	u, err := url.Parse(address)
	if err != nil {
		return Player{Name: address}
	}
	host, found := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www."), Player{}
	for _, p := range players {
		if !at(host, p.hosts) {
			continue
		}
		path := u.Path
		if v := u.Query().Get("v"); p.name == "YouTube" && path == "/watch" {
			path = "/" + v
		}
		found.Name, found.Known = p.name, true
		if p.path != nil && p.path.MatchString(path) {
			return Player{p.name, true, p.path.ReplaceAllString(path, p.frame)}
		}
	}
	if found.Name == "" {
		found.Name = host
	}
	return found
}

// at reports whether a host is one of those, or below one.
func at(host, hosts string) bool {
	for h := range strings.FieldsSeq(hosts) {
		if host == h || strings.HasSuffix(host, "."+h) {
			return true
		}
	}
	return false
}

// named are the extensions of files that an address may name.
var named = regexp.MustCompile(`(?i)\.(jpe?g|png|gif|webp|svg|avif|mp3|wav|ogg|oga|flac|m4a|mp4|m4v|webm|pdf)$`)

// NamesFile reports whether an address leads to a file that the site could hold itself.
func NamesFile(address string) bool {
	u, err := url.Parse(address)
	return err == nil && named.MatchString(u.Path)
}
