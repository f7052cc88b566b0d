import { afterAll, describe, expect, test } from 'vitest'

import fc from '../../../support/fast-check.js'
import { createOracle, hasDrbdadm } from './oracle.js'
import { understoodByDrbdadm, understoodHere } from './understood.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 50)

const net = fc.record({ timeout: fc.constantFrom(50, 60), 'ping-int': fc.constantFrom(7, 8), protocol: fc.constantFrom('A', 'C') }, { requiredKeys: [] })
const peer = { 'c-max-rate': fc.constantFrom('1M', '2M'), 'resync-rate': fc.constantFrom('3M', '4M') }
const peerDisk = fc.record(peer, { requiredKeys: [] })
const disk = fc.record({ ...peer, 'al-extents': fc.constantFrom(100, 200), 'on-io-error': fc.constantFrom('detach', 'pass_on') }, { requiredKeys: [] })
const both = fc.record({ net, disk }, { requiredKeys: [] })

type Options = Readonly<Record<string, string | number>>

function section(name: string, options: Options = {}): string {
  const words = Object.entries(options).map(([key, value]) => `${key} ${value};`)
  return words.length === 0 ? '' : `${name} { ${words.join(' ')} }`
}

function sections(levels: { readonly net?: Options; readonly disk?: Options }): string {
  return `${section('net', levels.net)} ${section('disk', levels.disk)}`
}

/** Texts that set the same few options at every level of a resource. */
const texts = (hasConnections: boolean): fc.Arbitrary<string> =>
  fc
    .record({
      common: both,
      resource: both,
      volumes: fc.array(disk, { minLength: 2, maxLength: 2 }),
      link: fc.record({ shape: fc.constantFrom('implied', 'written', 'mesh'), net, disk: peerDisk, volume: fc.option(peerDisk, { nil: undefined }) }),
    })
    .map(({ common, resource, volumes, link }) => {
      const host = (name: string, index: number): string =>
        `on ${name} { ${hasConnections ? `node-id ${index}; ` : ''}address 192.0.2.${index + 1}:7788; ` +
        `volume 0 { device /dev/drbd0; disk /dev/sda1; meta-disk internal; ${section('disk', volumes[index])} } }`
      const volume = link.volume === undefined ? '' : `volume 0 { ${section('disk', link.volume)} }`
      const links = {
        implied: '',
        written: `connection { host alpha; host beta port 7799; ${sections(link)} ${volume} }`,
        mesh: `connection-mesh { hosts alpha beta; ${section('net', link.net)} }`,
      }
      return `common { ${sections(common)} } resource r0 { ${sections(resource)} ${host('alpha', 0)} ${host('beta', 1)} ${hasConnections ? links[link.shape] : ''} }`
    })

describe.skipIf(!hasDrbdadm())('options at all levels (needs drbdadm 9.22 and drbdadm-84)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())

  test.each([
    { target: '9.22', module: '9.2.0' },
    { target: '8.4', module: '8.4.11' },
  ])('$target finds the same at volumes and connections as cfgcheck does', { timeout: 600_000 + 2000 * runs }, ({ target, module }) => {
    let compared = 0
    for (const text of fc.sample(texts(target !== '8.4'), { seed: 20061122, numRuns: runs * 3 })) {
      const xml = oracle.dumpXml(text, { module, host: 'alpha' })
      // 9 refuses two values that reach one place.
      if (xml === '') continue
      compared += 1
      expect(understoodHere(text, target, 'alpha'), text).toEqual(understoodByDrbdadm(xml))
    }
    expect(compared).toBeGreaterThan(runs / 10)
  })
})
