// Package tool finds the external programs with which tests open Parley's
// files. A missing program skips the test with a message, or fails it if
// CI=true; .ci/need lists the Debian package of each. Only tests may import it,
// in files that are not built for the browser (//go:build !js).
package tool

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Path returns the path of a program in PATH or in /usr/sbin, which a user's
// PATH may lack.
func Path(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		path, err = exec.LookPath(filepath.Join("/usr/sbin", program))
	}
	if err != nil {
		missing(t, program, err)
	}
	return path
}

// debian is the Python that has Debian's modules, whatever comes first in PATH.
const debian = "/usr/bin/python3"

// Python returns the path of a Python that can import the modules.
func Python(t testing.TB, modules ...string) string {
	t.Helper()
	path, err := exec.LookPath(debian)
	if err != nil {
		path = Path(t, "python3")
	}
	for _, m := range modules {
		if out, err := exec.Command(path, "-c", "import "+m).CombinedOutput(); err != nil {
			missing(t, "python:"+m, fmt.Errorf("%w\n%s", err, out))
		}
	}
	return path
}

// missing skips or fails a test that needs the entry name of .ci/need.
func missing(t testing.TB, name string, err error) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is missing; as root on Debian run .ci/need %s: %v", name, name, err)
	}
	fmt.Fprintf(os.Stderr, "\n*** %s SKIPPED: %s is missing; run .ci/need %s\n", t.Name(), name, name)
	t.Skip(err)
}
