import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import { createPromotions } from '../../../src/pacemaker/analysis/orders.js'
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
