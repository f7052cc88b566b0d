import { afterAll, describe, expect, test } from 'vitest'

import { createSource } from '../../src/text/source.js'
import { createRandom } from '../support/random.js'
import type { Adapter, Probe, Seed } from './adapter.js'
import { adapters } from './adapters.js'
import { mutate } from './mutations.js'
import { brokenBySafeFixes } from './safe-fixes.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 60)
const seed = Number(process.env['CFGCHECK_SEED'] ?? 2026)

for (const [language, load] of Object.entries(adapters)) {
  const adapter = await load()
  const missing = adapter.missing()

  describe.skipIf(missing !== undefined)(`safe fixes of ${language} where nobody named a release (${missing ?? 'the real programs judge'})`, () => {
    const session = adapter.open()
    afterAll(() => session.dispose())

    test('fixtures and real files stay accepted by every release that took them', async () => {
      const { broken } = await brokenBySafeFixes(adapter, session, adapter.dialects.flatMap(dialect => adapter.seeds(dialect)).filter(isFirst()))
      expect(broken).toEqual([])
    })

    test('and so do files with edits, some of which have safe fixes where the language has any', async () => {
      const { broken, fixed } = await brokenBySafeFixes(adapter, session, mutants(adapter, runs))
      expect(broken).toEqual([])
      if (adapter.language.rules.some(({ fix }) => fix === 'safe')) expect(fixed).toBeGreaterThan(0)
    })

    test.skipIf(adapter.language.includes === undefined)('and files that include others', async () => {
      const probes = [...mutants(adapter, runs / 3)].flatMap(probe => cutIntoFiles(adapter, probe) ?? [])
      const { broken } = await brokenBySafeFixes(adapter, session, probes)
      expect(broken).toEqual([])
      expect(probes.length).toBeGreaterThan(0)
    })
  })
}

/** Dialects share most of their seeds. */
function isFirst(): (seed: Seed) => boolean {
  const seen = new Set<string>()
  return ({ text }) => seen.size < seen.add(text).size
}

function* mutants(adapter: Adapter, count: number): Generator<Probe> {
  const random = createRandom(seed)
  const [dialect = ''] = adapter.dialects
  const others = adapter.seeds(dialect)
  const materials = { random, language: adapter.language, words: adapter.words(dialect), others }
  for (let done = 0; done < count; done += 1) {
    const chosen = random.pick(others)
    const mutant = chosen === undefined ? undefined : mutate(chosen, materials)
    if (mutant !== undefined) yield mutant
  }
}

/** Puts each section of a file into one of its own; nothing where it has only one, or includes others already. */
function cutIntoFiles({ language }: Adapter, probe: Probe): Probe | undefined {
  const statements = [...language.statements(language.parse(createSource('whole', probe.text)))]
  const tops = statements.filter(span => !statements.some(other => other !== span && other.start <= span.start && other.end >= span.end))
  if (tops.length < 2 || probe.around !== undefined || /\b(?:include|template-file)\b/.test(probe.text)) return undefined
  const files = tops.map(({ start, end }, index) => [`drbd.d/${String(index).padStart(3, '0')}.res`, { text: `${probe.text.slice(start, end)}\n` }] as const)
  return { ...probe, text: 'include "drbd.d/*.res";\n', around: Object.fromEntries(files) }
}
