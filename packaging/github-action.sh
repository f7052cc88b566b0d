#!/usr/bin/env bash
# The step of action.yml: annotations on standard output, a report for code scanning in a file, the counts of each rule in the
# summary of the job. Nothing of the inputs is read as a command.
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
  } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
