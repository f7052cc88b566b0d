import type { FactOf } from '../facts/fact.js'
import { originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { literalOf } from './shell/literal.js'
import { parseShell } from './shell/shell-commands.js'
import type { ShellCommand, ShellScript } from './shell/shell-script.js'

/** Functions are followed until that many commands were listed; real scripts have some dozens. */
const mostCommands = 10_000
const mostLabels = 50

/** Commands that only say how another one is run. */
const wrappers = new Set(['exec', 'command', 'builtin', 'nohup', 'sudo'])

/**
 * Lists the commands that the branches (`start`, `stop`, …) of a script run.
 *
 * Commands come without their folder and with the script's own variables filled in. A function that a branch calls is
 * followed; its commands count as the branch's.
 */
export function* scriptCommands(input: ReaderInput, name: string): Generator<FactOf<'script-command'>> {
  const script = parseShell(input.text)
  const lists = listsOf(script)
  let left = mostCommands
  for (const label of new Set(script.labels.slice(0, mostLabels))) {
    if (!/^[\w-]+$/.test(label)) continue
    let index = 0
    for (const command of expanded(label, script, lists)) {
      if (left === 0) return
      left -= 1
      yield commandFact(input, command, { script: name, branch: label, index, ...calledBy(command, script) })
      index += 1
    }
  }
}

/** Tells whether a command exports or imports a device, or makes one primary: what a service cannot run without. */
export function isStorageCommand({ command, arguments: words }: FactOf<'script-command'>): boolean {
  return command.startsWith('gnbd_') || (command === 'drbdadm' && words.includes('primary'))
}

type CommandPlace = Pick<FactOf<'script-command'>, 'script' | 'branch' | 'index' | 'command' | 'arguments'>

function commandFact(input: ReaderInput, command: ShellCommand, place: CommandPlace): FactOf<'script-command'> {
  const { isExec, isUnreachable, isChecked } = command
  return { kind: 'script-command', origin: originIn(input, command), ...place, isExec, isUnreachable, isChecked }
}

/** Lists the commands of a branch, those of the functions that it calls in place of the call; each function once. */
function* expanded(label: string, script: ShellScript, lists: CommandLists): Generator<ShellCommand> {
  const seen = new Set<string>()
  const pending = [...(lists.branches.get(label) ?? [])].reverse()
  for (let command = pending.pop(); command !== undefined; command = pending.pop()) {
    const { isChecked, isUnreachable } = command
    const called = calledBy(command, script).command
    const body = command.isExec || seen.has(called) ? undefined : lists.functions.get(called)
    if (body === undefined) {
      yield command
      continue
    }
    seen.add(called)
    for (let at = body.length - 1; at >= 0; at -= 1) {
      const inner = body[at]
      if (inner === undefined) continue
      pending.push({
        ...inner,
        isUnreachable: inner.isUnreachable || isUnreachable,
        isChecked: inner.isChecked || (inner.isFunctionResult && isChecked),
      })
    }
  }
}

interface CommandLists {
  readonly branches: ReadonlyMap<string, readonly ShellCommand[]>
  readonly functions: ReadonlyMap<string, readonly ShellCommand[]>
}

function listsOf(script: ShellScript): CommandLists {
  const branches = new Map<string, ShellCommand[]>()
  const functions = new Map<string, ShellCommand[]>()
  for (const command of script.commands) {
    for (const label of command.labels) listAt(branches, label).push(command)
    if (command.functionName !== undefined && command.labels.length === 0) listAt(functions, command.functionName).push(command)
  }
  return { branches, functions }
}

function listAt(lists: Map<string, ShellCommand[]>, key: string): ShellCommand[] {
  let list = lists.get(key)
  if (list === undefined) lists.set(key, (list = []))
  return list
}

function calledBy(command: ShellCommand, script: ShellScript): Pick<CommandPlace, 'command' | 'arguments'> {
  const words = command.words.map(word => literalOf(word.text, script.variables) ?? word.text.replaceAll('"', ''))
  let first = 0
  while (wrappers.has(words[first] ?? '') && first + 1 < words.length) first += 1
  const called = words[first] ?? ''
  return { command: called.slice(called.lastIndexOf('/') + 1), arguments: withoutPasswords(words.slice(first + 1)) }
}

/** Passwords on a command line become `***`: `--password x`, `passwd=x`. */
function withoutPasswords(words: readonly string[]): readonly string[] {
  return words.map((word, index) => {
    if (/^--?(pass(w(or)?d)?|secret)$/i.test(words[index - 1] ?? '')) return '***'
    return word.replace(/((?:pass(?:w(?:or)?d)?|secret)=).+/i, '$1***')
  })
}
