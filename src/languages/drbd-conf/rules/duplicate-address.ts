import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { Place } from '../../../text/located.js'
import { addTo } from '../../../text/multimap.js'
import { addressText, comparedAddress, isLoopback } from '../analysis/addresses.js'
import type { Use } from '../resolve/first-use.js'
import { createFirstUses, repeated } from '../resolve/first-use.js'
import { distinctHosts } from '../resolve/repeated-hosts.js'
import type { Address, Configuration } from '../schema.js'
import { contestedResources, resourcesWith } from '../analysis/resources-with.js'
import { isDialectFrom } from '../vocabulary.js'

/** One address and port stand for two resources. */
export const duplicateAddress = defineConfigurationRule<Configuration>({
  id: 'drbd-conf/duplicate-address',
  severity: 'error',
  origin: 'daemon',
  summary: 'one address and port stand for two resources',
  why: 'Two resources cannot listen on one port; drbdadm refuses it.',
  do: 'Give one of them a free port.',
  sources: [
    'drbd user/drbdadm_parser.c check_uniq() "IP"; drbd-utils user/v9/drbdadm_postparse.c check_addr_conflict()',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-conf/duplicate-resource'], within: 'file' }],
  examples: {
    bad: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device /dev/drbd1; disk /dev/sda2; address [|192.0.2.1:7788|]; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
      {
        text: `resource r0 {
  protocol C;
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  protocol C;
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address [|192.0.2.2:7788|]; meta-disk internal; }
}
`,
        target: '8.4',
      },
      {
        text: `resource r0 {
  protocol C;
  on alpha {
    device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal;
    proxy on alpha { inside 127.0.0.1:7789; outside 198.51.100.1:7790; }
  }
  on beta {
    device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal;
    proxy on beta [|beta|] { inside 127.0.0.1:7789; outside 198.51.100.2:7790; }
  }
}
`,
        target: '8.4',
      },
    ],
    good: [
      `resource r0 {
  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
}
resource r1 {
  on alpha { device /dev/drbd1; disk /dev/sda2; address 192.0.2.1:7789; meta-disk internal; }
  on beta { device /dev/drbd1; disk /dev/sda2; address 192.0.2.2:7789; meta-disk internal; }
}
`,
      {
        target: '9.22',
        text: `resource r0 {
  device minor 0; disk /dev/sda1; meta-disk internal;
  on alpha { node-id 0; address 192.0.2.1:7788; }
  on beta { node-id 1; address 127.0.0.1:7788; }
}
resource r1 {
  device minor 1; disk /dev/sda2; meta-disk internal;
  on alpha { node-id 0; address 192.0.2.1:7789; }
  on beta { node-id 1; address 127.0.0.1:7788; }
}
`,
      },
    ],
  },

  *check({ configuration }) {
    yield* joined(clashesIn({ ...configuration, resources: contestedResources(configuration) }))
  },
})

interface Clash {
  readonly use: AddressUse
  readonly first: AddressUse
}

function* clashesIn(configuration: Configuration): Generator<Clash> {
  if (configuration.dialect === '9') yield* sharedByLinks(configuration)
  yield* repeated(usesIn(configuration))
}

/** Tells what two resources share by one port once: the port was copied for all hosts. */
function* joined(clashes: Iterable<Clash>): Generator<Finding> {
  const groups = new Map<string, Clash[]>()
  for (const clash of clashes) {
    const { use, first } = clash
    const key = `${first.by} ${use.by} ${use.address.slice(use.address.lastIndexOf(':'))}`
    addTo(groups, key, clash)
  }
  for (const group of groups.values()) yield* findingOf(group)
}

function* findingOf([clash, ...others]: readonly Clash[]): Generator<Finding> {
  if (clash === undefined) return
  const { use, first } = clash
  const further = others.filter(other => other.use.at !== use.at)
  if (further.length === 0 && first.by === use.by && use.host !== undefined && first.host !== undefined && use.host !== first.host) {
    yield {
      at: use.at,
      message: `Address ${use.address} of host "${use.host}" is also that of host "${first.host}"`,
      help: 'Write an address of each host\'s own; the port may be the same.',
      related: [{ at: first.at, message: `host "${first.host}" has it here` }],
    }
    return
  }
  const port = use.address.slice(use.address.lastIndexOf(':') + 1)
  yield {
    at: use.at,
    // A port that was copied is one fault, whichever address comes first in the copy of a host.
    message: further.length === 0 ? `Address ${use.address} is already used` : `Port ${port} of ${use.by} is already used at ${further.length + 1} of its addresses`,
    related: [
      { at: first.at, message: `first used by ${first.by}` },
      ...further.map(other => ({ at: other.use.at, message: `and here, ${other.use.address}` })),
    ],
  }
}

