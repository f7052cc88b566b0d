import { expect, test } from 'vitest'

import { corosyncConf } from '../../../src/languages/corosync-conf/index.js'
import { createSource } from '../../../src/text/source.js'

/** The facts of one kind that a file tells. */
const factsOf = (kind: string, text: string): readonly Record<string, unknown>[] => {
  const reading = corosyncConf.read(corosyncConf.parse(createSource('corosync.conf', text)), {})
  return [...corosyncConf.extractFacts(reading.model)].filter(fact => fact.kind === kind) as unknown as Record<string, unknown>[]
}
const settings = (text: string): readonly (readonly [string, unknown])[] => factsOf('setting', text).map(({ key, value }) => [String(key), value])

const node = (name: string, id: string): string => `\tnode {\n\t\tname: ${name}\n\t\tnodeid: ${id}\n\t\tring0_addr: 192.0.2.${id.replace(/^0+/, '')}\n\t}\n`

test('nodes are told by their names, those without one are not', () => {
  expect(factsOf('corosync-node', `nodelist {\n${node('alpha', '1')}${node('beta', '2')}\tnode {\n\t\tnodeid: 3\n\t}\n}\n`).map(({ name }) => name)).toEqual(['alpha', 'beta'])
})

test('how a host logs, and what is its own, is no setting of the cluster', () => {
  const text = 'totem {\n\tversion: 2\n\tnodeid: 7\n\tinterface {\n\t\tringnumber: 0\n\t\tbindnetaddr: 192.0.2.0\n\t\tmcastport: 5405\n\t}\n}\nlogging {\n\tdebug: off\n\tlogger_subsys {\n\t\tsubsys: QUORUM\n\t\tdebug: on\n\t}\n}\nquorum {\n\tprovider: corosync_votequorum\n\tvotes: 1\n}\n'
  const keys = settings(text).map(([key]) => key)
  expect(keys.filter(key => /debug|subsys|nodeid|bindnetaddr|votes/.test(key))).toEqual([])
  expect(keys.filter(key => /version|mcastport|provider/.test(key))).toHaveLength(3)
})

test('a number is the same however it is written, a name is not', () => {
  const told = (name: string, id: string): string => JSON.stringify(settings(`nodelist {\n${node(name, id)}}\n`))
  expect(told('alpha', '01')).toBe(told('alpha', '1'))
  expect(told('alpha', '2')).not.toBe(told('alpha', '1'))
  expect(told('alpha', '1')).not.toBe(told('ALPHA', '1'))
})

test('of two sections that are called the same, each has its own settings', () => {
  const keys = settings('totem {\n\tversion: 2\n}\nquorum {\n\texpected_votes: 2\n}\nquorum {\n\texpected_votes: 3\n}\n').map(([key]) => key).filter(key => key.includes('expected_votes'))
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(2)
})
