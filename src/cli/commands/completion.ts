import type { Command } from 'commander'

import { commandTree } from '../command-tree.js'
import type { KnownCommand, KnownOption } from '../command-tree.js'
import { builtinLanguages } from '../../languages/builtin.js'
import { ruleIndex } from '../../workspace/rules/rule-index.js'
import { exitClean } from '../exit-codes.js'
import { writeResult } from '../output.js'
import { UsageError } from '../usage-error.js'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** The shells for which there is a script. */
export const shells = Object.keys(scripts) as readonly (keyof typeof scripts)[]

/** Prints a script that completes commands, options and their values in a shell; files are left to the shell. */
export async function completion(shell: string, program: Command): Promise<number> {
  const known = shells.find(name => name === shell)
  if (known === undefined) throw new UsageError(`completion ${shell}: known are ${shells.join(', ')}`)
  await writeResult(completionScript(known, program))
  return exitClean
}

/** Writes the script of a shell. */
export function completionScript(shell: (typeof shells)[number], program: Command): string {
  return scripts[shell](commandTree(program))
}

/** What `explain` takes first; behind a language it takes the names of it, which are asked for when they are wanted. */
function topics(): string[] {
  return ['cluster', ...languageIds(), ...ruleIndex().map(({ id }) => id)]
}

function languageIds(): string[] {
  return builtinLanguages.map(({ id }) => id)
}

/** Words of each command's first argument; nothing where that is a path. */
function firstWords({ name, arguments: [first] }: KnownCommand): readonly string[] {
  if (name === 'explain') return topics()
  if (name === 'completion') return shells
  return first !== undefined && typeof first.values === 'object' ? first.values : []
}

const hostsOfTree = `for name in */etc */*/etc; do [ -d "$name" ] && name=\${name%/etc} && printf '%s\\n' "\${name##*/}"; done`

function spellingsOf({ short, long }: KnownOption): string[] {
  return short === undefined ? [long] : [short, long]
}

function bashScript(commands: readonly KnownCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  return `${bashValues(commands)}_cfgcheck() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command="" options words name kind="" position=0 index
  case " ${names} " in *" \${COMP_WORDS[1]} "*) [ "$COMP_CWORD" -gt 1 ] && command="\${COMP_WORDS[1]}" ;; esac
  for ((index = 2; index < COMP_CWORD; index++)); do case "\${COMP_WORDS[index]}" in -*) ;; *) position=$((position + 1)) ;; esac; done
  case "$command" in
${optionCases(commands)}  esac
  # "--option=value" comes as three words.
  if [ "$word" = "=" ]; then word="" kind=$(_cfgcheck_values "$command:$before"); [ -n "$kind" ] || kind=files
  elif [ "$before" = "=" ] && [ "$COMP_CWORD" -gt 2 ]; then kind=$(_cfgcheck_values "$command:\${COMP_WORDS[COMP_CWORD-2]}"); [ -n "$kind" ] || kind=files
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
    if [ "$COMP_CWORD" = 1 ]; then words="${names}"
    elif [ "$position" = 0 ]; then case "$command" in
${firstWordCases(commands)}    esac
    elif [ "$command" = explain ] && [ "$position" = 1 ]; then case " ${languageIds().join(' ')} " in *" \${COMP_WORDS[2]} "*) words="$(cfgcheck explain "\${COMP_WORDS[2]}" 2>/dev/null)" ;; esac
    elif [ "$command:\${COMP_WORDS[2]}:$position" = rename:host:1 ]; then words="$(${hostsOfTree})"
    fi
    [ -n "$words" ] && COMPREPLY=($(compgen -W "$words" -- "$word"))
    [ "$command" = explain ] || [ "$position" -gt 0 ] || [ -z "$words" ] || [ "$COMP_CWORD" = 1 ] || return
  fi
  # A name may hold blanks: typed, they are escaped or in quotes; found, each line is one name.
  word=\${word#\\'}; word=\${word#\\"}
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "\${word//\\\\/}")
}
complete -o filenames -F _cfgcheck cfgcheck
`
}

function bashValues(commands: readonly KnownCommand[]): string {
  return `_cfgcheck_values() {
  case "$1" in
${valueCases(commands, command => (command.name === 'check' ? `check:%|:%` : `${command.name}:%`))}  esac
}
`
}

/** The options of each command; without one those of "check". */
function optionCases(commands: readonly KnownCommand[]): string {
  const optionsOf = (command: KnownCommand | undefined): string => command?.options.map(({ long }) => long).join(' ') ?? ''
  const others = optionsOf(commands.find(({ name }) => name === 'check'))
  return [...commands.map(command => `    ${command.name}) options="${optionsOf(command)}" ;;\n`), `    *) options="${others}" ;;\n`].join('')
}

function firstWordCases(commands: readonly KnownCommand[]): string {
  const having = commands.filter(command => firstWords(command).length > 0)
  return having.map(command => `      ${command.name}) words="${firstWords(command).join(' ')}" ;;\n`).join('')
}

