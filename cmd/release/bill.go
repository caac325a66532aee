package main

import (
	"encoding/json"
	"strings"

	"parley/cmd/internal/licences"
)

// sbomName is the file name of the software bill of materials.
const sbomName = "sbom.cdx.json"

// Types of a bill of materials in CycloneDX 1.5.
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

// notSPDX are names of licences that are not SPDX identifiers.
var notSPDX = map[string]bool{"Bitstream-Vera": true, "MIT-Modern-Variant": false, "public domain": true}

// bill lists the shipped parts, Parley first. The output is deterministic.
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
