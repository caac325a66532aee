//go:build !js

package graphfile

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/data/testkit/bundled"
	"parley/data/testkit/tool"
)

// readers are the packages that open the file: a widely used graph library, and the XML parser
// that it needs outside a browser.
var readers = []string{"graphology@0.26.0", "graphology-gexf@0.13.2", "graphology-graphml@0.5.2"}

// script opens a GEXF and a GraphML file and prints what it found.
const script = `
const Graph = require("graphology"), gexf = require("graphology-gexf");
const g = gexf.parse(Graph, require("fs").readFileSync(process.argv[2], "utf8"));
const kinds = {};
g.forEachEdge((e, a) => { kinds[a.layer] = (kinds[a.layer] || 0) + 1; });
const t = g.getNodeAttributes("trump");
console.log([g.order, g.size, g.multi, kinds.together, kinds.about, kinds.belongs, t.label, typeof t.events].join(" "));
const l = require("graphology-graphml").parse(Graph, require("fs").readFileSync(process.argv[3], "utf8"));
let directed = 0, none = 0;
l.forEachEdge((e, a) => { if (l.isDirected(e)) directed++; if (a.undirected === true) none++; });
console.log([l.order, l.size, directed, none, l.getNodeAttributes("trump").label, g.undirectedSize].join(" "));`

// TestAnotherProgramOpensIt opens the GEXF and the GraphML file of the wide record in
// graphology: in the latter every tie is directed, and undirected ones are marked. It skips
// if npm is missing, and fails then under CI=true.
func TestAnotherProgramOpensIt(t *testing.T) {
	npm, node := tool.Path(t, "npm"), tool.Path(t, "node")
	dir, err := filepath.Abs("../../.out/npm/graphology")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "graphology-graphml")); err != nil {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		args := append([]string{"install", "--prefix", dir, "--no-audit", "--no-fund", "--loglevel=error"}, readers...)
		if out, err := exec.Command(npm, args...).CombinedOutput(); err != nil {
			t.Fatalf("npm %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	n := Of(bundled.Wide(t), Ask{})
	file := filepath.Join(t.TempDir(), "network.gexf")
	if err := os.WriteFile(file, n.GEXF(nil), 0o644); err != nil {
		t.Fatal(err)
	}
	graphml := filepath.Join(filepath.Dir(file), "network.graphml")
	if err := os.WriteFile(graphml, n.GraphML(nil), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-", file, graphml)
	cmd.Dir, cmd.Stdin = dir, strings.NewReader(script)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var layers [3]int
	loose := 0
	for i := range n.ties {
		layers[n.ties[i].layer]++
		if !n.ties[i].directed {
			loose++
		}
	}
	want := fmt.Sprintf("%d %d true %d %d %d Donald Trump number\n%[1]d %[2]d %[2]d %[6]d Donald Trump %[6]d", len(n.nodes), len(n.ties), layers[0], layers[1], layers[2], loose)
	if got := strings.TrimSpace(string(out)); got != want {
		t.Errorf("read %q, written %q", got, want)
	}
}
