import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'vitest'

import { completionsAt, hoverAt, openDocument } from '../../src/editor/index.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { createSource } from '../../src/text/source.js'
import { expectRecorded } from '../support/recorded.js'

const kinds = {
  'offered and told of': { isOffered: true, isTold: true },
  'offered': { isOffered: true, isTold: false },
  'told of': { isOffered: false, isTold: true },
  'neither': { isOffered: false, isTold: false },
} as const

// A word that stands where it belongs is one of those that could be written there, and something is known of it, unless it is somebody's own.
test.each(builtinLanguages.map(entry => [entry.id, entry] as const))('which words of sound %s are offered where they stand, and told of', async (id, entry) => {
  const language = await entry.load()
  const words: Record<string, Set<string>> = Object.fromEntries(Object.keys(kinds).map(kind => [kind, new Set<string>()]))
  for (const name of readdirSync(`fixtures/${id}/ok`)) {
    const text = readFileSync(`fixtures/${id}/ok/${name}`, 'utf8')
    const document = openDocument(language, createSource(name, text))
    for (const { start, end, channel } of language.tokenize(document.source)) {
      const word = text.slice(start, end)
      if (channel !== 'code' || !/^"?\w/.test(word) || /^"?\d[\d.:/]*"?$/.test(word)) continue
      const isOffered = completionsAt(document, start + (word.startsWith('"') ? 1 : 0)).some(({ label, replaces }) => label === text.slice(replaces.start, replaces.end))
      const isTold = hoverAt(document, start + 1) !== undefined
      const [kind = ''] = Object.entries(kinds).find(([, one]) => one.isOffered === isOffered && one.isTold === isTold) ?? []
      words[kind]?.add(word)
    }
  }
  expectRecorded(Object.entries(words).map(([kind, all]) => `${kind}:\n${lines([...all].sort())}\n`).join('\n'), `test/editor/offered/${id}.txt`)
})

function lines(words: readonly string[]): string {
  return words.join(' ').replace(/(.{1,140})(?: |$)/g, '  $1\n').trimEnd()
}
