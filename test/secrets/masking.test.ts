import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { createMaskingMemory } from '../../src/secrets/masking-memory.js'
import { createMasking } from '../../src/secrets/masking.js'
import { shownSources } from '../../src/secrets/shown-source.js'
import { applyEdits } from '../../src/text/edit.js'
import { Secret } from '../../src/text/secret.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'

/** Makes the masking of a file in which `[|…|]` marks its secrets. */
function maskingOf(marked: string, names: readonly string[] = []) {
  const spans: Span[] = []
  let text = ''
  for (const [index, part] of marked.split(/\[\||\|\]/).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + part.length })
    text += part
  }
  const sources = new Map([['f', createSource('f', text)]])
  return { text, spans, sources, masking: createMasking({ sources, masksOf: () => spans, names: () => [names] }) }
}

const place = (text: string, word: string): { file: string; span: Span } => {
  const start = text.indexOf(word)
  return { file: 'f', span: { start, end: start + word.length } }
}

describe('where secrets stand', () => {
  const asked: string[] = []
  const masking = createMasking({
    sources: new Map([['f', createSource('f', 'shared-secret 7f2k;')]]),
    masksOf(path) {
      asked.push(path)
      return [{ start: 14, end: 18 }]
    },
    names: () => [],
  })

  test('is not looked for on account of a sentence of plain words, which show none', () => {
    expect(masking.sentence('The cluster has 100 nodes; up to 16 are supported by DRBD')).toBe('The cluster has 100 nodes; up to 16 are supported by DRBD')
    expect(asked).toEqual([])
  })

  test('is looked for as soon as a word may be one, in quotes or not', () => {
    expect(masking.sentence('It is 7f2k')).toBe('It is ***')
    expect(masking.sentence('It is "7f2k"')).toBe('It is "***"')
    expect(asked).toContain('f')
  })
})

describe('a text', () => {
  test('is shown with masks of one length', () => {
    const { masking } = maskingOf('a [|x|] b [|much longer|] c')
    expect(masking.text('f').text).toBe('a *** b *** c')
  })

  test('is shown in parts, with the places of what is shown', () => {
    const { masking } = maskingOf('a [|secret|] bc')
    const shown = masking.text('f', { start: 1, end: 10 })
    expect(shown.text).toBe(' *** b')
    expect([1, 2, 4, 7, 8, 9, 10].map(shown.placeOf)).toEqual([0, 1, 1, 1, 4, 5, 6])
    expect(masking.text('f', { start: 4, end: 6 }).text).toBe('***')
    expect(masking.text('f', { start: 0, end: 2 }).text).toBe('a ')
  })

  test('is what a reporter gets, and nothing else', () => {
    const { sources, masking } = maskingOf('a [|secret|] b')
    const [source] = shownSources(sources, masking).values()
    expect(Object.keys(source ?? {}).sort()).toEqual(['length', 'lines', 'positionAt', 'show'])
    expect(source?.show({ start: 0, end: 8 }).text).toBe('a ***')
  })

  test('that was made of it hides the secrets of both', () => {
    const { masking } = maskingOf('key [|abc def|]; name x')
    expect(masking.rewritten('key abc;\nDEF name def x new', [{ start: 24, end: 27 }])).toBe('key ***;\n*** name *** x ***')
  })
})

