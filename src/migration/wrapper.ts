import { operationsOf } from '../facts/agent-operations.js'
import type { Draft, Primitive, WrapperUnit } from './draft.js'
import { freeId } from './draft.js'

/**
 * Makes a unit of systemd that runs a script with its arguments, so that the script stays what it is; returns the resource.
 *
 * Pacemaker sees of such a unit whether it was started and not whether what it started still works. Arguments may be passwords:
 * they stand in the text of the unit, and neither in its name nor in its description, which everybody may read.
 */
export function wrapped(draft: Draft, { path, words, tool }: { readonly path: string; readonly words: readonly string[]; readonly tool: string }): Primitive {
  const script = path.slice(path.lastIndexOf('/') + 1)
  const call = [path, ...words].map(quoted).join(' ')
  const text = [
    '[Unit]',
    `Description=${script.replaceAll('%', '%%')}, as ${tool} ran it; started by Pacemaker, never by boot`,
    'After=network.target',
    '',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    `ExecStart=${call} start`,
    `ExecStop=${call} stop`,
    '',
  ].join('\n')
  return unitResource(draft, script, unitOf(draft, script, { text, isSecret: words.length > 0 }))
}

/** Makes a unit of systemd that runs a daemon in the foreground, so that Pacemaker sees when it ends; returns the resource. */
export function daemon(draft: Draft, { words, tool }: { readonly words: readonly string[]; readonly tool: string }): Primitive {
  const [path = ''] = words
  const program = path.slice(path.lastIndexOf('/') + 1)
  const text = ['[Unit]', `Description=${program.replaceAll('%', '%%')}, as ${tool} ran it; started by Pacemaker, never by boot`, 'After=network.target', '', '[Service]', 'Type=exec', `ExecStart=${words.map(quoted).join(' ')}`, ''].join('\n')
  return unitResource(draft, program, unitOf(draft, program, { text, isSecret: words.length > 1 }))
}

function unitResource(draft: Draft, wanted: string, unit: string): Primitive {
  const agent = `systemd:${unit}`
  return { kind: 'primitive', id: freeId(draft, wanted), agent, parameters: {}, operations: operationsOf(agent) }
}

/** Adds a unit and tells its name; the same call is the same unit, and other arguments make a numbered one. */
function unitOf({ wrappers }: Draft, script: string, unit: Omit<WrapperUnit, 'name'>): string {
  const same = wrappers.find(({ text }) => text === unit.text)
  if (same !== undefined) return same.name
  const plain = `ha-${script}`.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/-{2,}/g, '-').slice(0, 200)
  const taken = new Set(wrappers.map(({ name }) => name))
  let name = plain
  for (let number = 2; taken.has(name); number += 1) name = `${plain}-${number}`
  wrappers.push({ name, ...unit })
  return name
}

/** Makes the resource of a service that has a unit of its own. */
export function service(draft: Draft, unit: string): Primitive {
  return unitResource(draft, unit, unit)
}

/** systemd.service(5): `%` and `$` are expanded, quotes and backslashes part words. */
function quoted(word: string): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('$', '$$$$').replaceAll('"', '\\"')
  return /^[A-Za-z0-9_./:@%$=,+-]+$/.test(escaped) && !escaped.includes('\\') ? escaped : `"${escaped}"`
}
