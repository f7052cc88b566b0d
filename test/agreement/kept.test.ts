import { readFileSync } from 'node:fs'

import { afterAll, describe, expect, test } from 'vitest'

import { adapters } from './adapters.js'
import { isRefusal } from './comparison.js'
import { keptDisagreements, keptFolder } from './kept.js'

for (const [language, load] of Object.entries(adapters)) {
  const adapter = await load()
  const kept = keptDisagreements(language)
  if (kept.length === 0) continue
  const session = adapter.open()
  afterAll(() => session.dispose())

  describe(`every disagreement that was ever found, in ${keptFolder(language)}`, () => {
    test.for(kept)('$name: both agree, or differ as is known', async ({ verdict, known, dialect, ...probe }) => {
      const isAccepted = !(await session.check(probe, dialect)).some(isRefusal)
      expect({ doesAgree: isAccepted === (verdict === 'accepts') }).toEqual({ doesAgree: known === undefined })
      const difference = adapter.known.find(other => other.applies({ ...probe, dialect, verdict, kind: '' }))
      if (known !== undefined) expect(difference?.name).toBe(known)
    })

    test.for(adapter.known)('$name has a kept text and a line in the page of agreement', ({ name }) => {
      expect(kept.some(({ known }) => known === name)).toBe(true)
      expect(readFileSync(`docs/agreement/${language}.md`, 'utf8')).toContain(`\`${name}\``)
    })
  })

  const missing = adapter.missing()
  describe.skipIf(missing !== undefined)(`the kept verdicts on ${language} are those of the real program (${missing ?? 'installed'})`, () => {
    /** By dialect; asked all at once, because to start a program takes longer than to read a text. */
    const answers = new Map<string, ReturnType<typeof session.judge>>()
    test.for(kept)('$name', async one => {
      const ofDialect = kept.filter(({ dialect }) => dialect === one.dialect)
      const asked = answers.get(one.dialect) ?? session.judge(ofDialect, one.dialect)
      answers.set(one.dialect, asked)
      const said = (await asked)[ofDialect.indexOf(one)]
      expect(said?.isAccepted === true ? 'accepts' : 'refuses').toBe(one.verdict)
    })
  })
}