describe('a sentence', () => {
  test('hides a secret that is written together with the last word of the file', () => {
    const { masking } = maskingOf('key [|abc|]x')
    expect(masking.sentence('Word "abc" is not known')).toBe('Word "***" is not known')
    expect(masking.sentence('Word "abcx" is not known')).toBe('Word "***" is not known')
  })

  test('shows words that stand elsewhere too, however many are asked for, but not within other words or secrets', () => {
    const words = Array.from({ length: 20 }, (_, index) => `w${index}q`)
    const { masking } = maskingOf(`${words.join(' ')} xhideme hidemex [|${words.join('-')}-hideme|] é`)
    for (const word of words) expect(masking.sentence(`Word "${word}" is not known`)).toBe(`Word "${word}" is not known`)
    expect(masking.sentence('Word "hideme" is not known')).toBe('Word "***" is not known')
  })

  test('hides words of secrets, in any case, in part, and with what belongs to them', () => {
    const { masking } = maskingOf('host alpha; key [|abc!def-7|]')
    expect(masking.sentence('Word "abc" is not known')).toBe('Word "***" is not known')
    expect(masking.sentence('Word "ABC" is not known')).toBe('Word "***" is not known')
    expect(masking.sentence('"user=alpha,pass=abc!def-7,x=1" is not known')).toBe('"user=alpha,pass=***,x=1" is not known')
    expect(masking.sentence('"!abc!" is not "alpha"')).toBe('"***" is not "alpha"')
    expect(masking.sentence('"host alpha abc host" is not known')).toBe('"host alpha *** host" is not known')
  })

  test('hides what is left of a secret that is cut', () => {
    const { masking } = maskingOf('key [|abcdefghijklmnop|]')
    expect(masking.sentence('"abcdefg…" is too long')).toBe('"***" is too long')
    expect(masking.sentence('"xyz…" is too long')).toBe('"xyz…" is too long')
  })

  test('hides a value in which quotes stand', () => {
    const { masking } = maskingOf('key [|abc"def"ghi|] name')
    expect(masking.sentence('"abc"def"ghi" is not "name"')).toBe('"***" is not "name"')
  })

  test('hides what reads otherwise than it is written', () => {
    const { masking } = maskingOf('[|a&#98;c&amp;d|] [|e\\fgh|]')
    expect(masking.sentence('"abc&d" and "efgh" are not known')).toBe('"***" and "***" are not known')
  })

  test('hides a secret of signs alone', () => {
    const { masking } = maskingOf('key [|"#!%$&"|]')
    expect(masking.sentence('"#!%$&" is not known, "#!" neither')).toBe('"***" is not known, "#!" neither')
  })

  test('shows a word that stands elsewhere too, which is no secret there', () => {
    const { masking } = maskingOf('resource r0 { key [|r0|]; }')
    expect(masking.sentence('Resource "r0" has no host')).toBe('Resource "r0" has no host')
  })

  test('hides such a word where it speaks of the secret', () => {
    const { text, masking } = maskingOf('resource r0 { key "[|x r0|]"; }')
    const at = place(text, 'x r0')
    expect(masking.sentence('Word "r0" is not known', { ...at, span: { start: at.span.start + 2, end: at.span.end } })).toBe('Word "***" is not known')
    expect(masking.sentence('"key" has words behind "x"', at)).toBe('"key" has words behind "***"')
  })

  test('shows a name of the language, and our own words and numbers', () => {
    const { masking } = maskingOf('[|The port of device timeout 64 is DRBD|]', ['timeout'])
    const said = 'The device "timeout" of DRBD is longer than 64'
    expect(masking.sentence(said)).toBe(said)
  })

  test('hides what looks like a secret outside of quotes', () => {
    const { masking } = maskingOf('[|ABCDEFG h1j2k|]')
    expect(masking.sentence('Key ABCDEFG, then h1j2k')).toBe('Key ***, then ***')
  })

  test('hides a password in a value that stands elsewhere', () => {
    const { masking } = maskingOf('r0 [|x|]')
    expect(masking.sentence('"user=a,password=r0" differs')).toBe('"user=a,password=***" differs')
  })
})

test('data keeps its shape, and hides values, names from files, and secrets', () => {
  const { text, masking } = maskingOf('name alpha; key "[|abc alpha|]"')
  const at = place(text, 'abc alpha')
  expect(
    masking.data({ kind: 'abc', path: '/abc', hosts: ['alpha', 'abc'], count: 3, parameters: new Secret('x'), attributes: { 'key-abc7': 'alpha', abcABC: 1 } }),
  ).toEqual({ kind: 'abc', path: '/abc', hosts: ['alpha', '***'], count: 3, parameters: '***', attributes: { 'key-abc7': 'alpha', abcABC: 1 } })
  expect(masking.data({ value: 'alpha', ...at })).toEqual({ value: '***', ...at })
  expect(masking.data({ value: 'alpha', origin: at })).toEqual({ value: '***', origin: at })
})

