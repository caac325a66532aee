package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"parley/cmd/internal/media"
	"parley/data/dataset"
)

func fetchMediaCommand() command {
	return command{
		name: "fetch-media", args: "[--again] [--private] DIR", summary: "Copy the pictures that lie at addresses into the folder",
		help: `Copies every picture, sound, film and document that the record names by an http or https
address into the folder media beside it, under a name made from the address. Pages show the
copy from then on; until then they show a link and load nothing. The record stays as it is.
What a file is its content says; a web page is not copied and stays a link, and so does what
lies at YouTube and other sites with players of their own.

  --again           copy also what was copied before
  --private         also from this machine and its network, which a record of others
                    should not reach

You may publish a copy only where the licence of the work allows it. Exit status: 0 all were
copied, 1 some were not, 2 could not run.`,
		example: "parley fetch-media . && parley build . -o public",
		run:     runFetchMedia,
	}
}

// fetcher copies files at addresses.
type fetcher struct {
	streams
	dir    string
	again  bool
	client *http.Client
}

// Limits of a fetch: of all of it, and of the redirections that it follows.
const (
	fetchPatience = 2 * time.Minute
	mostHops      = 5
)

func runFetchMedia(s streams, args []string) int {
	flags := flag.NewFlagSet("fetch-media", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	again, private := flags.Bool("again", false, ""), flags.Bool("private", false, "")
	dirs, err := parseFlags(flags, args)
	switch {
	case err != nil:
		return s.fail("fetch-media: %v; see parley fetch-media --help", err)
	case len(dirs) != 1:
		return s.fail("fetch-media: name one folder with a dataset, such as parley fetch-media .")
	}
	var in input
	if err := in.name(dirs[0]); err != nil {
		return s.fail("fetch-media: %v", err)
	}
	v, err := in.version()
	if err != nil {
		return s.fail("fetch-media: %v", err)
	}
	f := &fetcher{s, in.folder.home(), *again, mediaClient(*private)}
	return f.all(v.d)
}

// all copies what the record names, each address once, and says what became of it.
func (f *fetcher) all(d *dataset.Dataset) int {
	copied, kept, failed := 0, 0, 0
	seen := map[string]bool{}
	g := &gallery{dir: f.dir}
	d.EachMedia(func(m *dataset.Media, _ string) {
		for _, address := range []string{m.Src, m.Poster, m.VTT} {
			if !strings.Contains(address, "://") || seen[address] || media.PlayerOf(address).Known {
				continue
			}
			seen[address] = true
			if g.copyOf(address) != "" && !f.again {
				kept++
				continue
			}
			name, size, err := f.one(address)
			if err != nil {
				failed++
				fmt.Fprintf(f.err, "%s: %v\n", address, err)
				continue
			}
			copied++
			fmt.Fprintf(f.out, "%s, %s, from %s\n", name, bytesText(size), address)
		}
	})
	fmt.Fprintf(f.err, "%s copied, %d there before, %d not copied\n", plural(copied, "file"), kept, failed)
	if failed > 0 {
		return exitFindings
	}
	return exitOK
}

// one copies a file and returns its name in the folder and its size.
func (f *fetcher) one(address string) (name string, size int, err error) {
	data, err := f.get(address)
	if err != nil {
		return "", 0, err
	}
	x, fault := media.Read(address, data)
	if x.Kind == "" {
		return "", 0, fault
	}
	if x.Scales() {
		if _, fault := media.Open(x, data); fault != nil {
			return "", 0, fault
		}
	}
	name = copiesName + "/" + copyName(address) + x.Ext
	return name, len(data), f.disk.Write(filepath.Join(f.dir, filepath.FromSlash(name)), data)
}

func (f *fetcher) get(address string) ([]byte, error) {
	ctx, stop := context.WithTimeout(context.Background(), fetchPatience)
	defer stop()
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	q.Header.Set("User-Agent", "Parley fetch-media")
	q.Header.Set("Accept", "image/jpeg, image/png, image/webp, image/svg+xml, audio/*, video/*, application/pdf, */*;q=0.1")
	r, err := f.client.Do(q)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the answer is %s", r.Status)
	}
	data, err := io.ReadAll(io.LimitReader(r.Body, media.MostFile+1))
	if err == nil && len(data) > media.MostFile {
		err = fmt.Errorf("the file holds more than %d MB", media.MostFile>>20)
	}
	return data, err
}

// mediaClient asks http and https addresses alone, follows few redirections, sends no
// cookies, and reaches only public addresses unless private is set.
func mediaClient(private bool) *http.Client {
	dial := &net.Dialer{Timeout: 20 * time.Second}
	if !private {
		dial.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	return &http.Client{
		Transport: &http.Transport{DialContext: dial.DialContext, TLSHandshakeTimeout: 20 * time.Second, ResponseHeaderTimeout: 30 * time.Second, MaxResponseHeaderBytes: 1 << 20},
		CheckRedirect: func(q *http.Request, via []*http.Request) error {
			switch {
			case q.URL.Scheme != "http" && q.URL.Scheme != "https":
				return errors.New("it leads to " + q.URL.Scheme + ", which is not fetched")
			case len(via) >= mostHops:
				return fmt.Errorf("it leads on more than %d times", mostHops)
			}
			return nil
		},
	}
}

// public returns an error for the address of this machine or its network. It is asked
// for the address that a name stands for, after each redirection.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if ip := at.Addr().Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() || shared.Contains(ip) {
		return fmt.Errorf("%s is an address of this machine or its network; --private fetches from there", ip)
	}
	return nil
}

// shared is the network between a provider and its customers (RFC 6598).
var shared = netip.MustParsePrefix("100.64.0.0/10")
