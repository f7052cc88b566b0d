import { inspect } from 'node:util'

import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { generateDrbdConf, generateResource } from '../../../bench/generate-drbd.js'
import { checkUnit } from '../../../src/workspace/readings/check-unit.js'
import type { Language, Reading } from '../../../src/languages/language.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { readWith } from '../../../src/languages/drbd-conf/read.js'
import type { Model } from '../../../src/languages/drbd-conf/schema.js'
import { CopiedResource } from '../../../src/languages/drbd-conf/stencils/copied-resource.js'
import { createMemory, noMemory } from '../../../src/languages/drbd-conf/stencils/memory.js'
import type { Memory } from '../../../src/languages/drbd-conf/stencils/memory.js'
import { createStencilBook } from '../../../src/languages/drbd-conf/stencils/stencil-book.js'
import { defineRule } from '../../../src/rules/define-rule.js'
import { unmark } from '../../../src/testing/marks.js'
import { createSource } from '../../../src/text/source.js'
import { kindsOfResources } from './kinds-of-resources.js'

/** A memory that learns from the first resource on. */
const freshMemory = (): Memory => createMemory(() => createStencilBook(0))

function reading(text: string, memory: Memory, target?: string): Reading<Model> {
  const facts = { host: 'alpha' }
  return readWith(memory, drbdConf.parse(createSource('drbd.conf', text)), { facts, ...(target === undefined ? {} : { target }) })
}

/** Everything that rules may ask of a model, as plain data. */
function plain({ model, faults, target }: Reading<Model>): unknown {
  const { sections } = model
  const { keys, withoutValue, handlers, hasSyncer } = model.settings
  const settings = [...keys].sort().map(key => [key, model.settings.named(key)])
  const list = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (_key, part: unknown) => {
        if (part === null || typeof part !== 'object' || !('hasValue' in part) || !('extent' in part)) return part
        const { value: written, span, name, section, canonicalSection, key, number, scale, secret, hasValue, extent } = part as Record<string, unknown>
        const hidden = secret as { is(question: (text: string) => boolean): boolean } | undefined
        let text = ''
        hidden?.is(it => ((text = it), true))
        return { written, span, name, section, canonicalSection, key, number, scale, text, hasValue, extent }
      }),
    )
  return list({ sections, faults, target, settings, withoutValue, handlers, hasSyncer })
}

function findings(one: Reading<Model>): unknown {
  const { diagnostics } = checkUnit(drbdConf as unknown as Language, one, { readings: [one], included: () => [] })
  return diagnostics.map(({ rule, span, message, related, fixes }) => ({ code: rule, span, message, related, fixes })).sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
}

function copiesIn({ model }: Reading<Model>): number {
  return model.sections.filter(section => section instanceof CopiedResource).length
}

/** Compares what a file says when it is read word by word with what it says when stencils are laid on it. */
function expectSame(text: string, target?: string): Reading<Model> {
  const slow = reading(text, noMemory, target)
  const fast = reading(text, freshMemory(), target)
  expect(plain(fast)).toEqual(plain(slow))
  expect(findings(fast)).toEqual(findings(slow))
  return fast
}

describe('resources of one kind', () => {
  test.each(Object.entries(kindsOfResources))('%s', (_name, { target, resource }) => {
    const text = Array.from({ length: 6 }, (_, index) => resource(index)).join('\n')
    const fast = expectSame(text, target)
    expect(copiesIn(fast)).toBe(5)
  })

  test.each(Object.entries(kindsOfResources))('%s, whose target is inferred', (_name, { resource }) => {
    expectSame(Array.from({ length: 6 }, (_, index) => resource(index)).join('\n'))
  })

  test('files of one resource each', () => {
    const memory = freshMemory()
    const texts = Array.from({ length: 5 }, (_, index) => `# Made by hand\n${generateResource(index)}\n`)
    const read = texts.map(text => reading(text, memory))
    expect(read.map(copiesIn)).toEqual([0, 1, 1, 1, 1])
    expect(read.map(plain)).toEqual(texts.map(text => plain(reading(text, noMemory))))
  })

  test('lines that end as on Windows', () => {
    const fast = expectSame(generateDrbdConf(6).replaceAll('\n', '\r\n'), '9')
    expect(copiesIn(fast)).toBe(5)
  })

  test('a name that stands in quotes and without', () => {
    const resource = (index: number, disk: string): string => `resource r${index} {
  on alpha { device minor ${index}; disk "${disk}"; address 192.0.2.1:${7000 + index}; }
  on beta { device minor ${index}; disk ${disk}; address 192.0.2.2:${7000 + index}; }
}
`
    expectSame(resource(1, 'a') + resource(2, 'b') + resource(3, '7') + resource(4, 'minor'), '9')
  })

  test('a long file', () => {
    const fast = expectSame(generateDrbdConf(120))
    expect(copiesIn(fast)).toBe(119)
  })
})

