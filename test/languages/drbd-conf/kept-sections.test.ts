import { describe, expect, test } from 'vitest'

import { generateDrbdConf, generateUnlikeConf } from '../../../bench/generate-drbd.js'
import { extractFacts } from '../../../src/languages/drbd-conf/facts.js'
import { compose } from '../../../src/languages/drbd-conf/compose.js'
import type { DrbdConfFile } from '../../../src/languages/drbd-conf/parse.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Model } from '../../../src/languages/drbd-conf/schema.js'
import type { Language, Reading, ReadOptions } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import { checkUnit } from '../../../src/workspace/readings/check-unit.js'
import fc from '../../support/fast-check.js'
import { kindsOfResources } from './kinds-of-resources.js'

const read = (text: string, options: ReadOptions = {}): Reading<Model> => drbdConf.read(drbdConf.parse(createSource('drbd.conf', text)), { facts: { host: 'alpha' }, ...options })

/** Everything that anybody may ask of a reading, as plain data. */
function told(reading: Reading<Model>): unknown {
  const { model, faults, target } = reading
  const { keys, withoutValue, handlers, hasSyncer } = model.settings
  const { configuration, faults: further } = compose(reading, Object.assign(() => [], {}))
  const unit = checkUnit(drbdConf as unknown as Language, reading, { readings: [reading], included: () => [] })
  const { names, minors, devices, disks, ports, isComplete } = model.uses
  return JSON.parse(JSON.stringify({
    sections: model.sections,
    isBroken: model.isBroken,
    uses: { names, minors, devices, disks, ports, isComplete },
    settings: [...keys].sort().map(key => [key, model.settings.named(key)]),
    withoutValue, handlers, hasSyncer, faults, further, target,
    facts: [...extractFacts(configuration)],
    found: unit.diagnostics,
  }))
}

const common = 'global { usage-count no; }\ncommon {\n  protocol C;\n  net { timeout 60; }\n}\n'
const bases = [
  common + generateDrbdConf(4),
  ...Object.values(kindsOfResources).map(({ resource }) => common + [1, 2, 3].map(index => resource(index)).join('\n')),
  'resource lower {\n  protocol C;\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\nresource upper {\n  protocol A;\n  stacked-on-top-of lower { device /dev/drbd10; address 192.0.2.3:7789; }\n  on gamma { device /dev/drbd10; disk /dev/sda1; address 192.0.2.4:7789; meta-disk internal; }\n}\n',
]
const words = ['', ' ', '\n', ';', '}', '{', '"', '#', '0', '7', 'r1', 'net { timeout 5; }\n', 'on alpha { }', 'resource r9 { protocol C; }\n', 'syncer { rate 10M; }', 'volume 0 { }', 'skip { ', '@PORT@', '“', 'protocol A;']
const edit = fc.record({ at: fc.nat({ max: 10_000 }), length: fc.nat({ max: 6 }), word: fc.constantFrom(...words) })

