// Package spec holds the dataset format that editors write: spec.md describes
// it, the JSON Schemas are for completion and error checking in editors, and the
// samples in valid/ and invalid/ test its readers.
package spec

import _ "embed"

// Schema is the JSON Schema (2020-12) of one file of a dataset.
//
//go:embed dataset.schema.json
var Schema []byte

// SchemaName is the file name of Schema.
const SchemaName = "dataset.schema.json"

// PatchSchema is the JSON Schema (2020-12) of a patch: what an editor changed.
//
//go:embed patch.schema.json
var PatchSchema []byte