describe('what a stencil must not pass over', () => {
  const base = (index: number): string => kindsOfResources['two hosts']?.resource(index) ?? ''
  const changes: readonly (readonly [string, (text: string) => string])[] = [
    ['a minor that another resource has', text => text.replaceAll('drbd3', 'drbd2').replaceAll('minor 3', 'minor 2')],
    ['a minor that contradicts its name', text => text.replace('minor 3', 'minor 4')],
    ['a minor above the highest', text => text.replaceAll('drbd3', 'drbd1048576').replaceAll('minor 3', 'minor 1048576')],
    ['a disk that another resource has', text => text.replaceAll('/dev/vg1/r3', '/dev/mapper/vg1-r2')],
    ['a disk called none', text => text.replace('/dev/vg1/r3', 'none')],
    ['a device of DRBD as disk', text => text.replaceAll('/dev/vg1/r3', '/dev/drbd/r3')],
    ['an address that another resource has', text => text.replaceAll(':7003', ':7002')],
    ['an address with an octet above 255', text => text.replace('192.0.2.1', '192.0.2.256')],
    ['an address of loopback', text => text.replace('192.0.2.1', '127.0.0.1')],
    ['the address of the peer', text => text.replace('192.0.2.2', '192.0.2.1')],
    ['different ports', text => text.replace(':7003', ':7004')],
    ['port 0', text => text.replaceAll(':7003', ':0')],
    ['a port above 65535', text => text.replaceAll(':7003', ':65536')],
    ['a port with zeros in front', text => text.replaceAll(':7003', ':07003')],
    ['the name of another resource', text => text.replace('resource r3', 'resource r2')],
    ['a keyword as name', text => text.replace('resource r3', 'resource disk')],
    ['a number as name', text => text.replace('resource r3', 'resource 3')],
    ['an address as name', text => text.replace('resource r3', 'resource 192.0.2.1')],
    ['the name all', text => text.replace('resource r3', 'resource all')],
    ['a name that is too long', text => text.replace('resource r3', `resource ${'r'.repeat(130)}`)],
    ['a secret that is too long', text => text.replace('not-a-secret-3', 'x'.repeat(64))],
    ['a secret with a quote in it', text => text.replace('not-a-secret-3', 'not\\"a')],
    ['a comment that ends the section', text => text.replace('# Volume 3', '# Volume 3\n  }')],
    ['a statement in place of a comment', text => text.replace('# Volume 3 of the pool.', 'ping-timeout 3;')],
    ['a comment without words', text => text.replace('# Volume 3 of the pool.', '#')],
    ['a missing semicolon', text => text.replace('protocol C;', 'protocol C')],
    ['a second statement', text => text.replace('meta-disk internal;', 'meta-disk internal; meta-disk internal;')],
    ['another option', text => text.replace('protocol C;', 'protocol C; ping-timeout 3;')],
    ['other blanks', text => text.replace('protocol C;', 'protocol  C;')],
    ['a missing brace', text => text.replace(/\}\s*$/, '')],
    ['a brace too many', text => `${text}}\n`],
  ]

  test.each(changes)('%s', (_name, change) => {
    const texts = Array.from({ length: 6 }, (_, index) => (index === 3 ? change(base(3)) : base(index)))
    expect(texts[3]).not.toBe(base(3))
    expectSame(texts.join('\n'), '9')
    expectSame(texts.join('\n'), '8.4')
  })
})

