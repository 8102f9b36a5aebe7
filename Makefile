# For developers. Users need only ./run and ./test. Every target is the command it shows.
JOBS ?= $(shell nproc)
SECONDS_EACH ?= 300

.PHONY: help check format tidy eval bench approve fuzz
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

check:  ## everything a reviewer would run
	.ci/run

format:  ## format all C++
	tools/check_format.sh --fix

tidy:  ## look for mistakes with clang-tidy
	cmake --preset tidy
	cmake --build --preset tidy --target hearsay -j $(JOBS) -- -k 0

eval:  ## accuracy; TASK="times figures" for some, DATA=FOLDER for other sets
	cmake --preset release
	cmake --build --preset release --target hearsay -j $(JOBS)
	python3 -B eval/run.py $(TASK) $(if $(DATA),--data $(DATA))

bench:  ## speed and memory, stage by stage and of the whole program
	cmake --preset bench
	cmake --build --preset bench -j $(JOBS)
	build/bench/benchmarks/hearsay_bench
	python3 -B benchmarks/whole_process.py --binary build/bench/hearsay

approve:  ## rewrite the expected part of the cases; then read git diff
	cmake --preset release -DHEARSAY_TESTS=ON
	cmake --build --preset release --target hearsay_tests -j $(JOBS)
	HEARSAY_APPROVE=1 build/release/tests/hearsay_tests
	git diff --stat -- tests/cases

fuzz:  ## every fuzz target for SECONDS_EACH=300 seconds
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	set -e; for target in build/fuzz/fuzz/*_fuzz; do \
	  corpus=build/fuzz/corpus/$$(basename $$target); mkdir -p $$corpus; \
	  $$target -max_total_time=$(SECONDS_EACH) $$corpus examples tests/cases; \
	done
