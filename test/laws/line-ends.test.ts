import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { findingsOf } from '../../src/testing/findings-of.js'

const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))

/** Where the software itself minds: a CR behind a continuation, in DRBD 0.7 and in OCFS2's file; an order of lines without end. */
function mindsCarriageReturns(id: string, text: string): boolean {
  return id === 'ocfs2-conf' || (id === 'haresources' && /\S/.test(text)) || (id === 'drbd-conf' && /0\.7|incon-degr-cmd|minor_count/.test(text))
}

describe.each(languages.map(language => [language.id, language] as const))('line ends in %s', (id, language) => {
  const files = ['ok', 'err'].flatMap(kind => {
    const folder = join('fixtures', id, kind)
    return readdirSync(folder)
      .filter(name => !name.endsWith('.out'))
      .map(name => [`${kind}/${name}`, readFileSync(join(folder, name), 'utf8')] as const)
  })
  const codes = (text: string): string[] => findingsOf(language, text).map(({ rule, severity }) => `${severity} ${rule}`)

  const indifferent = files.filter(([, text]) => !mindsCarriageReturns(id, text) && !text.includes('\r'))
  test.each(indifferent)('%s says the same with CRLF', (_, text) => {
    expect(codes(text.replaceAll('\n', '\r\n'))).toEqual(codes(text))
  })

  const ended = files.filter(([, text]) => text.endsWith('\n') && !text.endsWith('\\\n') && !/#[^\n]*\n$/.test(text))
  test.each(ended)('%s says the same without its last line end', (_, text) => {
    expect(codes(text.replace(/\r?\n$/, ''))).toEqual(codes(text))
  })
})
