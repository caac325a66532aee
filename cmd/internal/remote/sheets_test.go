package remote

import "testing"

// An address at which people read a sheet, or a timeline made of it, is that of its
// table; any other is left alone.
func TestAddressOfASheet(t *testing.T) {
	const id = "1cWqQBZCkX9GpzFtxCWHoqFXCHg-ylTVUWlnrdYMzKUI"
	for in, want := range map[string]string{
		"https://docs.google.com/spreadsheets/d/e/2PACX-1v_a/pubhtml":                                                "https://docs.google.com/spreadsheets/d/e/2PACX-1v_a/pub?output=csv",
		"https://docs.google.com/spreadsheets/d/e/2PACX-1v_a/pubhtml?gid=7&single=true":                              "https://docs.google.com/spreadsheets/d/e/2PACX-1v_a/pub?gid=7&output=csv&single=true",
		"https://docs.google.com/spreadsheets/d/e/2PACX-1v_a/pub?output=csv":                                         "https://docs.google.com/spreadsheets/d/e/2PACX-1v_a/pub?output=csv",
		"https://docs.google.com/spreadsheets/d/" + id + "/edit#gid=12":                                              "https://docs.google.com/spreadsheets/d/" + id + "/export?format=csv&gid=12",
		"https://docs.google.com/spreadsheets/d/" + id + "/edit?usp=sharing":                                         "https://docs.google.com/spreadsheets/d/" + id + "/export?format=csv",
		"https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=v2%3A2PACX-1vTxHcGH5yMfU0rL&font=x": "https://docs.google.com/spreadsheets/d/e/2PACX-1vTxHcGH5yMfU0rL/pub?output=csv",
		"https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=" + id:                              "https://docs.google.com/spreadsheets/d/" + id + "/pub?output=csv",
		"https://example.org/spreadsheets/d/e/2PACX-1v_a/pubhtml":                                                    "https://example.org/spreadsheets/d/e/2PACX-1v_a/pubhtml",
		"https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=https%3A%2F%2Fexample.org%2Fa.json": "https://cdn.knightlab.com/libs/timeline3/latest/embed/index.html?source=https%3A%2F%2Fexample.org%2Fa.json",
	} {
		a, err := New(in, "")
		if err != nil || a.String() != want {
			t.Errorf("%s is %v, %v; want %s", in, a, err, want)
		}
	}
}
