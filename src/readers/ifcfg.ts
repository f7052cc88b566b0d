import type { Fact } from '../facts/fact.js'
import { addressFamily, prefixOfNetmask } from './address.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { readAssignments } from './shell/assignments.js'
import type { ShellAssignment } from './shell/assignments.js'

/**
 * Fixed addresses of one interface on Red Hat and SUSE.
 *
 * Source: initscripts doc/sysconfig.txt (`IPADDR`, `IPADDR0`, `PREFIX`, `NETMASK`, `IPV6ADDR`); SUSE's ifcfg(5)
 * (`IPADDR='192.0.2.1/24'`, `IPADDR_1`).
 */
export const ifcfg = defineReader({
  id: 'ifcfg',
  title: 'Interface settings (ifcfg)',
  paths: ['/etc/sysconfig/network-scripts/ifcfg-*', '/etc/sysconfig/network/ifcfg-*'],
  *scan(input) {
    const variables = readAssignments(input.text)
    const fileName = input.path.slice(input.path.lastIndexOf('/') + 1)
    const device = variables.get('DEVICE')?.value ?? fileName.replace(/^ifcfg-/, '')
    for (const variable of variables.values()) {
      const [, suffix] = /^IPADDR(\d*|_\w+)$/.exec(variable.name) ?? []
      const isIpv6 = variable.name === 'IPV6ADDR'
      if (suffix === undefined && !isIpv6) continue
      const prefix = isIpv6 ? undefined : prefixFor(variables, suffix ?? '')
      const fact = addressFact(input, variable, { device, ...(prefix === undefined ? {} : { prefix }) })
      if (fact !== undefined) yield fact
    }
    yield* enslavedBy(input, variables, device)
    yield* settingsOf(input, variables, device)
  },
})

/** Red Hat says of a part what it belongs to (`MASTER`, `BRIDGE`), SUSE of a bond or bridge which parts it has. */
function* enslavedBy(input: ReaderInput, variables: ReadonlyMap<string, ShellAssignment>, device: string): Generator<Fact> {
  const isSlave = /^yes$/i.test(variables.get('SLAVE')?.value ?? '')
  for (const { name, token, value } of variables.values()) {
    if (value === undefined || value === '') continue
    if ((name === 'MASTER' && isSlave) || name === 'BRIDGE') yield { kind: 'enslaved-interface', origin: originIn(input, token), name: device, master: value, isLive: false }
    const parts = /^BONDING_SLAVE_?\d+$/.test(name) || name === 'BRIDGE_PORTS' ? value.split(/\s+/).filter(part => part !== '') : []
    for (const part of parts) yield { kind: 'enslaved-interface', origin: originIn(input, token), name: part, master: device, isLive: false }
  }
}

/** What the file sets of an interface that it brings up with a fixed address; SUSE's names of cards name no interface. */
function* settingsOf(input: ReaderInput, variables: ReadonlyMap<string, ShellAssignment>, device: string): Generator<Fact> {
  const textOf = (name: string): string => (variables.get(name)?.value ?? '').toLowerCase()
  const address = [...variables.values()].find(({ name }) => /^IPADDR(?:0?|_\w+)$/.test(name))
  if (address === undefined || !/^[\w.-]+$/.test(device) || /^\w+-(id|bus)-/.test(device)) return
  if (/dhcp/.test(textOf('BOOTPROTO')) || textOf('ONBOOT') === 'no' || /^(?:off|manual|hotplug)$/.test(textOf('STARTMODE'))) return
  const mtu = variables.get('MTU')
  yield {
    kind: 'interface-setting',
    origin: originIn(input, mtu?.token ?? address.token),
    name: device,
    ...(/^\d{2,6}$/.test(mtu?.value ?? '') ? { mtu: Number(mtu?.value) } : {}),
    ...(['BONDING_OPTS', 'BONDING_MASTER', 'BRIDGE_PORTS', 'BRIDGE', 'VLAN', 'ETHERDEVICE'].some(name => variables.has(name)) || /^(?:bond|bridge|vlan)$/.test(textOf('TYPE')) ? { isMtuOpen: true } : {}),
  }
}

function prefixFor(variables: ReadonlyMap<string, ShellAssignment>, suffix: string): number | undefined {
  const written = (variables.get(`PREFIX${suffix}`) ?? variables.get(`PREFIXLEN${suffix}`))?.value
  if (written !== undefined && /^\d{1,3}$/.test(written)) return Number(written)
  const mask = variables.get(`NETMASK${suffix}`)?.value
  return mask === undefined ? undefined : prefixOfNetmask(mask)
}

function addressFact(
  input: ReaderInput,
  { token, value }: ShellAssignment,
  { device, prefix }: { readonly device: string; readonly prefix?: number },
): Fact | undefined {
  const [address = '', length] = (value ?? '').split('/')
  const family = addressFamily(address)
  if (family === undefined) return undefined
  const bits = length !== undefined && /^\d{1,3}$/.test(length) ? Number(length) : prefix
  // SUSE names a file by the card, `eth-id-00:16:3e:00:00:01`; behind a device a colon begins a label.
  const colon = /^\w+-(id|bus)-/.test(device) ? -1 : device.indexOf(':')
  return {
    kind: 'host-address',
    origin: originIn(input, token),
    address,
    ...(bits === undefined ? {} : { prefix: bits }),
    interface: colon === -1 ? device : device.slice(0, colon),
    family,
    ...(colon === -1 ? {} : { label: device }),
    isLive: false,
  }
}
