import type { Address, Configuration, ProxySection, ResourceBody } from './schema.js'

/** Lists all addresses of all resources as they are written. */
export function* writtenAddresses({ models }: Pick<Configuration, 'models'>): Generator<Address> {
  for (const { sections } of models) {
    for (const section of sections)
      if (section.kind === 'resource' || section.kind === 'common') yield* addressesOf(section)
  }
}

function* addressesOf(body: ResourceBody): Generator<Address> {
  for (const host of body.hosts) {
    yield* host.addresses
    if (host.address !== undefined && !host.addresses.includes(host.address)) yield host.address
    yield* addressesOfProxy(host.proxy)
  }
  for (const { paths } of body.connections) {
    for (const { endpoints } of paths) {
      for (const { address, proxy } of endpoints) {
        if (address !== undefined) yield address
        yield* addressesOfProxy(proxy)
      }
    }
  }
}

function* addressesOfProxy(proxy: ProxySection | undefined): Generator<Address> {
  if (proxy?.inside !== undefined) yield proxy.inside
  if (proxy?.outside !== undefined) yield proxy.outside
}
