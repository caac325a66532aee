package e2e

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
)

// ServeEdit serves a folder with parley serve --edit for the duration of the test, without
// the program, and returns the address of the editor, with its token.
func ServeEdit(t testing.TB, dir string, flags ...string) string {
	t.Helper()
	cmd := exec.Command(parley(t), append([]string{"serve", dir, "--edit", "--no-program", "--addr", "127.0.0.1:0"}, flags...)...)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address := lines.Text(); strings.Contains(address, "/edit/#") {
			go func() { // what it says from now on is not read, and does not stop it
				for lines.Scan() {
				}
			}()
			return address
		}
	}
	t.Fatalf("parley serve --edit ended without an address: %v", lines.Err())
	return ""
}

// Parley runs the tool and returns what it wrote and whether it found nothing wrong.
func Parley(t testing.TB, args ...string) (out string, ok bool) {
	t.Helper()
	text, err := exec.Command(parley(t), args...).CombinedOutput()
	return string(text), err == nil
}
