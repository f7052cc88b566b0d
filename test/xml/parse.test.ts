import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { createSource } from '../../src/text/source.js'
import type { XmlDialect } from '../../src/xml/dialect.js'
import { descendantsOf } from '../../src/xml/document.js'
import { createXmlParser } from '../../src/xml/parse.js'

const children: Readonly<Record<string, readonly string[]>> = { menu: ['course'], course: ['dish', 'drink'], dish: [], drink: [] }

/** A language of four names, which has nothing to do with clusters. */
const menu: XmlDialect = {
  id: 'menu',
  title: 'a menu',
  outermost: 'menu',
  isElement: name => Object.hasOwn(children, name),
  mayHold: (parent, child) => children[parent]?.includes(child) ?? true,
  isSecret: name => name === 'recipe',
  names: () => Object.keys(children),
}
const parse = createXmlParser(menu)

function faultsOf(text: string): string[] {
  return parse(createSource('x', text)).faults.map(({ rule, message }) => `${rule} ${message}`)
}

test('a well-formed text of another language', () => {
  const { document, faults } = parse(createSource('x', '<menu>\n  <course name="first"><dish name="soup" recipe="not-a-secret"/></course>\n</menu>\n'))
  expect(faults).toEqual([])
  expect(document.roots[0]?.children[0]?.children[0]?.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual([
    'name=soup',
    'recipe=not-a-secret',
  ])
  expect(JSON.stringify(document.roots)).not.toContain('not-a-secret')
})

test('recovery goes by the names of that language', () => {
  expect(faultsOf('<menu><course><dish/><course><drink/></course></menu>')).toEqual(['menu/unclosed-element Element "course" is not closed'])
  expect(faultsOf('<course/></menu>')).toEqual(['menu/unexpected-end-tag End tag "</menu>" has no start tag'])
})

test('a slash too few and one too many', () => {
  expect(faultsOf('<menu><course><dish/><course></menu>')).toEqual([
    'menu/missing-slash Start tag "<course>" stands where "</course>" is meant: the slash is missing',
  ])
  expect(faultsOf('<menu><course></dish recipe="x"></dish></course></menu>')).toEqual([
    'menu/unexpected-end-tag End tag "</dish>" stands where "<dish>" is meant: it has a slash too many',
  ])
  expect(faultsOf('<menu><course><dish/></course><course/></menu>')).toEqual([])
})

test('what was understood of an element, and what was not', () => {
  const soundness = (text: string): string[] => {
    const { document } = parse(createSource('x', text))
    return document.roots.flatMap(root => [root, ...descendantsOf(root)]).map(({ tag, isTagSound, isContentSound }) => `${tag} ${isTagSound} ${isContentSound}`)
  }
  expect(soundness('<menu><course><dish a="&" b=1 c/><drink/></course></menu>')).toEqual([
    'menu true true', 'course true true', 'dish true true', 'drink true true',
  ])
  expect(soundness('<menu><course><dish , a="1"/></course><course><drink a="1 b="2"/></course></menu>')).toEqual([
    'menu true true', 'course true true', 'dish false true', 'course true true', 'drink false true',
  ])
  expect(soundness('<menu><course>< dish/></course><course/></menu>')).toEqual(['menu true true', 'course true false', 'course true true'])
  expect(soundness('<menu><course><dish/><course/><!-- </menu>')).toEqual([
    'menu true false', 'course true false', 'dish true true', 'course true true',
  ])
  expect(soundness('<menu><dish/></course><course/></menu>')).toEqual(['menu true false', 'course false false', 'dish true true', 'course true true'])
})

test('an empty text names the outermost element of that language', () => {
  expect(faultsOf('')).toEqual(['menu/missing-root The file holds no element; a menu begins with "<menu"'])
})

test('no word of cluster.conf stands in this layer', () => {
  for (const name of readdirSync('src/xml')) {
    const text = readFileSync(`src/xml/${name}`, 'utf8').replace(/`cluster-conf\/unclosed-tag`/, '')
    expect(text, name).not.toMatch(/clusternode|fence|cman|cluster-conf|rgmanager/)
  }
})
