#!/bin/bash
# Installs the Debian 12 packages that Hearsay needs, and says what it adds and why.
#
#   tools/setup.sh [GROUP...]    build (if none is named), test, check
#   tools/setup.sh --list        the whole list, one "group package why" per line
#
# Only what is missing is installed; when nothing is, nothing is touched and no
# network is needed. It asks nothing, and uses sudo when it is not run as root.
# docs/dependencies.md says more about each package.
set -euo pipefail
cd "$(dirname "$0")/.."

packages() {
  cat <<'END'
build cmake describes the build (CMakeLists.txt, CMakePresets.json)
build ninja-build runs the build
build g++ the C++20 compiler, GCC 12
build libicu-dev what kind of character each one is, in every script
build libexpected-dev the type of everything that may fail (Result)
build libsimdjson-dev reads JSON fast, for the worker's lines
build nlohmann-json3-dev small JSON documents
build libfmt-dev puts values into text
build libsqlite3-dev the ledger
build libcli11-dev commands and options
build libboost1.81-dev the web server (Boost.Beast, Boost.Asio)
build libssl-dev SHA-256 of documents (libcrypto)
build libdnnl-dev the analyser's whole-number products (oneDNN)
test doctest-dev runs the C++ tests
test python3 the tests that drive the finished program from outside
test sqlite3 looks into a ledger without Hearsay
test chromium opens the desk's page as a reader would
check clang-format-16 the one format of all C++
check clang-tidy-16 reads the code for mistakes (preset tidy)
check clang-16 builds the fuzz targets (preset fuzz)
check libclang-rt-16-dev the fuzzer and the sanitizers of clang
check libbenchmark-dev measures the speed of each stage (preset bench)
END
}

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "setup: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 1
}

# The packages of the groups named as arguments that are not installed, one per line.
find_missing() {
  local installed group package why
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  while read -r group package why; do
    [[ " $* " == *" $group "* ]] || continue
    grep -Fqx -- "$package" <<<"$installed" || printf '%s\n' "$package"
  done < <(packages)
}

# What is needed in front of apt-get to be root: nothing, or sudo.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo -n "$@"  # nobody is there to type a password
  fi
}

install() {
  local log=build/setup.log
  mkdir -p build
  : >"$log"
  # A list that cannot be refreshed is no reason to stop: it may still be good enough,
  # and another archive on the machine may be the one that is down.
  as_root apt-get -q update </dev/null >>"$log" 2>&1 || true
  # --no-remove: libboost1.81-dev excludes the 1.74 development packages, for example,
  # and what is on this machine already is not ours to remove.
  if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-remove \
    --no-install-recommends -o DPkg::Lock::Timeout=300 install "$@" </dev/null >>"$log" 2>&1; then
    tail -n 15 "$log" | sed 's/^/  | /' >&2
    fail "apt-get could not install them; its last words are above, all of them in $log." \
      "No network, or another release of Debian? Install them (or their equivalents) by hand:" \
      "  apt-get install --no-install-recommends $*" \
      "Would it have to remove something? Remove that yourself if you can do without it." \
      "Then run this again; HEARSAY_SETUP=skip in front of it leaves this check out."
  fi
}

main() {
  case ${1:-build} in
    --list) packages; return ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; return ;;
  esac
  if [[ $# == 0 ]]; then set -- build; fi
  local group
  for group in "$@"; do
    packages | grep -q "^$group " ||
      fail "there is no group '$group'; the groups are: $(packages | cut -d' ' -f1 | uniq | tr '\n' ' ')"
  done
  if [[ ${HEARSAY_SETUP:-} == skip ]]; then return; fi

  local all
  all=$(packages | while read -r group package _; do
    [[ " $* " != *" $group "* ]] || printf '%s ' "$package"
  done)
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "this is not Debian: there is no apt-get here." \
      "Install the equivalents of these Debian 12 packages by hand:" "  $all" \
      "then run this again with HEARSAY_SETUP=skip in front of it."
  fi

  local missing
  mapfile -t missing < <(find_missing "$@")
  if [[ ${#missing[@]} == 0 ]]; then return; fi

  if [[ $(id -u) != 0 ]] && ! command -v sudo >/dev/null; then
    fail "packages are missing, and only root (or sudo, which is not here) can install them." \
      "Run this as root, or ask who looks after this machine to run:" \
      "  apt-get install --no-install-recommends ${missing[*]}"
  fi
  if [[ $(id -u) != 0 && ! -t 0 ]] && ! sudo -n true 2>/dev/null; then
    fail "packages are missing, and sudo wants a password that nobody is here to type." \
      "Run this in a terminal, or as root:" \
      "  apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "Adding ${#missing[@]} Debian packages, with what they need themselves (this can take some minutes):"
  packages | while read -r group package why; do
    [[ " ${missing[*]} " != *" $package "* ]] || printf '  %-22s %s\n' "$package" "$why" >&2
  done
  install "${missing[@]}"
}

main "$@"
