package media

import (
	"html"
	"regexp"
	"strings"
)

// Captions reads a file of captions (WebVTT) and returns what they say, a line for each
// cue, with the speaker where one is named. It returns a *Fault for another file, or one
// without a cue.
func Captions(data []byte) (lines string, fault *Fault) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(data), "\ufeff"))
	if !strings.HasPrefix(text, "WEBVTT") {
		return "", &Fault{"the captions are no WebVTT: the file does not begin with WEBVTT", "a file of WebVTT; ffmpeg -i captions.srt captions.vtt makes one"}
	}
	var out []string
	for block := range strings.SplitSeq(text, "\n\n") {
		all := strings.Split(strings.TrimSpace(block), "\n")
		for i, line := range all {
			if strings.Contains(line, "-->") {
				if said := spoken(strings.Join(all[i+1:], " ")); said != "" {
					out = append(out, said)
				}
				break
			}
		}
	}
	if len(out) == 0 {
		return "", &Fault{"the captions hold no cue", "lines such as 00:01.000 --> 00:04.000 with the words below"}
	}
	return strings.Join(out, "\n"), nil
}

var (
	speaker = regexp.MustCompile(`<v(?:\.[^ >]*)? ([^>]*)>`)
	marks   = regexp.MustCompile(`<[^>]*>`)
)

// spoken returns the text of a cue without its marks, after the name of its speaker.
func spoken(cue string) string {
	said := strings.TrimSpace(html.UnescapeString(marks.ReplaceAllString(cue, "")))
	if m := speaker.FindStringSubmatch(cue); m != nil && said != "" {
		return m[1] + ": " + said
	}
	return said
}
