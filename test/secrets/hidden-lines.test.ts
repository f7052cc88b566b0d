import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { withoutMarks } from '../../src/testing/expect-findings.js'
import { maskedBy } from '../support/masked-by.js'
import { expectRecorded } from '../support/recorded.js'

test.each(builtinLanguages.map(entry => [entry.id, entry] as const))('what is hidden in fixtures and examples of %s, and what stays beside it', async (id, entry) => {
  const language = await entry.load()
  const fixtures = ['ok', 'err'].flatMap(kind => readdirSync(`fixtures/${id}/${kind}`).filter(name => !name.endsWith('.out')).map(name => readFileSync(`fixtures/${id}/${kind}/${name}`, 'utf8')))
  const examples = language.rules.flatMap(rule => [...rule.examples.bad, ...rule.examples.good].map(example => withoutMarks(example).text))
  const lines = [...fixtures, ...examples].flatMap(text => changedLines(text, maskedBy(language, text)))
  expectRecorded([...new Set(lines)].map(line => `${line}\n`).join(''), `test/secrets/recorded/${id}.txt`)
})

/** The lines of a text of which something is hidden, as they are shown. */
function changedLines(text: string, shown: string): readonly string[] {
  const before = new Set(text.split(/\r\n?|\n/))
  return shown.split(/\r\n?|\n/).filter(line => !before.has(line)).map(line => line.trim())
}
