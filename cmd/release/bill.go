package main

import (
	"encoding/json"
	"strings"

	"parley/cmd/internal/licences"
)

// sbomName is the file that lists the parts of the tool.
const sbomName = "sbom.cdx.json"

// The shapes of a bill of materials, as CycloneDX 1.5 has it.
type (
	billOf struct {
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Meta       metadata    `json:"metadata"`
		Components []component `json:"components"`
	}
	metadata struct {
		Component component `json:"component"`
	}
	component struct {
		Type     string    `json:"type"`
		Name     string    `json:"name"`
		Version  string    `json:"version,omitempty"`
		PURL     string    `json:"purl,omitempty"`
		Licenses []license `json:"licenses,omitempty"`
	}
	license struct {
		License named `json:"license"`
	}
	named struct {
		ID   string `json:"id,omitempty"`
		Name string `json:"name,omitempty"`
	}
)

// notSPDX are names of licences that the list of SPDX does not have under that name.
var notSPDX = map[string]bool{"Bitstream-Vera": true, "MIT-Modern-Variant": false, "public domain": true}

// bill lists what ships, Parley first. The same notices give the same bytes.
func bill(notices []licences.Notice) []byte {
	out := billOf{Format: "CycloneDX", Spec: "1.5", Version: 1}
	for i, n := range notices {
		c := component{Type: "library", Name: n.Name, Version: n.Version}
		if strings.Contains(n.Name, "/") && n.Version != "" {
			c.PURL = "pkg:golang/" + n.Name + "@" + n.Version
		}
		for _, id := range n.Licences {
			l := license{named{ID: id}}
			if notSPDX[id] || strings.Contains(id, " ") {
				l = license{named{Name: id}}
			}
			c.Licenses = append(c.Licenses, l)
		}
		if i == 0 {
			c.Type = "application"
			out.Meta.Component = c
			continue
		}
		out.Components = append(out.Components, c)
	}
	data, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		panic("release: texts cannot be written: " + err.Error())
	}
	return append(data, '\n')
}
