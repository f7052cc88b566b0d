import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import { createDemotions, createPromotions } from '../../../src/pacemaker/analysis/orders.js'
import type { Cib } from '../../../src/pacemaker/model.js'
import { cibWith, fencing, promotable } from '../../../src/pacemaker/rules/example-cluster.js'
import { createSource } from '../../../src/text/source.js'
import { whyNoSimulation } from '../../failover/pacemaker/crm-simulate.js'
import { execFileSync } from '../../support/programs.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const why = whyNoSimulation()
const dummy = (id: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Dummy"/>`
const beside = ['fs', 'ip'].map(id => `<rsc_colocation id="with-${id}" rsc="${id}" with-rsc="ms-r0" with-rsc-role="Promoted" score="INFINITY"/>`).join('')
const set = (id: string, attributes: string, ...names: readonly string[]): string => `<resource_set id="${id}" ${attributes}>${names.map(name => `<resource_ref id="${name}"/>`).join('')}</resource_set>`
const order = (attributes: string, ...sets: readonly string[]): string => `<rsc_order id="o" ${attributes}${sets.length === 0 ? '/>' : `>${sets.join('')}</rsc_order>`}`

const cases: readonly (readonly [name: string, constraints: string])[] = [
  ['a plain order', order('first="ms-r0" first-action="promote" then="fs" then-action="start"')],
  ['a plain order by the start', order('first="ms-r0" then="fs"')],
  ['a plain order the wrong way round', order('first="fs" then="ms-r0" then-action="promote"')],
  ['two sets', order('', set('s', 'action="promote"', 'ms-r0'), set('t', 'action="start"', 'fs', 'ip'))],
  ['two sets, the second without an order', order('', set('s', 'action="promote"', 'ms-r0'), set('t', 'action="start" sequential="false"', 'fs', 'ip'))],
  ['two sets, the first without an order', order('', set('s', 'action="promote" sequential="false"', 'ms-r0'), set('t', 'action="start"', 'ip', 'fs'))],
  ['sets the other way round', order('', set('t', 'action="start"', 'fs'), set('s', 'action="promote"', 'ms-r0'))],
  ['three sets', order('', set('s', 'action="promote"', 'ms-r0'), set('t', '', 'ip'), set('u', '', 'fs'))],
  ['one set without actions', order('', set('s', '', 'ms-r0', 'fs', 'ip'))],
  ['one set without an order', order('', set('s', 'sequential="false"', 'ms-r0', 'fs'))],
  ['only the start of DRBD in a set', order('', set('s', 'action="start"', 'ms-r0'), set('t', '', 'fs'))],
]

const ways: readonly (readonly [name: string, constraints: string])[] = [
  ['a plain order', order('first="ms-r0" first-action="promote" then="fs" then-action="start"')],
  ['an order for the start alone', order('first="ms-r0" first-action="promote" then="fs" then-action="start" symmetrical="false"')],
  ['an order for each way', `${order('first="ms-r0" first-action="promote" then="fs" then-action="start" symmetrical="false"')}<rsc_order id="p" first="fs" first-action="stop" then="ms-r0" then-action="demote" symmetrical="false"/>`],
  ['the way back to the stop alone', `${order('first="ms-r0" first-action="promote" then="fs" then-action="start" symmetrical="false"')}<rsc_order id="p" first="fs" first-action="stop" then="ms-r0" then-action="stop" symmetrical="false"/>`],
  ['sets for the start alone', order('symmetrical="false"', set('s', 'action="promote"', 'ms-r0'), set('t', 'action="start"', 'fs', 'ip'))],
  ['sets', order('', set('s', 'action="promote"', 'ms-r0'), set('t', 'action="start"', 'fs', 'ip'))],
  ['by way of another', `${order('first="ms-r0" first-action="promote" then="ip" then-action="start"')}<rsc_order id="p" first="ip" then="fs"/>`],
]

/** The actions that the scheduler puts behind the promotion. */
function startedBehindPromotion(folder: string, text: string): readonly string[] {
  const score = '<transient_attributes id="ID"><instance_attributes id="a-ID"><nvpair id="m-ID" name="master-r0" value="10000"/></instance_attributes></transient_attributes>'
  const states = ['alpha', 'beta'].map((name, index) => `<node_state id="${index + 1}" uname="${name}" in_ccm="true" crmd="online" join="member" expected="member">${score.replaceAll('ID', String(index + 1))}<lrm id="${index + 1}"><lrm_resources/></lrm></node_state>`).join('')
  const live = text.replace('<cib ', '<cib have-quorum="1" dc-uuid="1" ').replace('</configuration>', `</configuration><status>${states}</status>`)
  writeFileSync(join(folder, 'live.xml'), live)
  execFileSync('crm_simulate', ['-x', join(folder, 'live.xml'), '-R', '-D', join(folder, 'graph.dot')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '' } })
  const edges = [...readFileSync(join(folder, 'graph.dot'), 'utf8').matchAll(/^"([^"]+)" -> "([^"]+)"/gm)].map(([, from = '', to = '']) => [from, to] as const)
  const found = new Set(edges.flatMap(([from]) => (from.includes('r0') && from.includes('_promote_0') ? [from] : [])))
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const [from, to] of edges) if (found.has(from)) found.add(to)
  }
  return ['fs', 'ip'].filter(name => [...found].some(action => action.startsWith(`${name}_start_0`)))
}

