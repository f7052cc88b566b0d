import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { formatted, laws } from '../../../src/testing/laws.js'
import { createSource } from '../../../src/text/source.js'
import { brokenDocument, createRandom, goodDocument, pick } from './xml-samples.js'
import { canonical, hasXmllint, isWellFormed } from './xmllint.js'

const language = clusterConf as unknown as Language
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 150)
const corpus = join(process.cwd(), '../shared/corpus/cluster-conf')
const corpusFiles = existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.conf')) : []

function format(text: string): string {
  return formatted(language, text)
}

describe('format', () => {
  test('two blanks a level, one tag a line', () => {
    expect(format('<?xml version="1.0"?><cluster name = "demo"\n config_version="1"><cman/><rm  ></rm ></cluster>')).toBe(
      '<?xml version="1.0"?>\n<cluster name="demo" config_version="1">\n  <cman/>\n  <rm></rm>\n</cluster>',
    )
  })
  test('attributes keep their order; a tag of more than 120 columns has one a line', () => {
    const tag = `<fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret" option="${'x'.repeat(13)}"/>`
    expect(format(tag)).toBe(tag)
    expect(format(tag.replace('<fence', '<a><fence').concat('</a>'))).toBe(
      `<a>\n  <fencedevice\n    name="apc"\n    agent="fence_apc"\n    ipaddr="192.0.2.9"\n    login="apc"\n    passwd="not-a-secret"\n    option="${'x'.repeat(13)}"/>\n</a>`,
    )
  })
  test('comments stay on their line or get the indent of their place', () => {
    expect(format('<a>\n<b/>   <!-- beside -->\n\n\n\n      <!-- above\n  two lines -->\n<c/></a>\n')).toBe(
      '<a>\n  <b/> <!-- beside -->\n\n  <!-- above\n  two lines -->\n  <c/>\n</a>\n',
    )
  })
  test('text with words, CDATA and values are left alone', () => {
    const text = '<a>\n  <b>  evt_stop( );\n\tx </b>\n  <b><![CDATA[  a\n b ]]>  <c  />\n</b>\n  <d x=" a  b\n  c"/>\n</a>\n'
    expect(format(text)).toBe(text.replace('<c  />', '<c/>'))
  })
  test('a tag that is not well-formed is left alone, its surroundings are not', () => {
    expect(format('<a>\n<b x=1   y="2"/>\n     <c/>\n</a>\n')).toBe('<a>\n  <b x=1   y="2"/>\n  <c/>\n</a>\n')
  })
  test.each([
    '<cluster>\n<clusternodes>\n<clusternode name="alpha">\n<clusternode name="beta"/>\n</clusternodes>\n</cluster>\n',
    '<cluster>\n<rm>\n</cluster>\n</rm>\n',
    '<cluster>\n<rm/>\n</rm>\n</cluster>\n',
    '<cluster>\n<% hosts.each do |h| %>\n<rm   log_level="7"/>\n<% end %>\n</cluster>\n',
  ])('a file whose elements are in doubt stays as it is: %j', text => {
    expect(format(text)).toBe(text)
    expect(language.layoutDoubt?.(language.parse(createSource('cluster.conf', text)))?.message).toMatch(/start tag|end tag|closed|template/)
  })
  test('line ends stay as they are', () => {
    expect(format('<a>\r\n<b/>\r\n</a>\r\n')).toBe('<a>\r\n  <b/>\r\n</a>\r\n')
  })
  test('another indent', () => {
    expect(formatted({ ...language, format: file => language.format(file, { indent: 4 }) }, '<a><b/></a>')).toBe('<a>\n    <b/>\n</a>')
  })
})

describe('laws', () => {
  const words = ['<', '>', '/>', '</', '<a', '<cluster>', '</cluster>', '"', "'", '=', ' ', '\n', 'name="a"', '<!--', '-->', '&', 'x', '<![CDATA[', ']]>', '<?', '?>', '\r\n', '\t', 'é', '<b c="1">', '</b>']
  for (const [name, law] of Object.entries(laws)) {
    test(`${name}: generated texts`, () => {
      const random = createRandom(7)
      for (let run = 0; run < runs; run += 1) {
        const kind = random()
        if (kind < 0.2) law(language, goodDocument(random))
        else if (kind < 0.6) law(language, brokenDocument(random))
        else law(language, Array.from({ length: Math.floor(random() * 20) }, () => pick(random, words)).join(''))
      }
    })
    test.skipIf(corpusFiles.length === 0)(`${name}: real files (skipped: no corpus here)`, () => {
      for (const file of corpusFiles) law(language, readFileSync(join(corpus, file), 'utf8'))
    })
  }
})

describe.skipIf(!hasXmllint())('xmllint before and after (skipped: xmllint is not installed)', () => {
  test('generated documents mean the same', () => {
    const random = createRandom(11)
    for (let run = 0; run < Math.min(runs, 150); run += 1) {
      const text = goodDocument(random)
      expect(canonical(format(text)), text).toBe(canonical(text))
    }
  })
  test('broken documents stay broken', () => {
    const random = createRandom(12)
    for (let run = 0; run < Math.min(runs, 100); run += 1) {
      const text = brokenDocument(random)
      expect(isWellFormed(format(text)), text).toBe(isWellFormed(text))
    }
  })
  test.skipIf(corpusFiles.length === 0)('real files mean the same (skipped: no corpus here)', () => {
    for (const file of corpusFiles) {
      const text = readFileSync(join(corpus, file), 'utf8')
      if (isWellFormed(text)) expect(canonical(format(text)), file).toBe(canonical(text))
    }
  })
})
