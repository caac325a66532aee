# Two commands are enough: make run, make test. Logic longer than a line or two
# lives in cmd/, where it is tested. Everything built goes to .out/.

SET  ?= data/sets/ukraine-talks
ADDR ?= 127.0.0.1:8080

.PHONY: help run build release test lint bench clean
.DEFAULT_GOAL := help

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 8

run: ## build and serve a dataset (SET=folder ADDR=host:port), rebuild when a file changes
	go run ./cmd/parley serve $(SET) --addr $(ADDR)

build: ## the tool in .out/parley, one file that needs no Go, and the site of a dataset (SET=folder) in .out/site
	go run ./cmd/release --one .out/parley
	.out/parley build $(SET) -o .out/site

release: ## the tool for five systems in .out/release, with checksums and a list of its parts
	go run ./cmd/release

test: ## every check and every test; installs a browser and Node.js where it may
	@.ci/need --all
	@go run ./cmd/testall

lint: ## the quick checks: gofmt and go vet, here and for the browser
	@go run ./cmd/testall format vet

bench: ## the budgets of size and speed; fails when one is exceeded
	@.ci/need chromium node
	@go run ./cmd/bench

clean: ## remove everything built
	rm -rf .out
