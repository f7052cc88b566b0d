import { expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { createRandom, generate } from './oracle/generate.js'

const wordEdits = ['replace a word', 'mistype a word', 'delete a word', 'insert a word', 'change a number', 'change the case']
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 1500)

function findings(text: string): Diagnostic[] {
  return findingsOf(haCf, text)
}

function isRefusal({ severity, origin }: Diagnostic): boolean {
  return severity === 'error' && origin === 'daemon'
}

test('the first error of a file with one wrong word is at that word, and few others follow', () => {
  const random = createRandom(7)
  const astray: string[] = []
  let broken = 0
  let told = 0
  for (let run = 0; run < runs; run += 1) {
    const base = generate(random, 0)
    if (findings(base.text).some(isRefusal)) continue
    const { text, edited, edit = '' } = generate(random, 1, base.text)
    const found = findings(text)
    const first = found.find(isRefusal)
    if (first === undefined || edited === undefined || !wordEdits.includes(edit)) continue
    broken += 1
    const before = new Set(findings(base.text).map(({ rule, message }) => `${rule} ${message}`))
    told += found.filter(({ rule: code, message }) => !before.has(`${code} ${message}`)).length
    // A deleted word leaves blanks on both sides.
    const start = edited.start - (/[ \t]*$/.exec(text.slice(0, edited.start))?.[0].length ?? 0)
    const end = edited.end + (/^[ \t]*/.exec(text.slice(edited.end))?.[0].length ?? 0)
    const isAt = first.span.start <= end && start <= first.span.end
    if (!isAt) astray.push(`${edit} at ${edited.start}: ${first.rule} ${first.message} at ${first.span.start}\n${text}`)
  }
  expect(broken).toBeGreaterThan(runs / 5)
  expect(told / broken).toBeLessThanOrEqual(1.3)
  expect(1 - astray.length / broken, astray.slice(0, 12).join('\n----\n')).toBeGreaterThanOrEqual(0.98)
})
