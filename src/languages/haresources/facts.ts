import type { Fact } from '../../facts/fact.js'
import type { Origin } from '../../text/located.js'
import { prefixLength } from './reading/address.js'
import type { Haresources, Resource, ResourceGroup } from './model.js'

/** Says what a haresources file tells the cluster: its groups, their resources in order, and the service addresses. */
export function* extractFacts(model: Haresources): Generator<Fact> {
  const file = { language: 'haresources', path: model.file }
  const start: Origin = { file: model.file, span: { start: 0, end: 0 } }
  yield { kind: 'config-file', ...file, origin: start, ...(model.mode === undefined ? {} : { mode: model.mode }) }
  for (const { name, cause, ...origin } of model.owners) {
    yield { kind: 'preferred-host', origin: placeOf(origin), name, ...(cause === undefined ? {} : { cause: { rule: cause.rule, at: placeOf(cause) } }) }
  }
  for (const group of model.groups) {
    const { index, host, resources } = group
    const key = `group ${index + 1}`
    yield { kind: 'setting', ...file, key: `${key} / host`, value: host.value.toLowerCase(), origin: placeOf(host) }
    for (const resource of resources) {
      const place = `${key} / resource ${resource.index + 1}`
      yield { kind: 'setting', ...file, key: place, value: resource.text, origin: placeOf(resource) }
    }
    yield {
      kind: 'resource-group',
      origin: placeOf(host),
      preferredHost: host.value,
      group: index,
      resources: resources.map(resource => resource.text),
    }
    for (const resource of resources) yield* factsOfResource(group, resource)
  }
}

function* factsOfResource(group: ResourceGroup, resource: Resource): Generator<Fact> {
  const { script, text, index, address } = resource
  yield {
    kind: 'group-resource',
    origin: placeOf(resource),
    group: group.index,
    index,
    preferredHost: group.host.value,
    script: script.value,
    arguments: resource.arguments.map(argument => argument.value),
    text,
  }
  if (address === undefined) return
  const prefix = prefixLength(address)
  yield {
    kind: 'virtual-address',
    origin: placeOf(address.address),
    manager: 'heartbeat',
    address: address.address.value,
    ...(prefix === undefined ? {} : { prefix }),
    ...(address.interface === undefined ? {} : { interface: address.interface.value }),
    ...(address.broadcast === undefined ? {} : { broadcast: address.broadcast.value }),
    group: group.index,
    index,
  }
}

function placeOf({ file, span }: Origin): Origin {
  return { file, span }
}
