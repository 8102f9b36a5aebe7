#!/bin/bash
# Proves that ./run and ./test work on a machine that has nothing but Debian 12.
#
#   tools/prove_fresh_machine.sh FOLDER [run] [test] [ci]     run and test, if none is named
#
# In FOLDER it makes a bare Debian 12 (debootstrap, minbase: no compiler, no make, no
# Python), kept there for the next time, and for each proof a fresh copy of it with the
# committed tree; --working-tree, as the first argument, takes the files as they are now.
# Where apt fetches packages from is taken from this machine. Needs root and debootstrap;
# about 3 GB in FOLDER. It ends with "proved: ..." and status 0, or names what failed.
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
port=${HEARSAY_PORT:-8470}

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "prove_fresh_machine: $*"
  exit 1
}

# A debootstrapped root, with this machine's way to the packages.
make_bare_debian() {
  local root=$1 mirror
  mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    sed -n 's/^bookworm //p' | head -n 1)
  eval "$(apt-config shell http_proxy Acquire::http::Proxy https_proxy Acquire::https::Proxy)"
  export http_proxy=${http_proxy:-} https_proxy=${https_proxy:-}
  say "Making a bare Debian 12 in $root"
  debootstrap --variant=minbase bookworm "$root.part" "${mirror:-http://deb.debian.org/debian}" \
    >"$root.log" 2>&1 || fail "debootstrap failed; see $root.log"
  # This machine's lists of Debian's packages, with the security updates; none of the
  # others that it may have.
  local list
  : >"$root.part/etc/apt/sources.list"
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources}; do
    if grep -qs 'bookworm' "$list"; then
      cp "$list" "$root.part/etc/apt/${list#/etc/apt/}"
    fi
  done
  apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)' \
    >"$root.part/etc/apt/apt.conf.d/99host" || true
  cp -n /usr/share/keyrings/debian-* "$root.part/usr/share/keyrings/" 2>/dev/null || true
  mv "$root.part" "$root"
}

# A fresh copy of the bare root with the project in /home/hearsay.
make_machine() {
  local machine=$1
  rm -rf --one-file-system "$machine"
  cp -a "$folder/bare" "$machine"
  cp -f /etc/resolv.conf "$machine/etc/resolv.conf"
  mkdir -p "$machine/home/hearsay"
  if [[ $working_tree == yes ]]; then
    git -C "$top" ls-files -z --cached --others --exclude-standard |
      tar -C "$top" --null --ignore-failed-read -T - -c
  else
    git -C "$top" archive HEAD
  fi | tar -x -C "$machine/home/hearsay"
  mount -t proc proc "$machine/proc"
  # What every machine has and a bare folder has not: terminals.
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$machine/dev/pts"
  ln -sf pts/ptmx "$machine/dev/ptmx"
}

# Runs a command in the machine's copy of the project, with nothing of the environment
# that this script was called in but the way to the network. Its process id is kept in
# the machine's /tmp/pid.
inside() {
  local machine=$1
  shift
  chroot "$machine" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
    HEARSAY_PORT="$port" http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" \
    /bin/bash -c 'cd /home/hearsay && echo $$ >/tmp/pid && exec "$@"' - "$@" </dev/null
}

prove_run() {
  local machine=$folder/run log=$folder/run.log pid
  make_machine "$machine"
  say "Running ./run in it (what it prints: $log)"
  inside "$machine" ./run >"$log" 2>&1 &
  pid=$!
  until curl -sf -o "$folder/page.html" "http://127.0.0.1:$port/"; do
    kill -0 "$pid" 2>/dev/null || { tail -n 40 "$log" >&2; fail "./run ended early"; }
    ((SECONDS < 1500)) || fail "./run served nothing within 25 minutes; see $log"
    sleep 2
  done
  grep -qi '<html' "$folder/page.html" || fail "the desk's page is no page"
  curl -sf "http://127.0.0.1:$port/api/v1/claims" >"$folder/claims.json" ||
    fail "the desk does not answer at /api/v1/claims"
  grep -q '"asserts"' "$folder/claims.json" || fail "the desk has no claims"
  grep -q 'asserts' "$log" || fail "./run printed no table of claims"
  kill -TERM "$(cat "$machine/tmp/pid")"
  wait "$pid" || [[ $? == 143 ]] || fail "./run did not end well when it was stopped"
  say "proved: ./run on a bare Debian 12, $SECONDS s from the start"
}

prove_test() {
  local machine=$folder/test log=$folder/test.log
  make_machine "$machine"
  say "Running ./test in it (what it prints: $log)"
  inside "$machine" ./test >"$log" 2>&1 ||
    { tail -n 60 "$log" >&2; fail "./test failed"; }
  grep 'tests passed' "$log"
  say "proved: ./test on a bare Debian 12, $SECONDS s from the start"
}

prove_ci() {
  local machine=$folder/ci log=$folder/ci.log
  make_machine "$machine"
  say "Running .ci/run in it (what it prints: $log)"
  inside "$machine" .ci/run >"$log" 2>&1 ||
    { tail -n 60 "$log" >&2; fail ".ci/run failed"; }
  tail -n 12 "$log"
  say "proved: .ci/run on a bare Debian 12, $SECONDS s from the start"
}

working_tree=no
if [[ ${1:-} == --working-tree ]]; then
  working_tree=yes
  shift
fi
case ${1:-} in
  "" | -*) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0"; exit 2 ;;
esac
[[ $(id -u) == 0 ]] || fail "needs root, for chroot"
for program in debootstrap curl git unshare; do
  command -v "$program" >/dev/null || fail "needs $program: apt-get install $program"
done

# In namespaces of its own, so that every mount and every program left over is gone when
# this script is, however it ends.
if [[ ${HEARSAY_APART:-} != yes ]]; then
  HEARSAY_APART=yes exec unshare --mount --pid --fork --kill-child "$0" \
    $([[ $working_tree == no ]] || echo --working-tree) "$@"
fi

mkdir -p "$1"
folder=$(cd "$1" && pwd)
shift
if [[ $# == 0 ]]; then set -- run test; fi
[[ -d $folder/bare ]] || make_bare_debian "$folder/bare"
for proof in "$@"; do
  case $proof in
    run | test | ci) "prove_$proof" ;;
    *) fail "there is no proof '$proof': run, test, ci" ;;
  esac
done
