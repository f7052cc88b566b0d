import { readIpv4, readIpv6 } from '../../../text/ip-address.js'
import type { Address, Configuration, Model, ProxySection, ResourceBody } from '../schema.js'

/** Tells whether an address is one that each host has for itself; drbdadm asks the C library, which knows all its spellings. */
export function isLoopback({ host: { value } }: Address): boolean {
  if (!value.includes(':')) return value.startsWith('127.') && readIpv4(value) !== undefined
  return readIpv6(value)?.every((byte, index) => byte === (index === 15 ? 1 : 0)) === true
}

/** Writes an address and its port as they are written, which is how drbdadm compares them. */
export function addressText({ host, port }: Pick<Address, 'host' | 'port'>): string {
  const name = host.value.includes(':') ? `[${host.value}]` : host.value
  return `${name}:${port?.text ?? port?.value ?? ''}`
}

/**
 * Writes an address so that drbdadm 9 takes equal ones for one: of IPv6 the numbers count, however they are written, of the
 * port the words.
 *
 * Source: drbdadm 9.22, asked: `[2001:db8::1]:7788` is `[2001:DB8:0::1]:7788`, and not `[2001:db8::1]:07788`.
 */
export function comparedAddress(address: Pick<Address, 'family' | 'host' | 'port'>): string {
  const numbers = address.family === 'ipv6' ? readIpv6(address.host.value) : undefined
  if (numbers === undefined) return addressText(address)
  return addressText({ ...address, host: { ...address.host, value: `:${numbers.join('.')}` } })
}

/** Lists all addresses of all resources as they are written. */
export function writtenAddresses({ models }: Pick<Configuration, 'models'>): readonly Address[] {
  const [only] = models
  return models.length === 1 && only !== undefined ? addressesOfModel(only) : models.flatMap(addressesOfModel)
}

/** Several rules ask for the addresses of one model, which never changes. */
const listed = new WeakMap<Model, readonly Address[]>()

function addressesOfModel(model: Model): readonly Address[] {
  const known = listed.get(model)
  if (known !== undefined) return known
  const addresses: Address[] = []
  for (const section of model.sections)
    if (section.kind === 'resource' || section.kind === 'common') addAddresses(section, addresses)
  listed.set(model, addresses)
  return addresses
}

/** Lists the addresses in one body, those of proxies too. */
export function addressesOf(body: ResourceBody): readonly Address[] {
  const addresses: Address[] = []
  addAddresses(body, addresses)
  return addresses
}

function addAddresses(body: ResourceBody, addresses: Address[]): void {
  for (const host of body.hosts) {
    for (const address of host.addresses) addresses.push(address)
    if (host.address !== undefined && !host.addresses.includes(host.address)) addresses.push(host.address)
    addProxyAddresses(host.proxy, addresses)
  }
  for (const { paths } of body.connections) {
    for (const { endpoints } of paths) {
      for (const { address, proxy } of endpoints) {
        if (address !== undefined) addresses.push(address)
        addProxyAddresses(proxy, addresses)
      }
    }
  }
}

function addProxyAddresses(proxy: ProxySection | undefined, addresses: Address[]): void {
  if (proxy?.inside !== undefined) addresses.push(proxy.inside)
  if (proxy?.outside !== undefined) addresses.push(proxy.outside)
}
