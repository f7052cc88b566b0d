import type { Fact } from '../../facts/fact.js'
import type { Located } from '../../text/located.js'
import type { Secret } from '../../text/secret.js'
import { effectiveTimes } from './analysis/effective.js'
import { victimsOf } from '../../agents/stonith-plugins.js'
import type { HaCf, Medium } from './schema.js'

const timeNames = ['keepalive', 'warntime', 'deadtime', 'initdead', 'deadping'] as const

/** Tells the cluster what the file says of hosts, links, times and programs. */
export function* extractFacts(model: HaCf): Generator<Fact> {
  const { file: path, target, mode } = model
  yield {
    kind: 'config-file', origin: fileOrigin(model), language: 'ha-cf', path, target,
    ...(mode === undefined ? {} : { mode }),
  }
  if (model.isTemplate) return
  for (const host of model.hosts) {
    const line = model.misread?.hosts.find(({ span }) => span.start <= host.span.start && host.span.end <= span.end)
    yield { kind: 'heartbeat-host', origin: place(host), name: host.value, ...(line === undefined ? {} : { cause: line.cause }) }
  }
  for (const name of model.misread?.nodes ?? []) yield { kind: 'misread-node', origin: fileOrigin(model), name }
  for (const medium of model.media) yield linkFact(medium)
  yield* timeFacts(model)
  for (const [name, value] of model.options) {
    if (!isTime(name)) yield { kind: 'heartbeat-option', origin: place(value), name, value: value.value }
  }
  yield* programFacts(model)
  yield* settings(model)
}

function* timeFacts(model: HaCf): Generator<Fact> {
  const times = effectiveTimes(model)
  for (const name of timeNames) {
    const given = model[name]
    yield {
      kind: 'heartbeat-time', origin: place(given ?? model.deadtime ?? model.keepalive ?? fileOrigin(model)),
      name, ms: times[name], isExplicit: given !== undefined,
    }
  }
}

/** Tells which programs heartbeat starts, which may talk to it, and how hosts are fenced. */
function* programFacts({ respawns, apiAuths, stoniths }: HaCf): Generator<Fact> {
  for (const { file, span, user, command, arguments: words } of respawns) {
    yield {
      kind: 'heartbeat-respawn', origin: { file, span }, user: user.value, command: command.value,
      arguments: words.map(word => word.value),
    }
  }
  for (const { file, span, client, uids, gids } of apiAuths) {
    yield { kind: 'heartbeat-apiauth', origin: { file, span }, client: client.value, uids, gids }
  }
  for (const { file, span, directive, from, type, parameters } of stoniths) {
    yield {
      kind: 'heartbeat-stonith', origin: { file, span }, directive, type: type.value,
      ...(from === undefined ? {} : { from: from.value }),
      ...(parameters === undefined ? {} : { parameters: parameters.value }),
      ...(directive === 'stonith' || parameters === undefined ? {} : victimsAs(type.value, parameters.value)),
    }
  }
}

function victimsAs(type: string, parameters: Secret): { readonly victims?: Secret } {
  const victims = victimsOf(type, parameters)
  return victims === undefined ? {} : { victims }
}

function linkFact(medium: Medium): Fact {
  const { file, span, type, members } = medium
  return {
    kind: 'heartbeat-link', origin: { file, span }, medium: type,
    ...valueAs('interface', medium.interface), ...valueAs('peer', medium.peer), ...valueAs('group', medium.group),
    ...(members === undefined ? {} : { members: members.map(member => member.value) }),
    ...valueAs('port', medium.port), ...valueAs('ttl', medium.ttl), ...valueAs('device', medium.device),
    ...valueAs('baud', medium.baud),
  }
}

/** Flattens the file, to compare copies of it: what may stand several times is told apart by what it names. */
function* settings(model: HaCf): Generator<Fact> {
  const counts = new Map<string, number>()
  const setting = (key: string, value: string | Secret, at: Located<unknown> | Medium): Fact => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const numbered = count === 1 ? key : `${key}#${count}`
    return { kind: 'setting', origin: place(at), language: 'ha-cf', path: model.file, key: numbered, value }
  }
  for (const host of model.hosts) yield setting(`node ${host.value.toLowerCase()}`, host.value.toLowerCase(), host)
  for (const medium of model.media) {
    const { type, interface: device, group, peer, device: other, port, ttl, loop, members = [] } = medium
    const named = device ?? group ?? peer ?? other
    const rest = [group, peer, port, ttl, loop, ...members].filter(part => part !== undefined && part !== named)
    yield setting(`${type} ${named?.value ?? ''}`.trim(), rest.map(part => String(part?.value)).join(' '), medium)
  }
  for (const [name, value] of model.options) {
    yield setting(name, isTime(name) ? `${model[name]?.value ?? value.value} ms` : value.value, value)
  }
  for (const { name, words } of model.directives) {
    if (name.value !== 'env') continue
    for (const word of words) {
      const [variable = '', value = ''] = word.value.split(/=(.*)/s)
      yield setting(`env ${variable}`, value, word)
    }
  }
  for (const { command, user, isFailfast, arguments: words } of model.respawns) {
    const line = [user, ...words].map(word => word.value).join(' ')
    yield setting(`${isFailfast ? 'failfast' : 'respawn'} ${command.value}`, line, command)
  }
  for (const { client, uids, gids } of model.apiAuths) {
    yield setting(`apiauth ${client.value}`, `uid=${uids.join(',')} gid=${gids.join(',')}`, client)
  }
  for (const { directive, from, type, parameters } of model.stoniths) {
    const key = from === undefined ? directive : `${directive} ${from.value}`
    yield setting(`${key} type`, type.value, type)
    if (parameters !== undefined) yield setting(`${key} parameters`, parameters.value, parameters)
  }
}

function isTime(name: string): name is (typeof timeNames)[number] {
  return (timeNames as readonly string[]).includes(name)
}

function valueAs<Key extends string, Value>(
  key: Key,
  value: Located<Value> | undefined,
): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value.value } as { readonly [K in Key]: Value })
}

function place({ file, span }: { readonly file: string; readonly span: Located<unknown>['span'] }) {
  return { file, span }
}

function fileOrigin(model: HaCf) {
  return { file: model.file, span: { start: 0, end: 0 } }
}
