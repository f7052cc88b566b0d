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
