import type { Command } from 'commander'

import { exitClean } from '../exit-codes.js'
import { writeResult } from '../output.js'
import { UsageError } from '../usage-error.js'

/** Prints a script that completes the commands and options in a shell; files are left to the shell. */
export async function completion(shell: string, program: Command): Promise<number> {
  const commands = program.commands.map(command => ({
    name: command.name(),
    about: command.description(),
    options: command.options.map(({ long, description }) => ({ name: long ?? '', about: description })).filter(({ name }) => name !== ''),
  }))
  const write = { bash: bashScript, zsh: zshScript, fish: fishScript }[shell]
  if (write === undefined) throw new UsageError(`completion ${shell}: known are bash, zsh, fish`)
  await writeResult(write(commands))
  return exitClean
}

interface KnownCommand {
  readonly name: string
  readonly about: string
  readonly options: readonly { readonly name: string; readonly about: string }[]
}

function bashScript(commands: readonly KnownCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.map(option => option.name).join(' ')}" ;;\n`).join('')
  const fallback = commands.find(({ name }) => name === 'check')?.options.map(option => option.name).join(' ') ?? ''
  return `_cfgcheck() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words name
  case "\${COMP_WORDS[1]}" in
${cases}    *) words="${fallback}" ;;
  esac
  [ "$COMP_CWORD" = 1 ] && words="$words ${names}"
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *)
      COMPREPLY=()
      [ "$COMP_CWORD" = 1 ] && COMPREPLY=($(compgen -W "${names}" -- "$word"))
      # A name may hold blanks: typed, they are escaped or in quotes; found, each line is one name.
      word=\${word#\\'}; word=\${word#\\"}
      while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "\${word//\\\\/}")
      ;;
  esac
}
complete -o filenames -F _cfgcheck cfgcheck
`
}

function zshScript(commands: readonly KnownCommand[]): string {
  const list = commands.map(({ name, about }) => `    '${name}:${quoted(about)}'\n`).join('')
  const cases = commands
    .map(({ name, options }) => `    ${name}) _arguments ${options.map(option => `'${option.name}[${quoted(option.about)}]'`).join(' ')} '*:file:_files' ;;\n`)
    .join('')
  return `#compdef cfgcheck
_cfgcheck() {
  local -a commands
  commands=(
${list}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _files
    return
  fi
  case "$words[2]" in
${cases}    *) _files ;;
  esac
}
compdef _cfgcheck cfgcheck
`
}

function fishScript(commands: readonly KnownCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ')
  const lines = commands.flatMap(({ name, about, options }) => [
    `complete -c cfgcheck -n 'not __fish_seen_subcommand_from ${names}' -a ${name} -d '${quoted(about)}'`,
    ...options.map(
      option => `complete -c cfgcheck -n '__fish_seen_subcommand_from ${name}' -l ${option.name.slice(2)} -d '${quoted(option.about)}'`,
    ),
  ])
  return `${lines.join('\n')}\n`
}

/** Both zsh and fish take these texts between single quotes; zsh also ends a remark at \`]\`. */
function quoted(text: string): string {
  return text.replaceAll("'", '’').replaceAll('[', '(').replaceAll(']', ')').replaceAll(':', ' -')
}
