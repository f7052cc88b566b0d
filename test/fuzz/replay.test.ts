import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { grown } from './corpus.js'
import { hostsIn, keptFailures } from './failures.js'
import { breachOf } from './judge.js'
import { clusterLaws } from './laws/clusters.js'
import { laws } from './laws/index.js'
import { createSubject } from './subject.js'

const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))
/** Work is measured by `npm run fuzz` alone: a test that runs beside others would measure those. */
const quiet = laws.filter(({ name }) => !name.startsWith('work'))

describe.each(languages.map(language => [language.id, language] as const))('%s', (id, language) => {
  const kept = keptFailures(id)

  test.skipIf(kept.length === 0).each(kept)('%s keeps every law now (skipped where nothing was ever broken)', async (_, text) => {
    for (const [seed, target] of [undefined, ...language.targets].entries()) expect(await breachOf(createSubject(language, text, { target, seed }), quiet)).toBeUndefined()
  })

  const texts = grown(language)
  test.skipIf(texts.length === 0)('what earlier runs found interesting keeps every law (skipped where there is nothing)', async () => {
    for (const [index, text] of texts.entries()) {
      const target = [undefined, ...language.targets][index % (language.targets.length + 1)]
      expect({ text, breach: await breachOf(createSubject(language, text, { target, seed: index }), quiet) }).toEqual({ text, breach: undefined })
    }
  })
})

const clusters = keptFailures('clusters')
test.skipIf(clusters.length === 0).each(clusters)('cluster %s keeps every law now (skipped where nothing was ever broken)', async (_, text) => {
  for (const law of clusterLaws) await law.hold(hostsIn(text))
})

test('every folder of fixtures is replayed', () => {
  const folders = existsSync('fixtures/fuzz') ? readdirSync('fixtures/fuzz') : []
  expect([...languages.map(({ id }) => id), 'clusters', 'corpus']).toEqual(expect.arrayContaining(folders))
})
