package e2e

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"parley/data/testkit/tool"
)

// Firefox opens an address in Firefox, without a window and with a folder for its
// profile. It skips the test where Firefox is missing, and fails it under CI=true.
//
// The end of the test kills Firefox with all its processes. It is not asked to end: a
// script that runs the tests in its background makes them, and what they start, deaf to
// an interrupt.
func Firefox(t testing.TB, profile, address string, flags ...string) {
	t.Helper()
	c := exec.Command(tool.Path(t, "firefox-esr"), append(append([]string{"--headless", "--no-remote", "--profile", profile}, flags...), address)...)
	c.Env = append(os.Environ(), "HOME="+profile)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-c.Process.Pid, syscall.SIGKILL) // it is gone already where it fails
		c.Wait()
	})
}
