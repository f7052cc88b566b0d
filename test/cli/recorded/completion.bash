_cfgcheck_values() {
  case "$1" in
    check:--language|:--language|fmt:--language|rename:--language|graph:--language|dump:--language|baseline:--language) echo "drbd-conf cluster-conf ha-cf haresources authkeys ocfs2-conf corosync-conf cib drbd-reactor crm-configure" ;;
    check:--stdin-filename|:--stdin-filename|check:--plugin|:--plugin|check:--config|:--config|check:--baseline|:--baseline|check:--cache|:--cache|fmt:--stdin-filename|fmt:--plugin|fmt:--config|lsp:--pipe|diff:--config|rename:--stdin-filename|rename:--plugin|rename:--config|graph:-o|graph:--output|graph:--stdin-filename|graph:--plugin|graph:--config|dump:--stdin-filename|dump:--plugin|dump:--config|baseline:--baseline|baseline:--stdin-filename|baseline:--plugin|baseline:--config|convert:--output|convert:--config) echo "files" ;;
    check:--target|:--target|fmt:--target|diff:--target|rename:--target|graph:--target|dump:--target|baseline:--target|convert:--target) echo "drbd= cluster= heartbeat= ocfs2= corosync= pacemaker= drbd-reactor=" ;;
    check:--color|:--color|fmt:--color|diff:--color|rename:--color|graph:--color|dump:--color|merge:--color|baseline:--color) echo "auto always never" ;;
    check:-o|:-o|check:--format|:--format|merge:-o|merge:--format) echo "text concise json jsonl sarif junit checkstyle github gitlab html" ;;
    check:--fail-on|:--fail-on|merge:--fail-on|baseline:--fail-on) echo "error warning info never" ;;
    check:--rule|:--rule|check:--only|:--only|check:--ignore|:--ignore) echo "RULES vgs-json/*" ;;
    check:--fix|:--fix) echo "safe unsafe" ;;
    explain:--format|rules:--format|diff:--format|dump:--format|convert:--format) echo "text json" ;;
    rules:--language) echo "authkeys booth cfgcheck cib cluster-conf cluster corosync-conf crm-configure drbd-conf drbd-reactor fstab ha-cf haresources hosts ip-json lsblk-json lvm-backup lvm-conf lvs-json ocfs2-conf pvs-json sbd shell-variables vgs-json" ;;
    rules:--severity) echo "error warning info" ;;
    rules:--origin) echo "daemon practice" ;;
    rules:--fixable) echo "any safe unsafe" ;;
    graph:-f|graph:--format) echo "svg html mermaid dot json" ;;
    convert:--to) echo "pacemaker" ;;
  esac
}
_cfgcheck() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="" options words name kind="" position=0 index
  case " check fmt explain rules lsp diff rename graph dump collect init merge completion baseline convert " in *" ${COMP_WORDS[1]} "*) [ "$COMP_CWORD" -gt 1 ] && command="${COMP_WORDS[1]}" ;; esac
  for ((index = 2; index < COMP_CWORD; index++)); do case "${COMP_WORDS[index]}" in -*) ;; *) position=$((position + 1)) ;; esac; done
  case "$command" in
    check) options="--host --language --stdin-filename --target --plugin --config --no-config --color --quiet --format --fail-on --rule --only --ignore --baseline --no-inline-config --fix --diff --add-ignore --watch --cache --jobs --beyond-files --statistics --list-files --shard --verbose" ;;
    fmt) options="--check --diff --host --language --stdin-filename --target --plugin --config --no-config --color --quiet" ;;
    explain) options="--format" ;;
    rules) options="--format --language --severity --origin --fixable" ;;
    lsp) options="--stdio --socket --node-ipc --pipe --clientProcessId" ;;
    diff) options="--format --color --target --config --no-config" ;;
    rename) options="--diff --write --host --language --stdin-filename --target --plugin --config --no-config --color --quiet" ;;
    graph) options="--format --output --host --language --stdin-filename --target --plugin --config --no-config --color --quiet" ;;
    dump) options="--format --host --language --stdin-filename --target --plugin --config --no-config --color --quiet" ;;
    collect) options="--mask-secrets" ;;
    init) options="" ;;
    merge) options="--format --fail-on --color --quiet" ;;
    completion) options="" ;;
    baseline) options="--baseline --force --fail-on --host --language --stdin-filename --target --plugin --config --no-config --color --quiet" ;;
    convert) options="--to --output --force --format --target --config --no-config" ;;
    *) options="--host --language --stdin-filename --target --plugin --config --no-config --color --quiet --format --fail-on --rule --only --ignore --baseline --no-inline-config --fix --diff --add-ignore --watch --cache --jobs --beyond-files --statistics --list-files --shard --verbose" ;;
  esac
  # "--option=value" comes as three words.
  if [ "$word" = "=" ]; then word="" kind=$(_cfgcheck_values "$command:$before"); [ -n "$kind" ] || kind=files
  elif [ "$before" = "=" ] && [ "$COMP_CWORD" -gt 2 ]; then kind=$(_cfgcheck_values "$command:${COMP_WORDS[COMP_CWORD-2]}"); [ -n "$kind" ] || kind=files
  else kind=$(_cfgcheck_values "$command:$before")
  fi
  COMPREPLY=()
  case "$kind" in
    "" | files) ;;
    *) COMPREPLY=($(compgen -W "$kind" -- "$word")); case "$kind" in *=) compopt -o nospace 2>/dev/null ;; esac; return ;;
  esac
  if [ -z "$kind" ]; then
    case "$word" in -*) COMPREPLY=($(compgen -W "$options" -- "$word")); return ;; esac
    words=""
    if [ "$COMP_CWORD" = 1 ]; then words="check fmt explain rules lsp diff rename graph dump collect init merge completion baseline convert"
    elif [ "$position" = 0 ]; then case "$command" in
      explain) words="cluster drbd-conf cluster-conf ha-cf haresources authkeys ocfs2-conf corosync-conf cib drbd-reactor crm-configure RULES vgs-json/invalid-json" ;;
      rename) words="host resource volume connection fence-device fence-method failover-domain service service-resource cluster-resource ocfs2-cluster auth-key" ;;
      completion) words="bash zsh fish" ;;
      baseline) words="create check prune" ;;
    esac
    elif [ "$command" = explain ] && [ "$position" = 1 ]; then case " drbd-conf cluster-conf ha-cf haresources authkeys ocfs2-conf corosync-conf cib drbd-reactor crm-configure " in *" ${COMP_WORDS[2]} "*) words="$(cfgcheck explain "${COMP_WORDS[2]}" 2>/dev/null)" ;; esac
    elif [ "$command:${COMP_WORDS[2]}:$position" = rename:host:1 ]; then words="$(for name in */etc */*/etc; do [ -d "$name" ] && name=${name%/etc} && printf '%s\n' "${name##*/}"; done)"
    fi
    [ -n "$words" ] && COMPREPLY=($(compgen -W "$words" -- "$word"))
    [ "$command" = explain ] || [ "$position" -gt 0 ] || [ -z "$words" ] || [ "$COMP_CWORD" = 1 ] || return
  fi
  # A name may hold blanks: typed, they are escaped or in quotes; found, each line is one name.
  word=${word#\'}; word=${word#\"}
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "${word//\\/}")
}
complete -o filenames -F _cfgcheck cfgcheck
