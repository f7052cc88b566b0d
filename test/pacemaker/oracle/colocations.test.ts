import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import { placingsOf } from '../../../src/pacemaker/analysis/colocations.js'
import type { Cib } from '../../../src/pacemaker/model.js'
import { cibWith } from '../../../src/pacemaker/rules/example-cluster.js'
import { createSource } from '../../../src/text/source.js'
import { whyNoSimulation } from '../../failover/pacemaker/crm-simulate.js'
import { execFileSync } from '../../support/programs.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const why = whyNoSimulation()
const names = ['a', 'b', 'c', 'd'] as const
const dummy = (id: string): string => `<primitive id="${id}" class="ocf" provider="heartbeat" type="Dummy"/>`
const set = (id: string, attributes: string, ...members: readonly string[]): string => `<resource_set id="${id}" ${attributes}>${members.map(name => `<resource_ref id="${name}"/>`).join('')}</resource_set>`
const colocation = (...sets: readonly string[]): string => `<rsc_colocation id="x" score="INFINITY">${sets.join('')}</rsc_colocation>`

const cases: readonly (readonly [name: string, constraints: string])[] = [
  ['two resources', '<rsc_colocation id="x" rsc="a" with-rsc="b" score="INFINITY"/>'],
  ['a set', colocation(set('s', '', 'a', 'b', 'c'))],
  ['a set without an order', colocation(set('s', 'sequential="false"', 'a', 'b', 'c'))],
  ['two sets', colocation(set('s', '', 'a', 'b'), set('t', '', 'c', 'd'))],
  ['two sets of one', colocation(set('s', '', 'a'), set('t', '', 'd'))],
  ['two sets, the first without an order', colocation(set('s', 'sequential="false"', 'a', 'b'), set('t', '', 'd'))],
  ['two sets, the second without an order', colocation(set('s', '', 'a'), set('t', 'sequential="false"', 'c', 'd'))],
]

/** Whether the scheduler, which likes one of two on one host and the other on another, places the first by the second. */
function isPlacedBy(folder: string, { constraints, resource, other }: { readonly constraints: string; readonly resource: string; readonly other: string }): boolean {
  const likes = [[resource, 'alpha'], [other, 'beta']].map(([name, node]) => `<rsc_location id="${name}-likes" rsc="${name}" node="${node}" score="-INFINITY"/>`).join('')
  const text = cibWith({ options: '<nvpair id="f" name="stonith-enabled" value="false"/>', resources: names.map(dummy).join(''), constraints: `${constraints}${likes}` })
  const states = ['alpha', 'beta'].map((name, index) => `<node_state id="${index + 1}" uname="${name}" in_ccm="true" crmd="online" join="member" expected="member"><lrm id="${index + 1}"><lrm_resources/></lrm></node_state>`).join('')
  writeFileSync(join(folder, 'live.xml'), text.replace(/ crm_feature_set="[^"]*"/, '').replace('<cib ', '<cib have-quorum="1" dc-uuid="1" ').replace('</configuration>', `</configuration><status>${states}</status>`))
  const shown = execFileSync('crm_simulate', ['-x', join(folder, 'live.xml'), '-S'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '' } })
  const last = shown.slice(shown.lastIndexOf('Revised Cluster Status'))
  // Both cannot be together: what is placed by the other stays down, and the other runs.
  return new RegExp(`\\b${other}\\s.*Started alpha`).test(last) && new RegExp(`\\b${resource}\\s.*Stopped`).test(last)
}

describe.skipIf(why !== undefined)('what is placed by what is what crm_simulate does', () => {
  const folder = temporaryFolder()

  test.each(cases)('%s', (_, constraints) => {
    const text = cibWith({ resources: names.map(dummy).join(''), constraints })
    const { model } = cib.read(cib.parse(createSource('cib.xml', text)), {})
    const ours = new Set((model as Cib).constraints.flatMap(constraint => [...placingsOf(constraint)].map(({ resource, with: other }) => `${resource} by ${other}`)))
    // Who goes by one goes by what that one goes by.
    for (const middle of names) for (const one of names) for (const other of names) if (ours.has(`${one} by ${middle}`) && ours.has(`${middle} by ${other}`)) ours.add(`${one} by ${other}`)
    // Of two that go by a third one, the one that is placed first decides for the other where both cannot be beside it.
    const isBesideThird = (one: string, other: string): boolean => names.some(third => ours.has(`${one} by ${third}`) && ours.has(`${other} by ${third}`) && !ours.has(`${one} by ${other}`))
    const pairs = names.flatMap(resource => names.flatMap(other => (resource === other || isBesideThird(resource, other) ? [] : [{ resource, other }])))
    expect(pairs.filter(({ resource, other }) => ours.has(`${resource} by ${other}`))).toEqual(pairs.filter(pair => isPlacedBy(folder, { constraints, ...pair })))
  })
})
