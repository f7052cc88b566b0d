import { defineRule } from '../../../rules/define-rule.js'
import { holdsUnknown, isInDoubt } from '../analysis/doubt.js'
import { readLooseIpv4 } from '../../../text/ip-address.js'
import { familyOf } from '../analysis/totem.js'
import { isStrict } from '../targets.js'
import { sectionAt } from '../vocabulary.js'
import type { CorosyncConf } from '../model.js'

/** A name may be shorter by its domain on either side. */
function isNamed(name: string | undefined, host: string): boolean {
  if (name === undefined) return false
  return name === host || name === host.split('.')[0] || name.split('.')[0] === host
}

/** The own host is not among the nodes. */
export const missingOwnNode = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-own-node',
  severity: 'error',
  origin: 'daemon',
  summary: 'the own host is not among the nodes',
  why: 'Corosync 3 finds itself by the name that uname -n prints, or by an address of its interfaces, and refuses the file where neither is there.',
  do: 'Give the node the name and the address of this host.',
  sources: ['corosync 3.1.7 exec/totemconfig.c find_local_node(): "No valid name found for local host"'],
  since: '0.1.0',
  examples: {
    bad: [{ text: 'totem {\n	version: 2\n	cluster_name: demo\n}\n[|nodelist|] {\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', host: 'alpha', addresses: ['192.0.2.1'] }],
    good: [{ text: 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: alpha\n		nodeid: 1\n		ring0_addr: 192.0.2.1\n	}\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', host: 'alpha', addresses: ['192.0.2.1'] }, { text: 'totem {\n	version: 2\n	cluster_name: demo\n}\nnodelist {\n	node {\n		name: beta\n		nodeid: 2\n		ring0_addr: 192.0.2.2\n	}\n}\n', host: 'alpha' }],
  },

  *check({ model }) {
    const { host, addresses, nodes, target } = model
    // Which addresses a host has is known only where it is told.
    if (!isStrict(target) || host === undefined || addresses === undefined || nodes.length === 0 || isInDoubt(model, 'nodelist')) return
    // Which node the keys behind a section in a node belong to depends on the release.
    if (holdsUnknown(model, 'nodelist.node') && model.sections.some(({ path, settings }) => path === 'nodelist.node' && settings.some(({ value }) => addresses.includes(value.value)))) return
    if (nodes.some(({ name, addresses: own }) => isNamed(name?.value.value, host) || [...own.values()].some(({ value }) => isNamed(value.value, host)))) return
    const written = nodes.flatMap(node => [...node.addresses.values()].map(({ value }) => value.value))
    if (written.length === 0 || written.some(address => familyOf(address) === undefined)) return
    const plain = written.map(inPlainDigits)
    if (plain.some(address => address === undefined || addresses.includes(address))) return
    const list = model.sections.find(({ path }) => path === 'nodelist')
    const meant = list?.inner.find(({ path }) => sectionAt(path) === undefined)
    if (list !== undefined) yield { at: list.name, message: `No node is host "${host}"`, ...(meant === undefined ? {} : { confirms: { rule: 'corosync-conf/unknown-section', at: meant.name } }) }
  },
})

/** Numbers in octal or hexadecimal, or fewer than four of them, make an address too, such as `127.0.0.0x1`; nothing where that cannot be told. */
function inPlainDigits(address: string): string | undefined {
  return address.includes(':') ? address : readLooseIpv4(address)?.join('.')
}