/** The words of each option that takes some; options that take the same share a line. */
function valueCases(commands: readonly KnownCommand[], patternOf: (command: KnownCommand) => string): string {
  const patterns = new Map<string, string[]>()
  for (const command of commands) {
    for (const option of command.options) {
      if (option.values === 'none' || option.values === 'unknown') continue
      const words = option.values === 'files' ? 'files' : option.values.join(' ')
      patterns.set(words, [...(patterns.get(words) ?? []), ...spellingsOf(option).map(spelling => patternOf(command).replaceAll('%', spelling))])
    }
  }
  return [...patterns].map(([words, of]) => `    ${of.join('|')}) echo "${words}" ;;\n`).join('')
}

function zshScript(commands: readonly KnownCommand[]): string {
  const list = commands.map(({ name, about }) => `    '${name}:${quoted(about)}'\n`).join('')
  const cases = commands.map(command => `    ${command.name}) _arguments -S ${[...command.options.flatMap(zshOption), ...zshArguments(command)].join(' ')} ;;\n`).join('')
  return `#compdef cfgcheck
_cfgcheck_names() {
  local -a names
  case "$words[2]" in
    ${languageIds().join('|')}) names=(\${(f)"$(cfgcheck explain $words[2] 2>/dev/null)"}); compadd -a names ;;
    *) _files ;;
  esac
}
_cfgcheck_hosts() {
  local -a names
  names=(*/etc(N:h:t) */*/etc(N:h:t))
  compadd -a names
}
_cfgcheck() {
  local -a commands
  commands=(
${list}  )
  if (( CURRENT == 2 )) && [[ "$words[2]" != -* ]]; then
    _describe command commands
    _files
    return
  fi
  local command="$words[2]"
  if (( \${commands[(I)$command:*]} )); then shift words; (( CURRENT-- )); else command=check; fi
  case "$command" in
${cases}    *) _files ;;
  esac
}
if [ "$funcstack[1]" = _cfgcheck ]; then _cfgcheck "$@"; else compdef _cfgcheck cfgcheck; fi
`
}

function zshOption(option: KnownOption): string[] {
  const { values, value, about } = option
  const action = values === 'none' ? '' : `:${quoted(value ?? 'value').replace(/[<>()]/g, '')}:${values === 'files' ? '_files' : values === 'unknown' ? ' ' : `(${values.map(word => word.replaceAll(':', '\\:')).join(' ')})`}`
  return spellingsOf(option).map(spelling => {
    const isLong = spelling.startsWith('--')
    return `'*${spelling}${values === 'none' ? '' : isLong ? '=' : '+'}[${quoted(about)}]${action}'`
  })
}

function zshArguments(command: KnownCommand): string[] {
  const words = firstWords(command)
  const list = words.length === 0 ? '_files' : `(${words.join(' ')})`
  if (command.name === 'explain') return [`'1:topic:_alternative "topics:topic:${list}" "files:file:_files"'`, `'2:name:_cfgcheck_names'`, `'*:file:_files'`]
  if (command.name === 'rename') return [`'1:kind:${list}'`, `'2:old name:_cfgcheck_hosts'`, `'3:new name: '`, `'*:file:_files'`]
  return words.length === 0 ? [`'*:file:_files'`] : [`'1:word:${list}'`, `'*:file:_files'`]
}

function fishScript(commands: readonly KnownCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  const lines = commands.flatMap(command => {
    const { name, about, options } = command
    // What is typed without a command checks.
    const isUsed = name === 'check' ? `__fish_seen_subcommand_from check; or not __fish_seen_subcommand_from ${names}` : `__fish_seen_subcommand_from ${name}`
    const words = firstWords(command)
    return [
      `complete -c cfgcheck -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d '${quoted(about)}'`,
      ...options.map(option => `complete -c cfgcheck -n '${isUsed}' ${fishOption(option)} -d '${quoted(option.about)}'`),
      ...(words.length === 0 ? [] : [`complete -c cfgcheck -n '__fish_seen_subcommand_from ${name}' -a '${words.join(' ')}'`]),
    ]
  })
  const namesOf = languageIds().map(id => `complete -c cfgcheck -n '__fish_seen_subcommand_from explain; and __fish_seen_subcommand_from ${id}' -a '(cfgcheck explain ${id} 2>/dev/null)'`)
  const hosts = `complete -c cfgcheck -n '__fish_seen_subcommand_from rename; and __fish_seen_subcommand_from host' -a '(for folder in */etc */*/etc; basename (dirname $folder); end)'`
  return `${[...lines, ...namesOf, hosts].join('\n')}\n`
}

function fishOption({ short, long, values }: KnownOption): string {
  const spelling = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`
  if (values === 'none') return spelling
  if (values === 'files') return `${spelling} -r -F`
  return values === 'unknown' ? `${spelling} -x` : `${spelling} -x -a '${values.join(' ')}'`
}

/** Both zsh and fish take these texts between single quotes; zsh also ends a remark at \`]\`. */
function quoted(text: string): string {
  return text.replaceAll("'", '’').replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ' -')
}
