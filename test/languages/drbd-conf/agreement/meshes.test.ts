import { afterAll, describe, expect, test } from 'vitest'

import fc from '../../../support/fast-check.js'
import { disagreementOn } from './comparison.js'
import { createOracle, hasDrbdadm, oracles } from './oracle.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 200)
const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']

/** A host section with or without a number, an address of its own, or one that another host may have. */
function host(index: number): fc.Arbitrary<string> {
  return fc
    .record({
      id: fc.option(fc.nat(3), { freq: 2 }),
      place: fc.oneof({ weight: 7, arbitrary: fc.constant(index + 1) }, fc.constant(1), fc.constant(undefined)),
      port: fc.constantFrom(7790, 7790, 7790, 7791),
    })
    .map(({ id, place, port }) => {
      const address = place === undefined ? '' : `address 192.0.2.${place}:${port}; `
      return `on ${names[index]} { device minor 2; disk /dev/sda1; ${address}${id === null ? '' : `node-id ${id}; `}}`
    })
}

const member = fc.constantFrom(...names)
const link = fc.oneof(
  fc.array(member, { minLength: 1, maxLength: 5 }).map(hosts => `connection-mesh { hosts ${hosts.join(' ')}; }`),
  fc.tuple(member, member).map(([one, other]) => `connection { host ${one}; host ${other}; }`),
)

/** Hosts of which some have numbers, and meshes and connections between them: what drbdadm 9 numbers depends on all of it. */
const resource = fc
  .integer({ min: 2, max: names.length })
  .chain(count =>
    fc.tuple(
      fc.tuple(...names.slice(0, count).map((_, index) => host(index))),
      fc.array(link, { maxLength: 2 }),
      fc.boolean().map(isWhole => (isWhole ? [`connection-mesh { hosts ${names.slice(0, count).join(' ')}; }`] : [])),
    ),
  )
  .map(([hosts, links, whole]) => `resource r0 {\n${[...hosts, ...links, ...whole].join('\n')}\n}\n`)

describe.skipIf(!hasDrbdadm())('the real drbdadm 9 (needs /usr/sbin/drbdadm)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())

  test('refuses exactly those links between numbered and other hosts that cfgcheck says it refuses', { timeout: 600_000 + runs * 200 }, () => {
    const compared = oracles.find(({ target }) => target === '9.22')
    if (compared === undefined) throw new Error('drbdadm 9.22 is not among the programs that are asked')
    const texts = fc.sample(resource, { seed: 20061122, numRuns: runs })
    const found = texts.flatMap(text => disagreementOn({ text, host: 'alpha' }, compared, oracle) ?? [])
    expect(found).toEqual([])
    const accepted = texts.filter(text => oracle.judge(text, { module: compared.module, host: 'alpha' }).isAccepted)
    expect(accepted.length).toBeGreaterThan(texts.length / 50)
  })
})
