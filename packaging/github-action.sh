#!/usr/bin/env bash
# The step of action.yml: annotations on standard output, a report for code scanning in a file, the counts of each rule and a
# picture of each cluster in the summary of the job. Nothing of the inputs is read as a command.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

words=()
while IFS= read -r line; do [ -n "$line" ] && words+=("$line"); done <<<"${CFGCHECK_ARGUMENTS:-}"
paths=()
while IFS= read -r line; do [ -n "$line" ] && paths+=("$line"); done <<<"${CFGCHECK_PATHS:-.}"

node "$here/dist/cli.cjs" check "${words[@]+"${words[@]}"}" --fail-on "${CFGCHECK_FAIL_ON:-error}" -o github -o "sarif=${CFGCHECK_SARIF_FILE:-cfgcheck.sarif}" -- "${paths[@]}"
code=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  {
    echo '### cfgcheck'
    echo
    echo '```'
    node "$here/dist/cli.cjs" check "${words[@]+"${words[@]}"}" --fail-on never --statistics -q -- "${paths[@]}" 2>&1
    echo '```'
    for path in "${paths[@]}"; do
      [ -d "$path" ] || continue
      # What is no cluster has no picture; one that is too large for the page stays out of it.
      picture=$(node "$here/dist/cli.cjs" graph --format mermaid -q -- "$path" 2>/dev/null) || continue
      [ "${#picture}" -le 50000 ] || continue
      printf '\n```mermaid\n%s\n```\n' "$picture"
    done
  } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