describe('a fix', () => {
  const finding = (text: string, word: string, newText: string): Diagnostic => ({
    rule: 'x/y', severity: 'error', origin: 'daemon', message: 'm', related: [], ...place(text, word),
    fixes: [{ title: `Write "${newText}"`, safety: 'safe', edits: [{ ...place(text, word), newText }] }],
  })

  test('keeps a secret where it stands, and does the same', () => {
    const { text, masking } = maskingOf('net { key = [|abc def|] }')
    const given = finding(text, 'key = abc def', 'name "abc def";')
    const [fix] = masking.diagnostic(given).fixes
    expect(fix?.title).toBe('Write "name "***";"')
    expect(fix?.edits.map(({ newText }) => newText)).toEqual(['name "', '";'])
    expect(applyEdits(text, fix?.edits ?? [])).toBe(applyEdits(text, given.fixes[0]?.edits ?? []))
  })

  test('that moves a secret is not shown', () => {
    const { text, masking } = maskingOf('net { key [|abc|]; } disk { }')
    expect(masking.diagnostic(finding(text, 'disk { }', 'disk { key abc; }')).fixes).toEqual([])
  })

  test('that takes a secret away is shown', () => {
    const { text, masking } = maskingOf('net { key [|abc|]; }')
    expect(masking.diagnostic(finding(text, 'key abc;', '')).fixes).toHaveLength(1)
  })

  test('without a secret stays as it is', () => {
    const { text, masking } = maskingOf('net { key [|abc|]; timeout 5; }')
    const given = finding(text, 'timeout 5', 'timeout 50')
    expect(masking.diagnostic(given)).toEqual(given)
  })
})

test.each(['«abcdef»', '“abcdef”', '「abcdef」', '＂abcdef＂', '¿abcdef¡', '\ufeffabcdef'])('the word in the odd quotes of %s is hidden without them, too', secret => {
  const { masking } = maskingOf(`net { key = [|${secret}|] }`)
  expect(masking.value('= abcdef')).toBe('= ***')
})

test('letters of any script make words', () => {
  const { masking } = maskingOf('net { key = [|schlüßelöäéÿшифр|] }')
  expect(masking.value('= schlüßelöäéÿшифр')).toBe('= ***')
})

test('a sentence of ours at the end of a line is no secret, whatever the words of one are; the same words elsewhere are', () => {
  const { masking } = maskingOf('net { key [|The|]; }')
  const remark = '# derived from the addresses'
  expect(masking.rewritten(`node-id 1;  ${remark}\nkey the;\n${remark} the`, [], [remark])).toBe(`node-id 1;  ${remark}\nkey ***;\n# derived from *** addresses ***`)
  expect(masking.rewritten(`node-id 1;  ${remark}`, [{ start: 0, end: 9 }], [remark])).toBe(`***;  ${remark}`)
})

test('the name of an attribute in a hidden part of a tag is no secret, and no word of a secret is shown because it is a name, too', () => {
  const { text, masking } = maskingOf('<nvpair id="a" [|name="passwd" value="7f2k/|]> value', ['value', 'name'])
  expect(masking.sentence('The value of "value" has no closing quote', place(text, 'value="'))).toBe('The value of "value" has no closing quote')
  const other = maskingOf('password="[|my value|]" value', ['value'])
  expect(other.masking.sentence('"value" is not allowed here', place(other.text, 'value'))).toBe('"***" is not allowed here')
})

describe('a sentence that was shown before', () => {
  const memory = createMaskingMemory()
  const shown = (text: string, secret: string, sentence: string, word = secret): string => {
    const start = text.indexOf(secret)
    const masking = createMasking({ sources: new Map([['f', createSource('f', text)]]), masksOf: () => [{ start, end: start + secret.length }], names: () => [] }, memory)
    return masking.sentence(sentence, place(text, word))
  }
  const sentence = 'The value is "alpha7"'

  test('is shown as before', () => {
    expect(shown('key beta7\nnode alpha7', 'beta7', sentence, 'alpha7')).toBe(sentence)
    expect(shown('key beta7\nnode alpha7\n# more', 'beta7', sentence, 'alpha7')).toBe(sentence)
  })

  test('is hidden where its word became a secret', () => {
    expect(shown('key alpha7\nnode beta7', 'alpha7', sentence, 'beta7')).toBe('The value is "***"')
  })

  test('is hidden where its word is one and stands elsewhere no longer', () => {
    expect(shown('key alpha7\nnode alpha7', 'alpha7', sentence, 'node')).toBe(sentence)
    expect(shown('key alpha7\nnode beta7', 'alpha7', sentence, 'node')).toBe('The value is "***"')
  })

  test('is hidden where it speaks of the secret in which a part of it stands', () => {
    const text = 'key alpha7beta\nnode alpha7'
    expect(shown(text, 'alpha7beta', sentence, 'node')).toBe(sentence)
    expect(shown(text, 'alpha7beta', sentence)).toBe('The value is "***"')
  })
})
