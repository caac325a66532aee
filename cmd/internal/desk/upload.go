package desk

import (
	"context"
	"fmt"
	"path"
	"strings"

	"parley/cmd/internal/media"
	"parley/data/value"
)

// uploadOut is a media file that was written into the folder.
type uploadOut struct {
	Src string `json:"src"` // as the record names it
	Say string `json:"say"`
}

// Upload writes a media file into the folder of the record, under a name made of its own. It
// returns an error for one that the site would not show, with the way out.
func (s *Desk) Upload(ctx context.Context, name string, data []byte) (any, error) {
	f, err := sound(name, data)
	if err != nil {
		return nil, err
	}
	base := ID(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	if base == "" {
		base = f.Kind
	}
	src, err := s.Folder.Keep(ctx, "media/"+base, f.Ext, data)
	if err != nil {
		return nil, err
	}
	return uploadOut{src, s.Words.Say("edit.say.uploaded", src)}, nil
}

// sound says what a media file is. It returns an error for one that is not shown, or is
// broken, with the way out.
func sound(name string, data []byte) (media.File, error) {
	f, fault := media.Read(name, data)
	if f.Kind != "" && f.Scales() {
		if len(data) > media.MostPicture {
			fault, f.Kind = &media.Fault{Say: "the picture is larger than 32 MB", Suggest: "save it smaller; 2160 pixels are as wide as it is shown"}, ""
		} else if _, broken := media.Open(f, data); broken != nil {
			fault, f.Kind = broken, ""
		}
	}
	if f.Kind == "" {
		return f, faulty(fault)
	}
	return f, nil
}

func faulty(f *media.Fault) error { return fmt.Errorf("%s; %s", f.Say, f.Suggest) }

// files returns the findings of the media that a record names: what is not in the folder, or is
// not shown.
func (s *Desk) files(record string, v value.Value) (out []foundOut) {
	f, _ := formOf(record)
	mapped(f, v, nil, func(f fieldOut, v value.Value, at []string) value.Value {
		if f.Kind != "file" || strings.Contains(v.Text, "://") || v.Text == "" {
			return v
		}
		data, err := s.Folder.File(v.Text)
		if err != nil {
			out = append(out, foundOut{Path: at, Bad: true, Say: s.Words.Say("edit.say.no-file", v.Text)})
		} else if file, fault := media.Read(v.Text, data); fault != nil {
			out = append(out, foundOut{Path: at, Bad: file.Kind == "", Say: fault.Say, Fix: fault.Suggest})
		}
		return v
	})
	return out
}
