import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import type { Span } from '../../../src/text/span.js'
import { baseOf, editors } from './edits.js'
import { createRandom, pick } from './xml-samples.js'

const language = clusterConf as unknown as Language
const folder = join(process.cwd(), 'fixtures/cluster-conf/ok')
const files = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 2500)

/** What an edit must not pass without: errors and warnings; hints are another matter. */
function complaints(text: string, target: string): Diagnostic[] {
  return findingsOf(language, { text, target }).filter(({ severity }) => severity !== 'info')
}

function touches(finding: Diagnostic, places: readonly Span[]): boolean {
  const spans = [finding.span, ...finding.related.map(({ span }) => span)]
  return places.some(({ start, end }) => spans.some(span => span.start <= end && start <= span.end))
}

describe('one edit of a valid file', () => {
  test('gives about one finding, at the edit', { timeout: 600_000 }, () => {
    const random = createRandom(Number(process.env['CFGCHECK_SEED'] ?? 5))
    const names = Object.keys(editors)
    const tally = new Map<string, { edits: number; silent: number; findings: number; astray: number }>()
    const shown: string[] = []
    for (let run = 0; run < runs; ) {
      const base = pick(random, files)
      const edit = editors[pick(random, names)]?.(random, baseOf(base))
      if (edit === undefined) continue
      run += 1
      const found = complaints(edit.text, baseOf(base).target)
      const row = tally.get(edit.kind) ?? { edits: 0, silent: 0, findings: 0, astray: 0 }
      tally.set(edit.kind, row)
      row.edits += 1
      const [first] = found
      if (first === undefined) {
        row.silent += 1
        continue
      }
      row.findings += found.length
      if (!found.slice(0, 1).some(finding => touches(finding, edit.touched))) row.astray += 1
      if (process.env['CFGCHECK_SHOW'] !== undefined && (found.length > 2 || !touches(first, edit.touched))) {
        const [place] = edit.touched
        shown.push(`${edit.kind}: …${edit.text.slice(Math.max(0, (place?.start ?? 0) - 40), (place?.end ?? 0) + 60)}…\n   ${found.map(({ rule, message, span }) => `${span.start} ${rule}: ${message}`).join('\n   ')}`)
      }
    }
    const rows = [...tally.values()]
    const heard = rows.reduce((sum, { edits, silent }) => sum + edits - silent, 0)
    const findings = rows.reduce((sum, row) => sum + row.findings, 0)
    const astray = rows.reduce((sum, row) => sum + row.astray, 0)
    if (process.env['CFGCHECK_SHOW'] !== undefined) {
      console.log(tally, { heard, astray: astray / heard, findings: findings / heard }, shown.slice(0, Number(process.env['CFGCHECK_SHOW'])).join('\n'))
    }
    expect(astray / heard).toBeLessThanOrEqual(0.02)
    expect(findings / heard).toBeLessThanOrEqual(1.3)
  })
})