describe('the examples of all rules, once and three times', () => {
  const examples = drbdConf.rules.flatMap(({ id, examples: { bad, good } }) =>
    [...bad, ...good].map((example, index) => [`${id} ${index + 1}`, typeof example === 'string' ? { text: example } : example] as const),
  )

  test.each(examples)('%s', (_name, example) => {
    const { text } = unmark(example.text)
    const target = 'target' in example ? example.target : undefined
    expectSame(text, target)
    expectSame(`${text}\n${text}\n${text}`, target)
  })
})

test('no secret of a stencil can be printed', () => {
  const { model } = reading(generateDrbdConf(4), freshMemory(), '9')
  const printed = inspect(model, { depth: 99 }) + JSON.stringify(model)
  expect(model.sections.map(section => section instanceof CopiedResource)).toEqual([false, true, true, true])
  expect(printed).toContain('/dev/vg1/r3')
  expect(printed).not.toContain('not-a-secret')
})

test('any mixture of kinds, with anything changed in any of them', () => {
  const kinds = Object.values(kindsOfResources)
  const word = fc.constantFrom('', '', 'none', 'all', 'disk', '7', '192.0.2.9', '/dev/sdb1', 'minor', ';', '}', '{', '"', '#', '\n', 'r1', '7001', 'internal', 'x y')
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 12 })), word })
  fc.assert(
    fc.property(
      fc.array(fc.record({ kind: fc.nat(kinds.length - 1), number: fc.nat(9) }), { minLength: 2, maxLength: 8 }),
      fc.option(change),
      fc.constantFrom('8.3', '8.4', '9.22', '9', undefined),
      (resources, edit, target) => {
        let text = resources.map(({ kind, number }) => kinds[kind]?.resource(number) ?? '').join('\n')
        if (edit !== null) {
          // Signs decide more than letters do.
          const signs = [...text.matchAll(/[^A-Za-z]/g)].map(({ index }) => index)
          const at = signs[Math.floor(edit.at * signs.length)] ?? 0
          text = text.slice(0, at) + edit.word + text.slice(at + edit.length)
        }
        expectSame(text, target)
      },
    ),
    { numRuns: 150 },
  )
})

describe('rules know nothing of stencils', () => {
  /** A rule as a plugin may have one: it reads every name, number and address, and finds something where one of them is odd. */
  const readsAll = defineRule<Model>({
    id: 'drbd-conf/planted',
    severity: 'warning',
    origin: 'practice',
    summary: 'planted',
    why: 'To be found.',
    do: 'Nothing.',
    sources: ['this test'],
    since: '0.1.0',
    examples: { bad: [], good: [] },
    *check({ model }) {
      for (const section of model.sections) {
        if (section.kind !== 'resource') continue
        const words = section.hosts.flatMap(({ address, volumes }) => [address?.host.value, address?.port?.value, ...volumes.map(({ disk }) => disk?.value)])
        const sum = [section.name.value, ...words].join(' ').replace(/\D/g, '').split('').reduce((total, digit) => total + Number(digit), 0)
        if (sum % 7 === 3) yield { at: section.name, message: `The digits of "${section.name.value}" are odd` }
      }
    },
  })

  test('a rule of a plugin sees every resource', () => {
    const withRule = { ...drbdConf, rules: [...drbdConf.rules, readsAll] } as unknown as Language
    const text = Array.from({ length: 200 }, (_, index) => kindsOfResources['two hosts']?.resource(index) ?? '').join('\n')
    const oddOnes = (memory: Memory, source: string): string[] => {
      const one = reading(source, memory, '9')
      return checkUnit(withRule, one, { readings: [one], included: () => [] }).diagnostics.filter(({ rule }) => rule === readsAll.id).map(({ message }) => message)
    }
    const slow = oddOnes(noMemory, text)
    expect(slow.length).toBeGreaterThan(10)
    expect(oddOnes(freshMemory(), text)).toEqual(slow)
    expect(oddOnes(freshMemory(), text.replace('{', ' {'))).toEqual(slow)
  })
})
