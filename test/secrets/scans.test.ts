import { expect, test } from 'vitest'

import { findWord, scanForWords } from '../../src/languages/drbd-conf/analysis/words-to-look-at.js'
import { findNameAtLineEnd, scanForLineEnds } from '../../src/secrets/names-at-line-end.js'
import { findPieces, scanForPieces } from '../../src/secrets/torn-pieces.js'
import { findAttribute, findName, scanForAttributes, scanForNames } from '../../src/xml/scan-for-masks.js'
import fc from '../support/fast-check.js'

/** Secrets are looked for by scanning; what is found is what these patterns find, of which each scan says that it stands for it. */

const pieces = ['secret', 'SECRET', 'passw', 'hmac', 'name', 'é', '\u212a', 'x', '7', '_', '-', '.', ':', '=', '"', "'", '“', '”', '„', '«', '’', ' ', '\t', '\n', '\r', '\u00a0', '\ufeff', '{', '}', ';', '#', '<', '>', '/', '\0', 'y'.repeat(79), ' '.repeat(201)]
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''))

const found = (text: string, pattern: RegExp): readonly [number, string][] => [...text.matchAll(pattern)].map(({ 0: word, index }) => [index, word])

test('the words of drbd.conf that may name a secret', () => {
  fc.assert(
    fc.property(texts, text => {
      const scan = scanForWords(text)
      const words: [number, string][] = []
      while (findWord(scan)) words.push([scan.start, scan.word])
      expect(words).toEqual(found(text, /(?<=^|[\s;{}#"'“”‘’«»„])[^\s;{}#"'“”‘’«»„]*(?:secret|passw|hmac)[^\s;{}#"“”‘’«»„]*|(?<=(?:^|[;{}#\n])[^\S\n]{0,200}["'“]?)[a-z][^\s;{}#"“”‘’«»„]{2,}/gi))
    }),
    { numRuns: 3000 },
  )
})

test('the words of XML that may be names', () => {
  fc.assert(
    fc.property(texts, text => {
      const scan = scanForNames(text)
      const names: [number, string][] = []
      while (findName(scan)) names.push([scan.start, scan.name])
      expect(names).toEqual(found(text, /(?<![\w.-])([A-Za-z_][\w.-]*)(?=[\s=:"'“„«‘’”/>]|$)/g))
    }),
    { numRuns: 3000 },
  )
})

test('the attributes of XML', () => {
  fc.assert(
    fc.property(texts, text => {
      const scan = scanForAttributes(text, () => true)
      const attributes: [number, string][] = []
      while (findAttribute(scan)) attributes.push([scan.index, scan.value])
      const expected = [...text.matchAll(/(?<![\w.:-])([A-Za-z_][\w.:-]*)\s*=[=\s]*["']([^"'<>\n]{1,80})["']/g)]
      expect(attributes).toEqual(expected.map(({ 2: value = '', index }) => [index, value]))
    }),
    { numRuns: 3000 },
  )
})

test('the pieces of torn words', () => {
  fc.assert(
    fc.property(texts, text => {
      const scan = scanForPieces(text)
      const pairs: [number, string, string, string][] = []
      while (findPieces(scan)) pairs.push([scan.start, text.slice(scan.start, scan.gapStart), text.slice(scan.gapStart, scan.gapEnd), text.slice(scan.gapEnd, scan.end)])
      const expected = [...text.matchAll(/(?<![A-Za-z0-9/])(?=([A-Za-z_-]{1,14})([^A-Za-z0-9_-]{1,2})([A-Za-z_-]{1,14})(?![A-Za-z0-9]))/g)]
      expect(pairs).toEqual(expected.map(({ 1: one = '', 2: gap = '', 3: other = '', index }) => [index, one, gap, other]))
    }),
    { numRuns: 3000 },
  )
})

test('the names at the ends of lines', () => {
  const lines = fc.array(fc.constantFrom('secret', 'é', 'x', 'ab', '7', '_', '-', '.', ':', '=', '"', "'", ' ', '\t', '\n', '\r', ' '.repeat(8), '\t'.repeat(9), '\u00a0', '/', 'y'.repeat(40)), { maxLength: 40 }).map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(texts, lines), text => {
      const scan = scanForLineEnds(text)
      const names: [number, string, string, number][] = []
      while (findNameAtLineEnd(scan)) names.push([scan.index, scan.name, scan.sign, scan.next])
      const expected = [...text.matchAll(/(?<![\w.-])([A-Za-z][\w.-]{2,40})["']?[ \t]{0,8}([:=]?)[ \t]{0,8}["']?(?:[\r\n][ \t]*)+(?=\S)/g)]
      expect(names).toEqual(expected.map(({ 0: { length }, 1: name, 2: sign, index }) => [index, name, sign, index + length]))
    }),
    { numRuns: 20_000 },
  )
})

test('names are looked for again from within one', () => {
  const scan = scanForNames('alpha beta')
  scan.end = 2
  expect(findName(scan)).toBe(true)
  expect(scan.name).toBe('beta')
})
