#!/bin/bash
# Fails when a C++ file is not formatted as .clang-format says; --fix formats them all.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=(--dry-run -Werror)
case ${1:-} in
  --fix) mode=(-i) ;;
  ?*) echo "usage: tools/check_format.sh [--fix]" >&2; exit 2 ;;
esac
if ! command -v clang-format-16 >/dev/null; then
  echo "check_format: clang-format-16 is missing; install it with: tools/setup.sh check" >&2
  exit 1
fi
if ! find . -name build -prune -o -type f \( -name '*.h' -o -name '*.cc' \) -print0 |
  sort -z | xargs -0 --no-run-if-empty clang-format-16 "${mode[@]}"; then
  echo "check_format: format them with: tools/check_format.sh --fix" >&2
  exit 1
fi
