import type { Draft, Primitive } from './draft.js'
import { freeId } from './draft.js'

/**
 * Makes a unit of systemd that runs a script with its arguments, so that the script stays what it is; returns the resource.
 *
 * Pacemaker sees of such a unit whether it was started and not whether what it started still works.
 */
export function wrapped(draft: Draft, { path, words, tool }: { readonly path: string; readonly words: readonly string[]; readonly tool: string }): Primitive {
  const script = path.slice(path.lastIndexOf('/') + 1)
  const name = ['ha', script, ...words].join('-').replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/-{2,}/g, '-').slice(0, 200)
  const call = [path, ...words].map(quoted).join(' ')
  const text = [
    '[Unit]',
    `Description=${[script, ...words].join(' ').replaceAll('%', '%%')}, as ${tool} ran it; started by Pacemaker, never by boot`,
    'After=network.target',
    '',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    `ExecStart=${call} start`,
    `ExecStop=${call} stop`,
    '',
  ].join('\n')
  if (!draft.wrappers.some(unit => unit.name === name)) draft.wrappers.push({ name, text })
  return {
    kind: 'primitive',
    id: freeId(draft, [script, ...words].join('-')),
    agent: `systemd:${name}`,
    parameters: {},
    operations: [{ name: 'monitor', interval: '30s', timeout: '100s' }, ...unitTimes],
  }
}

/** Starting and stopping a unit may take as long as systemd waits for it. */
const unitTimes = [
  { name: 'start', interval: '0s', timeout: '100s' },
  { name: 'stop', interval: '0s', timeout: '100s' },
] as const

/** Makes the resource of a service that has a unit of its own. */
export function service(draft: Draft, unit: string): Primitive {
  return {
    kind: 'primitive',
    id: freeId(draft, unit),
    agent: `systemd:${unit}`,
    parameters: {},
    operations: [{ name: 'monitor', interval: '30s', timeout: '100s' }, ...unitTimes],
  }
}

/** systemd.service(5): `%` and `$` are expanded, quotes and backslashes part words. */
function quoted(word: string): string {
  const escaped = word.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('$', '$$$$').replaceAll('"', '\\"')
  return /^[A-Za-z0-9_./:@%$=,+-]+$/.test(escaped) && !escaped.includes('\\') ? escaped : `"${escaped}"`
}
