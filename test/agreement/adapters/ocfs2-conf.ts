import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Language } from '../../../src/languages/language.js'
import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import { vocabulary } from '../../../src/languages/ocfs2-conf/vocabulary.js'
import { templateMarks } from '../../../src/syntax/template-marks.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import type { Span } from '../../../src/text/span.js'
import type { Adapter, Mutant, Session, Verdict } from '../adapter.js'
import { spawnSync } from '../../support/programs.js'
import { corpusSeeds, fixtureSeeds } from './heartbeat.js'

const language = ocfs2Conf as unknown as Language
const program = ['/usr/sbin/o2cb', '/sbin/o2cb'].find(existsSync)

/** o2cb of ocfs2-tools, which loads a file without the kernel's part. */
export const ocfs2ConfAdapter: Adapter = {
  language,
  dialects: ['1.8'],
  least: 99.9,
  missing: () => (program === undefined ? 'it needs o2cb of ocfs2-tools' : undefined),
  seeds: () => [
    ...fixtureSeeds('ocfs2-conf', (name, text) => ({ name, text })),
    ...corpusSeeds('ocfs2', (name, text) => ({ name, text })),
  ],
  words: () => [
    ...[...vocabulary.entries()].flatMap(({ name, values = [] }) => [name, ...values]),
    ...['cluster:', 'node:', 'heartbeat:', '=', ':', 'demo', 'alpha', '0', '1', '255', '7777', '192.0.2.4', '#', '\\'],
  ],
  generators: [],
  known: [
    { name: 'template', applies: ({ text, verdict }) => verdict === 'refuses' && [...templateMarks(text)].length > 0 },
    { name: 'nul-in-value', applies: ({ text }) => /=[^\n]*\0/.test(text) },
  ],
  places: headsAbove,
  open,
}

/** Who takes a line out of a section is told so at its head. */
function headsAbove({ text, edited }: Mutant): Span[] {
  return edited.flatMap(({ start }) => {
    const heads = [...text.slice(0, start).matchAll(/^\w+:/gm)]
    const last = heads[heads.length - 1]
    return last === undefined ? [] : [{ start: last.index, end: last.index + last[0].length }]
  })
}

function open(): Session {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-agreement-'))
  const file = join(folder, 'cluster.conf')
  const judge = (text: string): Verdict => {
    writeFileSync(file, text)
    const { status, signal, stderr } = spawnSync(program ?? '', [`--config-file=${file}`, 'list-clusters'], { encoding: 'latin1' })
    const complaint = signal === null ? (/code \S+ (\d+)/.exec(stderr)?.[1] ?? stderr.slice(0, 80)) : `ends by ${signal}`
    return { isAccepted: status === 0, complaint }
  }
  return {
    async judge(probes) {
      return probes.map(({ text }) => judge(text))
    },
    async check({ text }) {
      return findingsOf(language, text)
    },
    dispose() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
