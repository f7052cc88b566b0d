import { expect, test } from 'vitest'

import { clusterConf } from '../../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { cluster, fenced, messagesOf, nodes } from '../messages-of.js'

const apc = '<fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/></fencedevices>'
const outlet = (number: number): string => `<device name="apc" port="${number}"/>`
const second = '<device name="apc" port="9" action="off"/>'
const list = (...members: readonly string[]): string => `<clusternodes>\n${members.join('\n')}\n</clusternodes>`

function errors(text: string): string[] {
  const found = findingsOf(clusterConf as unknown as Language, { text, target: '3' })
  return found.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

test('a node that was pasted twice is one mistake, not one of the name, the number and the outlet', () => {
  const three = [fenced('alpha', 1, outlet(1)), fenced('beta', 2, outlet(2)), fenced('gamma', 3, outlet(3))]
  expect(errors(cluster(list(...three), apc))).toEqual([])
  expect(errors(cluster(list(...three, fenced('gamma', 3, outlet(3))), apc))).toEqual(['cluster-conf/duplicate-node'])
})

test('a node that was pasted and renamed still has the number and the outlet of the other', () => {
  const text = cluster(list(fenced('alpha', 1, outlet(1)), fenced('beta', 2, outlet(2)), fenced('gamma', 2, outlet(2))), apc)
  expect(errors(text)).toEqual(['cluster-conf/duplicate-nodeid', 'cluster-conf/duplicate-fence-port'])
})

test('one outlet in two methods of one node is no conflict', () => {
  expect(messagesOf('duplicate-fence-port', cluster(list(fenced('alpha', 1, second, second)), apc))).toEqual([])
})

test('the sum of votes leaves a node that is listed twice alone', () => {
  const doubled = nodes('alpha', 'beta', 'gamma').replace('</clusternodes>', '<clusternode name="gamma" nodeid="4"/></clusternodes>')
  expect(messagesOf('conflicting-expected-votes', cluster('<cman expected_votes="3"/>', doubled))).toEqual([])
})

test('the sum of votes points at the node that spoils it', () => {
  const text = cluster('<cman expected_votes="3"/>', nodes('alpha', 'beta', 'gamma').replace('nodeid="2"', 'nodeid="2" votes="11"'))
  const [finding] = findingsOf(clusterConf as unknown as Language, { text, target: '3' })
    .filter(({ rule }) => rule === 'cluster-conf/conflicting-expected-votes')
  expect(finding?.related.map(({ span, message }) => [text.slice(span.start, span.end), message])).toEqual([['11', 'this node has 11 votes']])
})

test('a refused element speaks for what stands in it', () => {
  const block = '<dependencies><dependency name="service:a"><target name="service:b" require="always"/></dependency></dependencies>'
  expect(messagesOf('refused-element', cluster(nodes('alpha'), `<rm>${block}</rm>`))).toEqual([
    '"dependencies" error+daemon Element "dependencies" is not in the schema that cluster 3 checks the file by',
  ])
})

test('nothing is said of what an element lacks whose start tag is missing', () => {
  const members = '<failoverdomainnode name="alpha" priority="1"/><failoverdomainnode name="beta" priority="2"/>'
  const whole = `<rm><failoverdomains><failoverdomain name="web">${members}</failoverdomain></failoverdomains></rm>`
  expect(messagesOf('unused-priority', cluster(nodes('alpha', 'beta'), whole))).toHaveLength(1)
  const headless = whole.replace('<failoverdomain name="web">', '')
  expect(messagesOf('unused-priority', cluster(nodes('alpha', 'beta'), headless))).toEqual([])
})
