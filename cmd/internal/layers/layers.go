// Package layers holds the rules of which folder may import which, which
// packages stay out of the program for the browser, what the top level holds and
// which form a finding has. Its tests keep them.
//
// This is policy. Change it with a reason in the commit, not to make a build
// pass.
package layers

// module is the path that imports within the module begin with.
const module = "parley"

// topLevel lists what the top level holds, beside names that begin with a dot.
const topLevel = "app data web cmd findings go.mod go.sum Makefile README.md"

// tiers lists the folders of the module from the innermost out. A package may
// import packages of earlier tiers, never of later ones and never a neighbour
// in its own tier; the programs in cmd may share packages of cmd.
var tiers = []string{
	"data/sorts data/sheet data/spec data/origin data/value",
	"data/edtf data/codebook",
	"data/dataset data/zone",
	"data/tongue",
	"data/check",
	"data/format/workbook",
	"data/format/assemble data/format/grid data/format/markup data/format/carry",
	"data/format/items data/format/json",
	"data/format data/pack data/sets",
	"data/revision data/intake data/mend",
	"data/patch",
	"data/testkit",
	"app/timescale",
	"app/words",
	"app/words/lang",
	"app/lane app/density app/network app/atlas",
	"app/query",
	"app/view",
	"app/scene",
	"app/doc",
	"app/timeline app/actormap app/graphfile app/worldmap app/card app/chronicle app/promise app/facts app/change app/story",
	"app/course",
	"app/article app/opening",
	"app/scene/svg app/scene/canvas app/scene/raster app/browser",
	"app/doc/html app/doc/nodes",
	"web",
	"app/site",
	"app/ui",
	"cmd",
}

// only names the packages that few folders may import. A package of another
// module that is not named here may be imported nowhere.
var only = map[string]string{
	"syscall/js": "app/scene/canvas app/browser data/zone cmd/webapp cmd/reader cmd/e2e/hello",
	"os":         "cmd data/testkit/golden data/testkit/tool",
	"net/http":   "cmd",
	"github.com/maxence-charriere/go-app/v10/pkg/app":       "app/doc/nodes app/ui cmd",
	"go.yaml.in/yaml/v4":                                    "data/format data/mend cmd",
	"github.com/andybalholm/brotli":                         "cmd",
	"github.com/chromedp/chromedp":                          "cmd/internal/chromium",
	"github.com/parquet-go/parquet-go":                      "data/format/parquet",
	"github.com/go-text/typesetting/di":                     "app/scene/raster",
	"github.com/go-text/typesetting/font":                   "app/scene/raster",
	"github.com/go-text/typesetting/font/opentype":          "app/scene/raster",
	"github.com/go-text/typesetting/language":               "app/scene/raster",
	"github.com/go-text/typesetting/shaping":                "app/scene/raster",
	"golang.org/x/image/math/fixed":                         "app/scene/raster",
	"golang.org/x/net/html":                                 "cmd/internal/recount",
	"github.com/tdewolff/minify/v2":                         "app/site",
	"github.com/tdewolff/minify/v2/css":                     "app/site",
	"github.com/tdewolff/minify/v2/js":                      "app/site",
	"golang.org/x/image/vector":                             "app/scene/raster",
	"golang.org/x/image/draw":                               "cmd/internal/media",
	"golang.org/x/image/webp":                               "cmd/internal/media",
	"github.com/go-fonts/dejavu/dejavusans":                 "app/scene/raster",
	"github.com/go-fonts/dejavu/dejavusansbold":             "app/scene/raster",
	"github.com/go-fonts/liberation/liberationsansbold":     "app/scene/raster",
	"github.com/go-fonts/liberation/liberationsansregular":  "app/scene/raster",
	"github.com/go-fonts/liberation/liberationserifbold":    "app/scene/raster",
	"github.com/go-fonts/liberation/liberationserifitalic":  "app/scene/raster",
	"github.com/go-fonts/liberation/liberationserifregular": "app/scene/raster",
	"github.com/chromedp/cdproto/accessibility":             "cmd/internal/chromium",
	"github.com/chromedp/cdproto/browser":                   "cmd/internal/chromium",
	"github.com/chromedp/cdproto/cdp":                       "cmd/internal/chromium",
	"github.com/chromedp/cdproto/emulation":                 "cmd/internal/chromium",
	"github.com/chromedp/cdproto/input":                     "cmd/internal/chromium",
	"github.com/chromedp/cdproto/network":                   "cmd/internal/chromium",
	"github.com/chromedp/cdproto/page":                      "cmd/internal/chromium",
	"github.com/chromedp/cdproto/systeminfo":                "cmd/internal/chromium",
	module + "/data/testkit":                                "cmd",
	module + "/data/testkit/bundled":                        "", // tests only
	module + "/data/testkit/golden":                         "", // tests only
	module + "/data/testkit/limit":                          "", // tests only
	module + "/data/testkit/tool":                           "cmd",
	module + "/data/sets":                                   "cmd data/testkit/bundled",
}

// native names what must never reach the program for the browser: packages that
// cost more bytes than they bring, and our own that read or write files. A name
// with a slash stands for the packages below it, too.
var native = []string{
	"crypto/tls", "crypto/x509", "net", "os/exec", "regexp/syntax",
	"html/template", "text/template", "encoding/xml", "encoding/gob", "encoding/csv",
	"golang.org/x/text", "golang.org/x/net", "go.yaml.in/yaml", "github.com/andybalholm/brotli",
	"github.com/chromedp", "github.com/santhosh-tekuri/jsonschema", "github.com/google/jsonschema-go",
	module + "/data/format", module + "/data/mend", module + "/data/patch", module + "/data/value", module + "/data/revision", module + "/data/check", module + "/data/sets", module + "/data/testkit",
	"golang.org/x/image", "github.com/go-text", "github.com/go-fonts", "github.com/tdewolff",
	module + "/app/doc/html", module + "/app/opening/picture", module + "/app/scene/raster", module + "/app/site", module + "/web",
}
