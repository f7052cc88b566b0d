import { describe, expect, test } from 'vitest'

import { createPositions, encodings } from '../../src/lsp/positions.js'
import { createSource } from '../../src/text/source.js'
import fc from '../support/fast-check.js'
import { languageClient } from '../support/language-client.js'

/** Where characters begin, so that an offset in the midst of one is none of ours. */
function offsetsOf(text: string): number[] {
  const offsets = [0]
  for (const char of text) offsets.push((offsets[offsets.length - 1] ?? 0) + char.length)
  return offsets
}

describe('places', () => {
  const text = fc.array(fc.constantFrom('a', 'é', '€', '𝄞', '\n', '\r', '\r\n', '\t', ' ')).map(parts => parts.join(''))

  test.each(encodings)('in %s lead back to where they came from', encoding => {
    const positions = createPositions(encoding)
    fc.assert(
      fc.property(text, content => {
        const source = createSource('x', content)
        for (const offset of offsetsOf(content)) {
          if (content[offset - 1] === '\r' && content[offset] === '\n') continue // Between them is no place.
          const { start } = positions.rangeOf(source, { start: offset, end: offset })
          expect(positions.offsetOf(source, start)).toBe(offset)
        }
      }),
    )
  })

  test.each(encodings)('in %s are the same whatever the text was before', encoding => {
    const plain = fc.array(fc.constantFrom('a', 'bc', '\n', '\n', '\t', ' ', '\r', 'é'), { maxLength: 12 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(plain, fc.array(fc.record({ at: fc.nat({ max: 12 }), length: fc.nat({ max: 3 }), word: fc.constantFrom('', '\n', 'a', 'x\n\n', 'é', '\r') }), { maxLength: 5 }), (begin, edits) => {
        const positions = createPositions(encoding)
        let content = begin
        for (const { at, length, word } of edits) {
          positions.rangeOf(createSource('x', content), { start: 0, end: 0 })
          const start = Math.min(at, content.length)
          content = content.slice(0, start) + word + content.slice(start + length)
          const spans = [...content, ''].map((_, offset) => ({ start: offset, end: offset }))
          expect(spans.map(span => positions.rangeOf(createSource('x', content), span))).toEqual(spans.map(span => createPositions(encoding).rangeOf(createSource('x', content), span)))
        }
      }),
    )
  })

  test.each([
    ['utf-16', 5],
    ['utf-8', 10],
    ['utf-32', 4],
  ] as const)('behind "é€𝄞x" is character %s: %i', (encoding, character) => {
    const source = createSource('x', 'a\né€𝄞x')
    expect(createPositions(encoding).rangeOf(source, { start: 2, end: 7 })).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character } })
  })

  test('a lone carriage return ends a line, and characters end with it', () => {
    const source = createSource('x', 'ab\rcd\r\nef')
    const positions = createPositions('utf-16')
    expect(positions.rangeOf(source, { start: 3, end: 7 })).toEqual({ start: { line: 1, character: 0 }, end: { line: 2, character: 0 } })
    expect(positions.offsetOf(source, { line: 1, character: 99 })).toBe(5)
    expect(positions.offsetOf(source, { line: 9, character: 0 })).toBe(9)
    expect(positions.offsetOf(source, { line: -1, character: 0 })).toBe(0)
  })

  test('a place in the midst of a character is where it begins', () => {
    expect(createPositions('utf-8').offsetOf(createSource('x', 'a𝄞b'), { line: 0, character: 3 })).toBe(1)
  })
})

describe('a client', () => {
  const uri = 'file:///etc/ha.d/ha.cf'
  test.each(encodings)('that counts in %s edits and is shown places so', async encoding => {
    const client = await languageClient({ capabilities: { general: { positionEncodings: [encoding, 'utf-16'] } } })
    expect(client.initialized.capabilities.positionEncoding).toBe(encoding)
    const units = { 'utf-8': 4, 'utf-16': 2, 'utf-32': 1 }[encoding as 'utf-8']
    await client.open(uri, '# 𝄞 xy\rnode alpha\r\n')
    // The x becomes the end of the comment.
    await client.edit(uri, { start: { line: 0, character: 3 + units }, end: { line: 0, character: 4 + units } }, '\nkeepalve ')
    // What is found in the text as it was opened may be shown before.
    const found = () => client.shown.get(uri)?.find(({ code }) => code === 'ha-cf/unknown-directive')
    await client.until(() => found() !== undefined)
    expect(found()?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 8 } })
    client.end()
  })

  test('that can count in nothing that we know is served in utf-16', async () => {
    const client = await languageClient({ capabilities: { general: { positionEncodings: ['utf-7'] } } })
    expect(client.initialized.capabilities.positionEncoding).toBe('utf-16')
    client.end()
  })
})
