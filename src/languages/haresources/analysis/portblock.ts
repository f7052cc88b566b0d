import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import type { Resource } from '../model.js'

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
    if (resource.script.value !== 'portblock') continue
    const [protocol, ports, action] = resource.arguments
    if (protocol === undefined || ports === undefined || action === undefined) continue
    yield { resource, ports: `${protocol.value} ${ports.value}`, action: action.value }
  }
}

/** Tells whether a resource is meant as portblock and is not one with three good arguments. */
export function isBrokenPortblock({ script, arguments: given, text }: Resource): boolean {
  if (script.value !== 'portblock') {
    return text.startsWith('portb') || didYouMean(script.value, ['portblock']) !== undefined
  }
  const [protocol, ports, action] = given
  if (given.length !== 3 || !isPortList(ports?.value ?? '')) return true
  return !/^(tcp|udp)$/.test(protocol?.value ?? '') || !/^(block|unblock)$/.test(action?.value ?? '')
}

/** Tells whether a word is a list of ports such as `80,443`; names and ranges pass too. */
export function isPortList(text: string): boolean {
  return text.split(',').every(part => {
    const isName = /^[a-z][a-z0-9-]*$/i.test(part)
    return isName || (/^[0-9]+([:-][0-9]+)?$/.test(part) && part.split(/[:-]/).every(port => Number(port) <= 65535))
  })
}
