#!/usr/bin/env bash
# go test -json gives no result for a test that the time limit of its package cut off, only for the package.
# Needs: go
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >go.mod <<'END'
module cut
go 1.24
END
cat >cut_test.go <<'END'
package cut

import (
	"testing"
	"time"
)

func TestEnds(t *testing.T) {}

func TestHangs(t *testing.T) { time.Sleep(time.Hour) }
END
echo "version: $(go version)"
echo "guess: every test with the action run later has one of pass, fail or skip; a test that its package's limit cuts off has fail"
out=$(go test -json -timeout 1s . 2>&1 | grep -oE '"Action":"(run|pass|fail|skip)","Package":"cut"(,"Test":"[A-Za-z]+")?' || true)
echo "behaviour: TestHangs has run and nothing more; fail comes for the package alone, without the name of a test"
echo "output:"
echo "$out"
want='"Action":"run","Package":"cut","Test":"TestEnds"
"Action":"pass","Package":"cut","Test":"TestEnds"
"Action":"run","Package":"cut","Test":"TestHangs"
"Action":"fail","Package":"cut"'
[ "$out" = "$want" ]
