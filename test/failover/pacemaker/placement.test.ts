import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { pacemakerClusters } from '../../../src/cluster/view/pacemaker.js'
import { placementOf } from '../../../src/failover/pacemaker/placement.js'
import type { Placement, Situation } from '../../../src/failover/pacemaker/placement.js'
import { withoutQuorum } from '../../../src/failover/pacemaker/recovery.js'
import { without } from '../../../src/failover/pacemaker/setup.js'
import type { LossPolicy, PacemakerSetup } from '../../../src/failover/pacemaker/setup.js'
import { unitsOf } from '../../../src/failover/pacemaker/units.js'
import type { Units } from '../../../src/failover/pacemaker/units.js'
import { checkExample } from '../../support/cluster-of.js'
import { createRandom } from '../../support/random.js'
import { temporaryFolder } from '../../support/temporary-folder.js'
import { nodeBack, quorumLost, simulation, whyNoSimulation } from './crm-simulate.js'
import type { Simulated } from './crm-simulate.js'
import { generateCib, statesOf, writtenCib } from './generated-cib.js'
import type { GeneratedCib } from './generated-cib.js'

const why = whyNoSimulation()
const firstSeed = Number(process.env['CFGCHECK_SEED'] ?? 1)
const seeds = Array.from({ length: Number(process.env['CFGCHECK_RUNS'] ?? 100) }, (_, index) => firstSeed + index)

interface Asked {
  readonly cib: GeneratedCib
  readonly units: Units
  readonly policy: string
  readonly hasData: Situation['hasData']
}

async function ask(seed: number): Promise<Asked> {
  const cib = generateCib(createRandom(seed))
  const { model } = await checkExample({ hosts: { alpha: { '/var/lib/pacemaker/cib/cib.xml': writtenCib(cib, false) } } }, [])
  const [pacemaker] = pacemakerClusters(model)
  if (pacemaker === undefined) throw new Error(`seed ${seed}: no cluster`)
  return {
    cib,
    units: unitsOf(pacemaker, name => name),
    policy: pacemaker.option('no-quorum-policy')?.fact.value ?? 'stop',
    hasData: (unit, host) => cib.data.get(unit.members[0]?.name ?? '')?.includes(host) === true,
  }
}

/** How many placements were compared, and of how many the model says that it does not know. */
const counts = { known: 0, unknown: 0 }

function expectSame(ours: Placement, theirs: Simulated, what: string): void {
  for (const [name, { hosts, promoted, isUnknown }] of ours) {
    const told = theirs.get(name) ?? { hosts: [], promoted: [] }
    if (isUnknown === true) {
      counts.unknown += 1
      expect(hosts, `${what}: ${name}`).toEqual(expect.arrayContaining([...told.hosts]))
      expect(promoted, `${what}: ${name} promoted`).toEqual(expect.arrayContaining([...told.promoted]))
      continue
    }
    counts.known += 1
    expect({ hosts: [...hosts].sort(), promoted: [...promoted].sort() }, `${what}: ${name}`).toEqual(told)
  }
}

describe.skipIf(why !== undefined)(`resources end where crm_simulate puts them (skipped where it is absent${why === undefined ? '' : `: ${why}`})`, () => {
  const folder = temporaryFolder()

  test.each(seeds)('seed %i: at a start, when a node dies, when it returns, without quorum', async seed => {
    const { cib, units, policy, hasData } = await ask(seed)
    const own = join(folder, String(seed))
    mkdirSync(own)
    const simulate = simulation(own, writtenCib(cib, true))
    const start = placementOf(units, { hosts: cib.nodes, hasData })
    expectSame(start, simulate('start', undefined), 'start')
    const dead = cib.nodes[seed % cib.nodes.length] ?? ''
    const left = cib.nodes.filter(node => node !== dead)
    const down = placementOf(units, { hosts: left, current: without(start, [dead]), hasData })
    expectSame(down, simulate('down', 'start', '--node-down', dead), `${dead} dies`)
    if (seed % 2 === 0) {
      // Which way a tie fell cannot be known; from there on the two are about different clusters.
      if ([...down.values()].some(({ isUnknown }) => isUnknown === true)) return
      nodeBack(own, { from: 'down', to: 'back', state: statesOf(cib).get(dead) ?? '' })
      expectSame(placementOf(units, { hosts: cib.nodes, current: down, hasData }), simulate('up', 'back'), `${dead} returns`)
    } else {
      quorumLost(own, { from: 'start', to: 'no-quorum' })
      const setup = { units, lossPolicy: { value: policy as LossPolicy, unset: '' } } as unknown as PacemakerSetup
      const { after } = withoutQuorum(setup, cib.nodes, start)
      const isDevice = (name: string): boolean => units.units.some(unit => unit.name === name && unit.isFenceDevice)
      expectSame(new Map([...after].filter(([name]) => !isDevice(name))), simulate('lost', 'no-quorum'), `no quorum, ${policy}`)
    }
  })

  test('and the model speaks of nearly all of them', () => {
    expect(counts.known).toBeGreaterThan(seeds.length * 10)
    expect(counts.unknown / counts.known).toBeLessThan(0.05)
  })
})
