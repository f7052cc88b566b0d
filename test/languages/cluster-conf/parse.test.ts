import { describe, expect, test } from 'vitest'

import { descendantsOf } from '../../../src/languages/cluster-conf/ast.js'
import type { XmlElement } from '../../../src/languages/cluster-conf/ast.js'
import { parse } from '../../../src/languages/cluster-conf/parse.js'
import { createSource } from '../../../src/text/source.js'
import { isSecondReadingEqual } from './second-reading.js'
import { createRandom, goodDocument } from './xml-samples.js'

function outline(text: string): string {
  const write = (element: XmlElement): string => `${element.tag}${element.children.length === 0 ? '' : `(${element.children.map(write).join(' ')})`}`
  return parse(createSource('x', text)).ast.roots.map(write).join(' ')
}

function complaints(text: string): string[] {
  return parse(createSource('x', text)).faults.map(({ rule, at, message }) => {
    const { span } = 'origin' in at ? at.origin : at
    return `${rule.slice('cluster-conf/'.length)} ${JSON.stringify(text.slice(span.start, span.end))} ${message}`
  })
}

describe('places', () => {
  const text = '<a>\n <b c = "x&amp;y"  d=\'\'/>\n</a >'
  const { ast } = parse(createSource('x', text))
  const [a] = ast.roots
  const [b] = a?.children ?? []
  const shown = (span: { start: number; end: number } | undefined): string | undefined => (span === undefined ? undefined : text.slice(span.start, span.end))

  test('of an element', () => {
    expect(shown(a?.span)).toBe('a')
    expect(shown(a?.startTag)).toBe('<a>')
    expect(shown(a?.endTag)).toBe('</a >')
    expect(shown(a?.whole)).toBe(text)
    expect(shown(b?.whole)).toBe('<b c = "x&amp;y"  d=\'\'/>')
    expect(b?.endTag).toBeUndefined()
    expect(b?.parent).toBe(a)
  })
  test('of an attribute', () => {
    const [c, d] = b?.attributes ?? []
    expect([shown(c?.nameSpan), shown(c?.span), shown(c?.whole), c?.value]).toEqual(['c', 'x&amp;y', 'c = "x&amp;y"', 'x&y'])
    expect([shown(d?.nameSpan), shown(d?.span), d?.value]).toEqual(['d', '', ''])
  })
})

describe('values', () => {
  const valueOf = (raw: string, head = '') => {
    const attribute = parse(createSource('x', `${head}<a b="${raw}"/>`)).ast.roots[0]?.attributes[0]
    return { value: attribute?.value, isUnknown: attribute?.isUnknown }
  }
  test.each([
    ['plain', 'plain', false],
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\'', false],
    ['&#65;&#x42;', 'AB', false],
    ['a\n\tb', 'a  b', false],
    ['********', '********', true],
    ['@CLUSTER_NAME@', '@CLUSTER_NAME@', true],
    ['{{ name }}', '{{ name }}', true],
    ['root@example.com', 'root@example.com', false],
  ])('%j is %j, unknown: %s', (raw, value, isUnknown) => {
    expect(valueOf(raw)).toEqual({ value, isUnknown })
  })
  test('an entity of the file is never expanded', () => {
    const head = '<!DOCTYPE a [<!ENTITY lol "ha">]>'
    expect(valueOf('&lol;', head)).toEqual({ value: '&lol;', isUnknown: true })
    expect(complaints(`${head}<a b="&lol;"/>`)).toEqual([])
  })
})

describe('tags that do not match', () => {
  test('an end tag with other letters', () => {
    expect(complaints('<a><cman></CMAN></a>')).toEqual(['mismatched-end-tag "CMAN" End tag "</CMAN>" closes the element "cman"'])
    expect(outline('<a><cman></CMAN><b/></a>')).toBe('a(cman b)')
  })
  test('crossed', () => {
    expect(complaints('<a><b><c></b></c></a>')).toEqual(['mismatched-end-tag "b" End tag "</b>" stands inside of the element "c"'])
  })
  test('one start tag of several is left open', () => {
    const text = '<clusternodes><clusternode name="a"><clusternode name="b"/><clusternode name="c"/></clusternodes>'
    expect(complaints(text)).toEqual(['unclosed-element "clusternode" Element "clusternode" is not closed'])
    expect(outline(text)).toBe('clusternodes(clusternode clusternode clusternode)')
  })
  test('a missing start tag', () => {
    const text = '<clusternode name="a"><fence><device/></method></fence></clusternode>'
    expect(complaints(text)).toEqual(['unexpected-end-tag "method" End tag "</method>" has no start tag'])
    expect(outline(text)).toBe('clusternode(fence(method(device)))')
  })
  test('a tag without end swallows nothing', () => {
    expect(outline('<cluster><cman a="1"\n<clusternodes/></cluster>')).toBe('cluster(cman clusternodes)')
  })
  test('an unclosed comment is all that is said of what it swallows', () => {
    expect(complaints('<a><b><!-- </b></a>')).toEqual(['unclosed-comment "<!--" The comment is not closed: "-->" is missing'])
  })
})

