import type { Fact } from '../facts/fact.js'
import { flagOf, itemsOf, memberOf, stringOf } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'
import { readReport } from './json-report.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { invalidJson } from './rules/ip-json/invalid-json.js'

/**
 * Interfaces and addresses as `ip -j addr` prints them. Empty objects, which some releases print, are passed over.
 *
 * Source: iproute2 ip/ipaddress.c, print_linkinfo and print_addrinfo.
 */
export const ipJson = defineReader({
  id: 'ip-json',
  title: 'Addresses (ip -j addr)',
  paths: ['facts/ip-addr.json'],
  *scan(input) {
    const { root, faults } = readReport(input, invalidJson.id)
    yield* faults
    for (const item of itemsOf(root)) {
      const name = stringOf(item, 'ifname')
      if (name === undefined) continue
      yield* interfaceFacts(input, item, name)
      for (const entry of itemsOf(memberOf(item, 'addr_info'))) {
        const family = stringOf(entry, 'family')
        const address = stringOf(entry, 'local')
        const prefix = prefixOf(entry)
        const label = stringOf(entry, 'label')
        if (address === undefined || (family !== 'inet' && family !== 'inet6')) continue
        yield {
          kind: 'host-address',
          origin: originIn(input, memberOf(entry, 'local') ?? entry),
          address,
          ...(prefix === undefined ? {} : { prefix }),
          interface: name,
          family,
          ...(label === undefined ? {} : { label }),
          ...(flagOf(entry, 'secondary') === true ? { isSecondary: true } : {}),
          isLive: true,
        }
      }
    }
  },
})

function* interfaceFacts(input: ReaderInput, item: JsonNode, name: string): Generator<Fact> {
  const mac = stringOf(item, 'link_type') === 'ether' ? stringOf(item, 'address') : undefined
  const flags = memberOf(item, 'flags')
  const mtu = memberOf(item, 'mtu')
  const hasFlag = (wanted: string): boolean => itemsOf(flags).some(flag => flag.kind === 'string' && flag.value === wanted)
  const origin = originIn(input, memberOf(item, 'ifname') ?? item)
  yield {
    kind: 'host-interface',
    origin,
    name,
    ...(flags === undefined ? {} : { isUp: hasFlag('UP') }),
    ...(mac === undefined ? {} : { mac }),
    ...(mtu?.kind === 'number' ? { mtu: mtu.value } : {}),
  }
  const master = stringOf(item, 'master')
  if (master !== undefined || hasFlag('SLAVE')) yield { kind: 'enslaved-interface', origin, name, ...(master === undefined ? {} : { master }), isLive: true }
}

function prefixOf(entry: JsonNode): number | undefined {
  const member = memberOf(entry, 'prefixlen')
  return member?.kind === 'number' && member.value >= 0 && member.value <= 128 ? member.value : undefined
}
