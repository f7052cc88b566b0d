import type { Fact } from '../../facts/fact.js'
import { ocfCall } from '../../facts/ocf-call.js'
import type { Located } from '../../text/located.js'
import { textOf } from './analysis/meaning.js'
import type { ReactorConf } from './model.js'
import type { Table } from './resolve/document.js'
import { keyAt } from './vocabulary.js'

/** Says what the configuration tells the cluster: which resources it promotes, and every setting, by its table. */
export function* extractFacts(configuration: ReactorConf): Generator<Fact> {
  const file = { language: 'drbd-reactor', path: configuration.file }
  yield { kind: 'config-file', ...file, origin: { file: configuration.file, span: { start: 0, end: 0 } }, target: configuration.target }
  for (const [index, { name, table, start, preferredNodes }] of configuration.promoted.entries()) {
    yield { kind: 'promoted-resource', name: name.value, units: start.map(({ value }) => value), preferredNodes: preferredNodes.map(({ value, file: path, span }) => ({ value, at: { file: path, span } })), origin: { file: name.file, span: name.span } }
    for (const entry of start) yield* addressFact(entry, index)
    yield* settingsOf(table, { file, place: `promoter ${name.value}`, path: 'promoter.resources' })
  }
  const seen = new Map<string, number>()
  for (const { path, table } of configuration.tables) {
    // Resources have their own names above.
    if (path === 'promoter.resources') continue
    const count = (seen.get(path) ?? 0) + 1
    seen.set(path, count)
    yield* settingsOf(table, { file, place: count === 1 ? path : `${path}#${count}`, path })
  }
}

/** An address that an agent brings up beside the resource. */
function* addressFact({ value, file, span }: Located<string>, group: number): Generator<Fact> {
  const call = ocfCall(value)
  if (call === undefined || !/^ocf:heartbeat:IPaddr2?$/.test(call.agent)) return
  const [address, mask, nic] = ['ip', 'cidr_netmask', 'nic'].map(name => call.parameters.get(name))
  // What systemd expands is not known.
  if (address === undefined || /[$%]/.test(address)) return
  yield { kind: 'virtual-address', manager: 'drbd-reactor', address, ...(mask === undefined || !/^\d{1,3}$/.test(mask) ? {} : { prefix: Number(mask) }), ...(nic === undefined ? {} : { interface: nic }), group, origin: { file, span } }
}

interface Place {
  readonly file: { readonly language: string; readonly path: string }
  /** The table among all, empty for the file itself. */
  readonly place: string
  /** The table in the vocabulary. */
  readonly path: string
}

/** A table of which nothing is set is there all the same. */
function* settingsOf({ members, at }: Table, { file, place, path }: Place): Generator<Fact> {
  if (members.size === 0) yield { kind: 'setting', ...file, key: place, value: '', origin: at }
  for (const { name, key, entry } of members.values()) {
    if (keyAt(path === '' ? name : `${path}.${name}`)?.kind === 'table') continue
    yield { kind: 'setting', ...file, key: place === '' ? name : `${place} / ${name}`, value: textOf(entry), origin: key }
  }
}
