import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { createSource } from '../../../../src/text/source.js'
import { laws } from '../../../../src/testing/laws.js'
import { refusals } from './verdict.js'

interface Verdict {
  readonly rc: number
  readonly stderr_first: string
}
interface CorpusFile {
  readonly file: string
  readonly drbd_node_used: string
  readonly verdict: Verdict
  readonly other_verdicts: Readonly<Record<string, Verdict>>
}

const folder = resolve(process.cwd(), '../shared/corpus/drbd')
const isThere = existsSync(join(folder, 'manifest.json'))

/** What a file alone cannot tell; see docs/agreement/drbd-conf.md. */
function isUnknowable(text: string, release: string, { stderr_first }: Verdict): boolean {
  if (stderr_first.includes('drbd-module-version')) return true
  if (release === '8.3.16' && stderr_first.includes('no resources defined')) return /^\s*include/m.test(text)
  const hasInclude = /^\s*include\s+"?[^"*?[;]+"?\s*;/m.test(text)
  return hasInclude && stderr_first.includes('Failed to open include file')
}

describe.skipIf(!isThere)(`files of public repositories (needs ${folder})`, () => {
  const manifest = isThere
    ? (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { files: CorpusFile[] })
    : { files: [] }
  const texts = manifest.files.map(entry => ({ entry, text: readFileSync(join(folder, entry.file), 'utf8') }))

  test.each(['0.7.19', '8.0.16', '8.2.7', '8.3.16', '8.4', '9.22', '9.34'])(
    '%s refuses exactly what cfgcheck says it refuses',
    release => {
      const disagreements: string[] = []
      for (const { entry, text } of texts) {
        const verdict = release === '9.22' ? entry.verdict : entry.other_verdicts[release]
        if (verdict === undefined || isUnknowable(text, release, verdict)) continue
        const found = refusals(text, { target: release, host: entry.drbd_node_used })
        if ((found.length === 0) === (verdict.rc === 0)) continue
        disagreements.push(
          `${entry.file}: exit ${verdict.rc} ${verdict.stderr_first} / ${found[0]?.rule ?? 'nothing found'}`,
        )
      }
      expect(texts.length).toBe(76)
      expect(disagreements).toEqual([])
    },
  )

  test('a file that some release accepts is accepted by the release that it is taken for', () => {
    const wrong: string[] = []
    const newest: Readonly<Record<string, string>> = {
      '0.7': '0.7.19',
      '8.0': '8.0.16',
      '8.2': '8.2.7',
      '8.3': '8.3.16',
      '8.4': '8.4',
      '9': '9.34',
    }
    for (const { entry, text } of texts) {
      const verdicts: Readonly<Record<string, Verdict>> = { ...entry.other_verdicts, '9.22': entry.verdict }
      if (!Object.values(verdicts).some(verdict => verdict.rc === 0)) continue
      const { version } = drbdConf.read(drbdConf.parse(createSource(entry.file, text)), {}).target
      const verdict = verdicts[newest[version] ?? '']
      // A file that others include is no mistake.
      if (verdict?.stderr_first.includes('no resources defined') === true) continue
      if (verdict !== undefined && verdict.rc !== 0 && !isUnknowable(text, newest[version] ?? '', verdict))
        wrong.push(`${entry.file} ${version}`)
    }
    expect(wrong).toEqual([])
  })

  test.each(Object.entries(laws))('%s', (_, law) => {
    for (const { text } of texts) law(drbdConf as unknown as Language, text)
  })
})