describe('a file that is edited', () => {
  test('is read as it would be read anew, whatever was kept of what it was before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bases), fc.array(edit, { minLength: 1, maxLength: 6 }), fc.constantFrom(undefined, '0.7', '8.3', '8.4', '9'), (base, edits, target) => {
        const options: ReadOptions = target === undefined ? {} : { target }
        let text = base
        let former = read(text, options)
        for (const { at, length, word } of edits) {
          const start = at % (text.length + 1)
          text = text.slice(0, start) + word + text.slice(start + length)
          former = read(text, { ...options, former })
          expect(told(former)).toEqual(told(read(text, options)))
        }
      }),
      { numRuns: 50 },
    )
  })

  test('is so, too, where it is long', () => {
    const plainKinds = Object.values(kindsOfResources).filter(({ resource }) => (drbdConf.parse(createSource('x', resource(1))) as DrbdConfFile).isPaired)
    expect(plainKinds.length).toBeGreaterThan(5)
    const long = [
      common + generateDrbdConf(70),
      `${generateUnlikeConf(70)}${common}${plainKinds.flatMap(({ resource }) => [41, 42, 43].map(index => resource(index))).join('\n')}`,
    ]
    fc.assert(
      fc.property(fc.nat({ max: 1 }), fc.array(edit, { minLength: 2, maxLength: 5 }), fc.constantFrom(undefined, undefined, '0.7', '8.3', '8.4', '9'), fc.boolean(), fc.boolean(), (which, edits, target, shares, moves) => {
        const run = {}
        const options: ReadOptions = { ...(target === undefined ? {} : { target }), ...(shares ? { run } : {}) }
        let text = long[which] ?? ''
        let former = read(text, options)
        expect((former.file as DrbdConfFile).isLong).toBe(true)
        for (const { at, length, word } of edits) {
          const start = (at * 7) % (text.length + 1)
          text = text.slice(0, start) + word + text.slice(start + (moves ? length : Math.max(length, word.length))) // Of the same length what follows stays where it is.
          former = read(text, { ...options, former })
          expect(told(former)).toEqual(told(read(text, options)))
        }
      }),
      { numRuns: Number(process.env['CFGCHECK_DRAWS'] ?? 6) },
    )
  })

  test('keeps the resources of a long file', () => {
    const text = common + generateDrbdConf(70)
    let former = read(text)
    const first = new Set(former.model.sections)
    const counts = Array.from({ length: 40 }, (_, index) => {
      former = read(text.replace('8000', String(8001 + index)), { former })
      return former.model.sections.filter(section => first.has(section)).length
    })
    expect(new Set(counts)).toEqual(new Set([71])) // All but the one that is edited.
  })

  test('is read as it would be read anew while a brace lacks its partner, and once it has one', () => {
    const long = [common + generateDrbdConf(70), `${generateUnlikeConf(70)}${common}`]
    const brace = fc.constantFrom('{', '}', ' {', 'net {\n', '}\n}', 'skip {', 'resource r7 {\n')
    fc.assert(
      fc.property(fc.constantFrom(...long, ...bases), brace, fc.nat(), fc.nat(), fc.constantFrom('1', ';', '\n'), fc.constantFrom(undefined, undefined, '0.7', '8.4'), (whole, sign, at, other, word, target) => {
        const options: ReadOptions = target === undefined ? {} : { target }
        const put = (text: string, offset: number, more: string): string => text.slice(0, offset % text.length) + more + text.slice(offset % text.length)
        let former = read(whole, options)
        const broken = put(whole, at, sign)
        for (const text of [broken, put(broken, other, word), put(whole, other, word), whole]) {
          former = read(text, { ...options, former })
          expect(told(former)).toEqual(told(read(text, options)))
        }
      }),
      { numRuns: Number(process.env['CFGCHECK_DRAWS'] ?? 6) },
    )
  })

  test.each([['alike', generateDrbdConf], ['unlike', generateUnlikeConf]])('keeps the resources of a long file, %s, while a brace lacks its partner, and once it has one', (_, generate) => {
    const text = common + generate(70)
    let former = read(text)
    const first = new Set(former.model.sections)
    const at = text.indexOf('max-buffers', text.length / 2)
    const before = former.model.sections.filter(section => section.kind !== 'include' && section.extent.end < at).length
    former = read(`${text.slice(0, at)}{${text.slice(at)}`, { former })
    expect((former.file as DrbdConfFile).isPaired).toBe(false)
    expect(former.model.sections.filter(section => first.has(section)).length).toBe(before)
    former = read(text, { former })
    expect(former.model.sections.filter(section => first.has(section)).length).toBe(72)
  })

  test('holds on to few of the texts that it was', () => {
    let text = common + generateDrbdConf(70)
    let former = read(text)
    const seen = new Set(former.model.sections)
    const heldBy = Array.from({ length: 70 }, (_, index) => {
      text = text.replace('max-buffers 8000', `max-buffers ${3001 + index}`)
      former = read(text, { former })
      const added = former.model.sections.filter(section => !seen.has(section))
      added.forEach(section => seen.add(section))
      return added
    })
    const now = new Set(former.model.sections)
    expect(heldBy.filter(sections => sections.some(section => now.has(section))).length).toBeLessThanOrEqual(32)
    expect(told(former)).toEqual(told(read(text)))
  })

  test('keeps the sections that have neither moved nor changed', () => {
    const text = bases[0] ?? ''
    const before = read(text)
    const at = text.indexOf('resource r2')
    const longer = read(`${text.slice(0, at)}# a remark\n${text.slice(at)}`, { former: before })
    const kept = (now: Reading<Model>): boolean[] => now.model.sections.map(section => before.model.sections.includes(section))
    expect(kept(longer)).toEqual([true, true, true, true, false, false])
    expect(kept(read(text.replace('resource r2', 'resource r5'), { former: before }))).toEqual([true, true, true, true, false, true])
    expect(kept(read(text, { former: before, target: '8.3' }))).toEqual(before.model.sections.map(() => before.target.version === '8.3'))
    expect(kept(read(text, { former: before, facts: { host: 'beta' } }))).not.toContain(true)
  })

  test('keeps the facts of what it keeps', () => {
    const text = bases[0] ?? ''
    const before = read(text, { former: read(text) })
    const after = read(text.replace('resource r2', 'resource r5'), { former: before })
    const factsOf = (reading: Reading<Model>): object[] => [...extractFacts(compose(reading, Object.assign(() => [], {})).configuration)]
    const first = new Set(factsOf(before))
    const fresh = factsOf(after).filter(fact => !first.has(fact) && !('path' in fact))
    expect(fresh.filter(fact => !JSON.stringify(fact).includes('r5'))).toEqual([])
    expect(fresh).not.toEqual([])
  })
})
