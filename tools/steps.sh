# Sourced by ./run, ./test and .ci/run from the top of the tree: one line per step, and a
# command's own words only when it fails.

# step NAME WORDS COMMAND...: says WORDS, runs the command, keeps what it prints in
# build/logs/NAME.log. When it fails, shows the end of that and stops the script.
step() {
  local log=build/logs/$1.log words=$2 start=$SECONDS
  shift 2
  mkdir -p build/logs
  printf '%s ... ' "$words" >&2
  if "$@" </dev/null >"$log" 2>&1; then
    printf 'done (%s)\n' "$(( SECONDS - start )) s" >&2
    return
  fi
  printf 'failed\n' >&2
  tail -n 60 "$log" | sed 's/^/  | /' >&2
  printf '%s failed; its last lines are above, all of them in %s\n' "$words" "$log" >&2
  exit 1
}
