import { didYouMean } from '../../diagnostics/did-you-mean.js'
import type { Resource } from './schema.js'

/** A portblock resource with all three arguments. */
export interface Portblock {
  readonly resource: Resource
  /** Protocol and ports, to find the other one of a pair. */
  readonly ports: string
  readonly action: string
}

/** Lists the portblock resources of a group. */
export function* portblocks(resources: readonly Resource[]): Generator<Portblock> {
  for (const resource of resources) {
    const [protocol, ports, action] = resource.arguments
    if (resource.script.value !== 'portblock' || protocol === undefined || ports === undefined || action === undefined) continue
    yield { resource, ports: `${protocol.value} ${ports.value}`, action: action.value }
  }
}

/** Tells whether a resource is meant as portblock and is not one with three good arguments. */
export function isBrokenPortblock({ script, arguments: given, text }: Resource): boolean {
  if (script.value !== 'portblock') return text.startsWith('portb') || didYouMean(script.value, ['portblock']) !== undefined
  const [protocol, ports, action] = given
  const isGood = isPortList(ports?.value ?? '') && /^(tcp|udp)$/.test(protocol?.value ?? '') && /^(block|unblock)$/.test(action?.value ?? '')
  return !isGood || given.length !== 3
}

/** Tells whether a word is a list of ports such as `80,443`; names and ranges pass too. */
export function isPortList(text: string): boolean {
  return text.split(',').every(part => /^([0-9]+([:-][0-9]+)?|[a-z][a-z0-9-]*)$/i.test(part) && (part.match(/[0-9]+/g) ?? []).every(port => Number(port) <= 65535))
}