interface AddressUse extends Use {
  readonly address: string
  /** The host whose section gives the address, where it is one host's. */
  readonly host?: string
}

function* usesIn(configuration: Configuration): Generator<AddressUse> {
  if (configuration.dialect !== '9') yield* statementUses(configuration)
  yield* stackedUses(configuration)
}

/** Up to 8.4 every address statement counts, those of proxies too. */
function* statementUses({ resources, dialect }: Configuration): Generator<AddressUse> {
  for (const resource of resources) {
    const by = `resource "${resource.name.value}"`
    for (const host of distinctHosts(resource.section)) {
      const { kind, proxies, addresses, alternates = [] } = host
      // At a stacked section, drbdadm does not know the hosts yet, for which alone a local address would count.
      const names = kind === 'stacked' ? [] : host.names.map(name => name.value)
      // A second statement for one host is reported as that; 0.7 takes the last one.
      const counted = kind === 'on' && dialect !== '0.7' ? addresses.slice(0, 1) : addresses
      for (const address of [...counted, ...alternates])
        yield* kind === 'floating' ? [useAnywhere(address, by)] : useOf(address, { by, names, dialect, ...(kind === 'on' && names.length === 1 ? { host: names[0] } : {}) })
      for (const { inside, outside, replaced = [], hosts } of proxies) {
        const owner = { by, names: hosts.map(name => name.value), words: hosts, dialect }
        for (const address of [...replaced, inside, outside]) if (address !== undefined) yield* useOf(address, owner)
      }
    }
  }
}

/** Once all is read, the last address of a stacked section counts for all hosts of the lower resource, if it is local. */
function* stackedUses(configuration: Configuration): Generator<AddressUse> {
  const { dialect } = configuration
  for (const { name, hosts } of resourcesWith(configuration, 'stacked host')) {
    for (const { section, address, aliases: names } of hosts) {
      if (section.kind !== 'stacked' || address === undefined || !isLocalIn(dialect, address)) continue
      yield* useOf(address, { by: `resource "${name.value}"`, names, dialect })
    }
  }
}

/** From 9 on the ends of connections count, and a resource may use one several times. */
function* sharedByLinks({ resources }: Configuration): Generator<Clash> {
  const uses = createFirstUses<AddressUse>()
  for (const resource of resources) {
    const by = `resource "${resource.name.value}"`
    const reported = new Set<AddressUse>()
    for (const { paths } of resource.connections) {
      for (const { ends } of paths) {
        for (const { address } of ends) {
          if (address?.port === undefined || isLoopback(address)) continue
          const key = comparedAddress(address)
          const use: AddressUse = { key, at: address, by, address: addressText(address) }
          const first = uses.claim(address.family, key, use)
          if (first === undefined || first.by === by || reported.has(first)) continue
          reported.add(first)
          yield { use, first }
        }
      }
    }
  }
}

interface Owner {
  readonly by: string
  readonly names: readonly string[]
  /** Where the names stand, if nothing else reports that one of them is repeated. */
  readonly words?: readonly Place[]
  readonly dialect: Configuration['dialect']
  readonly host?: string | undefined
}

function* useOf(address: Address, { by, names, words, dialect, host }: Owner): Generator<AddressUse> {
  if (address.port === undefined) return
  const text = addressText(address)
  if (!isLocalIn(dialect, address)) yield { ...useAnywhere(address, by), ...(host === undefined ? {} : { host }) }
  else {
    for (const [index, name] of names.entries()) {
      const again = names.indexOf(name) < index ? words?.[index] : undefined
      yield { key: `${name} ${text}`, at: again ?? address, by, address: text }
    }
  }
}

function useAnywhere(address: Address, by: string): AddressUse {
  const text = addressText(address)
  return { key: text, at: address, by, address: text }
}

/** Tells whether an address is one that each host has for itself, as a release sees it. */
function isLocalIn(dialect: Configuration['dialect'], address: Address): boolean {
  return isDialectFrom(dialect, '8.3') && isLoopback(address)
}