describe('hostile texts', () => {
  test.each([
    ['deep', '<a>'.repeat(100_000)],
    ['deep and closed', '<a>'.repeat(50_000) + '</a>'.repeat(50_000)],
    ['end tags', '</a>'.repeat(100_000)],
    ['crossed', '<a><b></a></b>'.repeat(30_000)],
    ['all names', Array.from({ length: 20_000 }, (_, index) => `<x${index}>`).join('')],
    ['attributes', `<a${' b="1"'.repeat(50_000)}/>`],
    ['many attributes', `<a${Array.from({ length: 50_000 }, (_, index) => ` b${index}="1"`).join('')}/>`],
    ['words', `<a ${'b '.repeat(50_000)}/>`],
    ['quotes', `<a ${'"'.repeat(50_001)}/>`],
    ['text', `<a>${'x & y < z '.repeat(30_000)}</a>`],
    ['entities', `<!DOCTYPE a [${'<!ENTITY a "&b;&b;">'.repeat(5000)}]><a b="&a;"/>`],
    ['headless', '<fence><device/></method></fence>'.repeat(10_000)],
  ])('%s', (_, text) => {
    const { tokens } = parse(createSource('x', text))
    expect(tokens.every(({ start }, index) => start === (tokens[index - 1]?.end ?? 0)) && tokens.at(-1)?.end === text.length).toBe(true)
  })
  const long = 'x'.repeat(10_000_000)
  test.each([
    ['a value', `<a b="${long}"/>`, 0],
    ['a value in a broken tag', `<a c b="${long}"/>`, 1],
    ['a name', `<${long}/>`, 0],
    ['the name of an end tag', `<a></${long}>`, 1],
    ['a DOCTYPE', `<!DOCTYPE ${long}><a/>`, 0],
    ['blanks in a tag', `<a${' '.repeat(10_000_000)}/>`, 0],
  ])('%s of ten million characters', (_, text, count) => {
    expect(parse(createSource('x', text)).faults).toHaveLength(count)
  })
  test('a name of millions of astral characters, which libxml2 does not take either', () => {
    expect(parse(createSource('x', `<a ${'\u{10000}'.repeat(5_000_000)}="1"/>`)).faults.length).toBeGreaterThan(0)
  })
  test.each([['{{', false], ['${', false], ['<%', false], ['@A', true], ['{{}}', true]])('a value full of %s', { timeout: 60_000 }, (piece, isUnknown) => {
    const value = piece.repeat(200_000)
    const [root] = parse(createSource('x', `<a b='${value.replaceAll('<', '&lt;')}'/>`)).ast.roots
    expect(root?.attributes[0]?.isUnknown).toBe(isUnknown)
  })
  test('the tree ends 256 levels below the outermost element', () => {
    const { ast, faults } = parse(createSource('x', '<a>'.repeat(1000) + '</a>'.repeat(1000)))
    expect([...descendantsOf(ast.roots[0])].length).toBe(256)
    expect(faults.map(({ rule }) => rule)).toEqual(['cluster-conf/too-deep'])
  })
})

test('fast-xml-parser reads generated documents as we do', () => {
  const random = createRandom(3)
  for (let run = 0; run < 300; run += 1) {
    const text = goodDocument(random)
    const { ast, faults } = parse(createSource('x', text))
    expect(faults, text).toEqual([])
    expect(isSecondReadingEqual(text, ast.roots), text).toBe(true)
  }
})

test('the comparison with fast-xml-parser notices a difference', () => {
  const { roots } = parse(createSource('x', '<a b="1"><c/></a>')).ast
  const others = ['<a b="2"><c/></a>', '<a b="1"><d/></a>', '<a b="1"><c/><c/></a>', '<a b="1"> <c/></a>', '<a b="1" c=""><c/></a>']
  expect(others.map(text => isSecondReadingEqual(text, roots))).toEqual([false, false, false, false, false])
  expect(isSecondReadingEqual('<a b="1"><c/></a>', roots)).toBe(true)
})
