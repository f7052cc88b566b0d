import { expect, test } from 'vitest'

import { generateDrbdConf, generateUnlikeConf } from '../../../bench/generate-drbd.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { createSource } from '../../../src/text/source.js'

const long = generateDrbdConf(200)

function readingOf(text: string, target?: string) {
  return drbdConf.read(drbdConf.parse(createSource('drbd.conf', text)), { facts: { host: 'alpha' }, ...(target === undefined ? {} : { target }) })
}

test('a long file is read as its parts are', () => {
  const { model, faults, target } = readingOf(`${long}\nresource last { net { timeout 60 } }\n`)
  expect(long.length).toBeGreaterThan(65_536)
  expect(model.sections).toHaveLength(201)
  expect(target).toMatchObject({ version: '9', isInferred: true })
  expect(faults.map(({ rule }) => rule)).toEqual(['drbd-conf/missing-semicolon'])
})

test('places are those of the whole text', () => {
  const { model } = readingOf(long)
  const settings = [...model.settings.keys].flatMap(key => model.settings.named(key))
  expect(settings.length).toBe(1400)
  for (const { span, value, name, extent, secret } of settings) {
    if (secret === undefined) expect(long.slice(span.start, span.end)).toBe(value)
    expect(long.slice(name.span.start, name.span.end)).toBe(name.value)
    expect(long.slice(extent.start, extent.end)).toMatch(/^[a-z].*;$/)
  }
})

test('a word that only an older release knows decides wherever it stands', () => {
  const plain = long.replaceAll(/ {2}net \{[^}]*\}\n/g, '  protocol C;\n').replaceAll(/ {2}disk \{[^}]*\}\n/g, '')
  const { target, faults } = readingOf(`${plain}\nresource old { protocol C; syncer { rate 10M; } on alpha { } }\n`)
  expect(target.version).toBe('8.3')
  expect(readingOf(plain).target.version).toBe('9')
  expect(faults.every(({ rule }) => rule !== 'drbd-conf/unknown-section')).toBe(true)
})

test('the tree and the tokens of a long file are whole', () => {
  const file = drbdConf.parse(createSource('drbd.conf', long))
  expect(file.tokens.map(({ start, end }) => long.slice(start, end)).join('')).toBe(long)
  expect((file.ast as { readonly items: readonly unknown[] }).items).toHaveLength(200)
  expect(file.comments).toHaveLength(200)
})

test.each(['8.4', '9'])('hosts that were let go of are read again as they stand, in %s', target => {
  const text = generateUnlikeConf(90)
  const { sections } = readingOf(text, target).model
  expect(text.length).toBeGreaterThan(32_768)
  expect(sections).toHaveLength(90)
  for (const section of sections) {
    if (section.kind !== 'resource') throw new Error(`Not a resource: ${section.kind}`)
    const { start, end } = section.extent
    // Nothing is let go of in a file of one resource.
    const [alone] = readingOf(`${' '.repeat(start)}${text.slice(start, end)}`, target).model.sections
    expect(JSON.parse(JSON.stringify(section))).toEqual(JSON.parse(JSON.stringify(alone)))
    expect(section.hosts.map(({ names }) => names[0]?.value)).toEqual(['alpha', 'beta'])
    expect(section.hosts).toBe(section.hosts)
  }
})

test('the comments that touch a place are found without the rest of the file', () => {
  const texts = [
    '# first\nresource r0 { # within\n}# behind\n# alone\nresource r1 { net { } } #last',
    'resource r0 { } resource r1 { on "# none" { } }\n\n#\n##',
    '#only',
    'resource r0 { # open\n',
    '',
  ]
  for (const text of texts) {
    const file = drbdConf.parse(createSource('drbd.conf', text))
    for (let offset = 0; offset <= text.length; offset += 1) {
      const touching = (comments: readonly { readonly start: number; readonly end: number }[]) => comments.filter(({ start, end }) => start <= offset && offset <= end).map(({ start, end }) => [start, end])
      expect(touching(file.commentsAround(offset)), `${JSON.stringify(text)} at ${offset}`).toEqual(touching(file.comments))
    }
  }
})

test('little is looked at for the comments around a place', () => {
  const file = drbdConf.parse(createSource('drbd.conf', long))
  expect(file.comments).toHaveLength(200)
  expect(file.commentsAround(long.length / 2).length).toBeLessThan(3)
})
