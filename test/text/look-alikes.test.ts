import { describe, expect, test } from 'vitest'

import { hasLookAlike, lookAlikeInWords, lookAlikeOf, lookAlikesIn, withoutLookAlikes } from '../../src/text/look-alikes.js'

describe('look-alikes', () => {
  test('each has a name and, where it shows something, a meaning in ASCII', () => {
    let count = 0
    for (let code = 0; code < 0xf0000; code += 1) {
      const found = lookAlikeOf(code)
      if (found === undefined) continue
      count += 1
      expect(code).toBeGreaterThanOrEqual(0x80)
      expect(found.name).toMatch(/^[a-z0-9' -]+$/)
      expect(found.meant).toMatch(/^[\n\x20-\x7e]*$/)
      expect(found.meant === '').toBe(found.kind === 'invisible')
    }
    expect(count).toBeGreaterThan(300)
  })

  test('the ones that people paste are named as Unicode does', () => {
    const named = (char: string) => [...lookAlikesIn(char)].map(lookAlikeInWords)
    expect(named('\u201c')).toEqual(['left double quotation mark (U+201C)'])
    expect(named('\u00a0')).toEqual(['no-break space (U+00A0)'])
    expect(named('\u200b')).toEqual(['zero width space (U+200B)'])
    expect(named('\ufeff')).toEqual(['byte order mark (U+FEFF)'])
    expect(named('\uff1b')).toEqual(['fullwidth semicolon (U+FF1B)'])
    expect(named('\u2013')).toEqual(['en dash (U+2013)'])
    expect(named('\uff10\uff41')).toEqual(['fullwidth digit zero (U+FF10)', 'fullwidth latin small letter a (U+FF41)'])
    expect(named('\u0430')).toEqual(['cyrillic small letter a (U+0430)'])
  })

  test('they are found at their places, also behind a character of two units', () => {
    const places = [...lookAlikesIn('a\u{1f600}\u00a0b\u{e0041}c')].map(({ start, end }) => [start, end])
    expect(places).toEqual([[3, 4], [5, 7]])
    expect([...lookAlikesIn('\u00a0a\u00a0b\u00a0', 1, 4)].map(({ start }) => start)).toEqual([2])
  })

  test('what was meant is written in their place, and nothing else changes', () => {
    expect(withoutLookAlikes('say\u00a0\u201chi\u201d\uff1b \u2013x\u200b')).toBe('say "hi"; -x')
    expect(withoutLookAlikes('naïve Füße 裂\u{1f600}')).toBe('naïve Füße 裂\u{1f600}')
    expect(hasLookAlike('naïve')).toBe(false)
    expect(hasLookAlike('a\u00adb')).toBe(true)
  })
})