describe.skipIf(why !== undefined)('what waits for the promotion is what crm_simulate has wait for it', () => {
  const folder = temporaryFolder()

  test.each(cases)('%s', (_, constraints) => {
    const text = cibWith({ resources: `${fencing}${promotable}${dummy('fs')}${dummy('ip')}`, constraints: `${beside}${constraints}` })
    const { model } = cib.read(cib.parse(createSource('cib.xml', text)), {})
    const ours = createPromotions(model as Cib)('ms-r0')
    expect(['fs', 'ip'].filter(name => ours.has(name))).toEqual(startedBehindPromotion(folder, text))
  })
})

/** What the scheduler stops before the demotion, where all is started and the host of the Primary is to be left. */
function stoppedFirst(folder: string, text: string): readonly string[] {
  const score = '<transient_attributes id="ID"><instance_attributes id="a-ID"><nvpair id="m-ID" name="master-r0" value="SCORE"/></instance_attributes></transient_attributes>'
  const states = ['alpha', 'beta'].map((name, index) => `<node_state id="${index + 1}" uname="${name}" in_ccm="true" crmd="online" join="member" expected="member">${score.replaceAll('ID', String(index + 1)).replace('SCORE', index === 0 ? '10' : '5')}<lrm id="${index + 1}"><lrm_resources/></lrm></node_state>`).join('')
  const simulate = (...args: readonly string[]): string => execFileSync('crm_simulate', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '' } })
  const unsigned = text.replace(/ crm_feature_set="[^"]*"/, '').replaceAll('provider="linbit" type="drbd"', 'provider="pacemaker" type="Stateful"').replace('<cib ', '<cib have-quorum="1" dc-uuid="1" ')
  writeFileSync(join(folder, 'empty.xml'), unsigned.replace('</configuration>', `</configuration><status>${states}</status>`))
  simulate('-x', join(folder, 'empty.xml'), '-S', '-O', join(folder, 'running.xml'))
  const running = readFileSync(join(folder, 'running.xml'), 'utf8')
  writeFileSync(join(folder, 'left.xml'), running.replace(/<node id="1" uname="alpha"\/>/, '<node id="1" uname="alpha"><instance_attributes id="n1"><nvpair id="n1-s" name="standby" value="on"/></instance_attributes></node>'))
  simulate('-x', join(folder, 'left.xml'), '-R', '-D', join(folder, 'way.dot'))
  const edges = [...readFileSync(join(folder, 'way.dot'), 'utf8').matchAll(/^"([^"]+)" -> "([^"]+)"/gm)].map(([, from = '', to = '']) => [from, to] as const)
  const found = new Set(edges.flatMap(([, to]) => (/r0.*_demote_0/.test(to) ? [to] : [])))
  expect(found.size).toBeGreaterThan(0)
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const [from, to] of edges) if (found.has(to)) found.add(from)
  }
  return ['fs', 'ip'].filter(name => [...found].some(action => action.startsWith(`${name}_stop_0`)))
}

describe.skipIf(why !== undefined)('what stops before the demotion is what crm_simulate stops before it', () => {
  const folder = temporaryFolder()

  test.each(ways)('%s', (_, constraints) => {
    const text = cibWith({ resources: `${promotable}${dummy('fs')}${dummy('ip')}`, options: '<nvpair id="f" name="stonith-enabled" value="false"/>', constraints: `${beside}${constraints}` })
    const { model } = cib.read(cib.parse(createSource('cib.xml', text)), {})
    const ours = createDemotions(model as Cib)('ms-r0')
    expect(['fs', 'ip'].filter(name => ours.has(name))).toEqual(stoppedFirst(folder, text))
  })
})
