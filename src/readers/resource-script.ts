import type { Fact, FactOf } from '../facts/fact.js'
import { fingerprintOf } from './fingerprint.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { literalOf } from './shell/literal.js'
import { parseShell } from './shell/shell-commands.js'
import type { ShellCommand, ShellScript } from './shell/shell-script.js'
import { shellTokens } from './shell/shell-tokens.js'

/** Functions are followed until that many commands were listed; real scripts have some dozens. */
const mostCommands = 10_000
const mostLabels = 50

/** Commands that only say how another one is run. */
const wrappers = new Set(['exec', 'command', 'builtin', 'nohup', 'sudo'])

/**
 * A resource script of heartbeat, such as `drbddisk`: what it is and which commands its branches run.
 *
 * Commands come without their folder and with the script's own variables filled in. A function that a branch calls is
 * followed; its commands count as the branch's.
 *
 * Source: heartbeat resources/ResourceManager.in runs `SCRIPT [arguments] start|stop|status` and looks at the exit status.
 */
export const resourceScript = defineReader({
  id: 'resource-script',
  title: 'Resource script of heartbeat',
  paths: ['/etc/ha.d/resource.d/*', '/etc/heartbeat/resource.d/*', '/etc/ha.d/resources/*'],
  *scan(input) {
    const name = input.path.slice(input.path.lastIndexOf('/') + 1)
    const isShell = /^\uFEFF?#!.*\b(ba|da|k|z|a)?sh\b/.test(input.text.slice(0, 200))
    yield {
      kind: 'resource-script',
      origin: originIn(input, { start: 0, end: endOfFirstLine(input.text) }),
      name,
      path: input.path,
      fingerprint: fingerprintOf(isShell ? shellTokens(input.text).map(token => token.text) : [input.text]),
      ...(input.mode === undefined ? {} : { isExecutable: (input.mode & 0o111) !== 0 }),
    }
    if (!isShell) return
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
  },
})

type CommandPlace = Pick<FactOf<'script-command'>, 'script' | 'branch' | 'index' | 'command' | 'arguments'>

function commandFact(input: ReaderInput, command: ShellCommand, place: CommandPlace): Fact {
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

function endOfFirstLine(text: string): number {
  const newline = text.indexOf('\n')
  return newline === -1 ? text.length : newline
}
