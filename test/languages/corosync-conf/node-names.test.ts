import { expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

/** Lists the errors about nodes without names: `daemon` where the own host refuses the file. */
function namelessIn(...nodes: readonly string[]): string[] {
  const list = nodes.map((lines, index) => `\tnode {\n\t\tnodeid: ${index + 1}\n\t\t${lines.replaceAll('; ', '\n\t\t')}\n\t}\n`)
  const text = `totem {\n\tversion: 2\n\tcluster_name: demo\n}\nnodelist {\n${list.join('')}}\nquorum {\n\tprovider: corosync_votequorum\n}\n`
  const found = findingsOf(corosyncConf as unknown as Language, { text, target: '3.1', host: 'alpha', addresses: ['192.0.2.1'] })
  return found.filter(({ rule }) => rule === 'corosync-conf/missing-node-name').map(({ origin }) => origin)
}

// Asked of corosync -t 3.1.7, as host alpha with the address 192.0.2.1.
test.each([
  [['ring0_addr: 192.0.2.1'], []],
  [['ring1_addr: 192.0.2.1'], ['daemon']],
  [['ring00_addr: 192.0.2.1'], ['daemon']],
  [['ring1_addr: alpha'], ['daemon']],
  [['name:; ring1_addr: 192.0.2.1'], ['daemon']],
  [['name:; ring0_addr: 192.0.2.1'], []],
  [['name: alpha; ring1_addr: 192.0.2.1'], []],
  [['name: alpha; ring1_addr: 192.0.2.1', 'ring1_addr: 192.0.2.2'], ['practice']],
  [['ring1_addr: 192.0.2.1', 'name: beta; ring1_addr: 192.0.2.2'], ['daemon']],
  [['name: alpha; ring1_addr: 192.0.2.2', 'ring1_addr: 192.0.2.1'], ['practice']],
  [['ring00_addr: 192.0.2.2', 'ring0_addr: 192.0.2.1'], ['practice']],
])('a node without a name goes by its ring0_addr: %j', (nodes, origins) => {
  expect(namelessIn(...nodes)).toEqual(origins)
})

test('of several links a node without any address is none', () => {
  expect(namelessIn('name: alpha; ring0_addr: 192.0.2.1; ring1_addr: 198.51.100.1', 'quorum_votes: 1')).toEqual([])
})

test.each(['ring00_addr', 'ring-0_addr', 'ring4294967296_addr'])('corosync reads %s as the address on link 0', key => {
  const text = `totem {\n\tversion: 2\n\tcluster_name: demo\n}\nnodelist {\n\tnode {\n\t\tnodeid: 1\n\t\tname: alpha\n\t\t${key}: 192.0.2.1\n\t}\n}\n`
  const found = findingsOf(corosyncConf as unknown as Language, { text, target: '3.1', host: 'alpha', addresses: ['192.0.2.1'] })
  expect(found.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')).toEqual([])
})

/** Lists the errors of a file whose own node has no address: `daemon` where corosync refuses it. */
function withoutAddress(totem: string, others: string): string[] {
  const text = `totem {\n\tversion: 2\n\tcluster_name: demo\n${totem}}\nnodelist {\n\tnode {\n\t\tname: alpha\n\t\tnodeid: 1\n\t}\n${others}}\nquorum {\n\tprovider: corosync_votequorum\n}\n`
  const found = findingsOf(corosyncConf as unknown as Language, { text, target: '3.1', host: 'alpha', addresses: ['192.0.2.1'] })
  return found.filter(({ severity }) => severity === 'error').map(({ rule, origin }) => `${origin} ${rule.replace('corosync-conf/', '')}`)
}

// Asked of corosync -t 3.1.7.
test.each([
  ['', 'daemon'],
  ['\tinterface {\n\t\tlinknumber: 0\n\t}\n', 'daemon'],
  ['\tinterface {\n\t\tlinknumber: 0\n\t\tmcastport: 5405\n\t}\n', 'practice'],
  ['\tinterface {\n\t\tknet_transport: udp\n\t}\n', 'practice'],
])('an interface section that says something of a link stands in for the own address: %j', (totem, origin) => {
  expect(withoutAddress(totem, '\tnode {\n\t\tname: beta\n\t\tnodeid: 2\n\t\tring0_addr: 192.0.2.2\n\t}\n')).toEqual([`${origin} missing-address`])
  expect(withoutAddress(totem, '')).toEqual([`${origin} missing-nodelist`])
})
