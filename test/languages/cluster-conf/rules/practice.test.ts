import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import { clusterConf } from '../../../../src/languages/cluster-conf/index.js'
import { practice } from '../../../../src/languages/cluster-conf/rules/practice.js'
import type { Language } from '../../../../src/languages/language.js'
import type { Example } from '../../../../src/rules/define-rule.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { unmark } from '../../../../src/testing/marks.js'
import { applyEdits } from '../../../../src/text/edit.js'

const language = clusterConf as unknown as Language

function plain(example: Example): { text: string; target?: string } {
  if (typeof example === 'string') return { text: unmark(example).text }
  const { text } = unmark(example.text)
  return example.target === undefined ? { text } : { text, target: example.target }
}

const badExamples = practice.flatMap(rule => rule.examples.bad.map(example => ({ rule, example: plain(example) })))

describe('the list', () => {
  test('holds each rule once, and each is a file of its name', () => {
    const ids = practice.map(rule => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
    const files = new Set(readdirSync(resolve(process.cwd(), 'src/languages/cluster-conf/rules')))
    for (const id of ids) expect(files.has(`${id.replace('cluster-conf/', '')}.ts`), id).toBe(true)
  })

  test('only what a daemon refuses is an error of a daemon', () => {
    const refused = practice.filter(rule => rule.severity === 'error' && rule.origin === 'daemon')
    expect(refused.map(rule => rule.id.replace('cluster-conf/', '')).sort()).toEqual([
      'conflicting-broadcast-transport',
      'conflicting-consensus',
      'conflicting-multicast-family',
      'conflicting-qdisk-token',
      'conflicting-ring-port',
      'conflicting-rrp-mode',
      'conflicting-two-node-count',
      'conflicting-two-node-votes',
      'duplicate-fence-device',
      'invalid-cluster-name-length',
      'invalid-lockserver-count',
      'invalid-token',
      'mismatched-node-multicast',
      'misplaced-altname',
      'missing-qdisk-device',
      'missing-qdisk-votes',
      'unknown-fence-device',
      'unsafe-qdisk-token',
    ])
  })
})

describe('fixes', () => {
  const offered = badExamples.flatMap(({ rule, example }) =>
    findingsOf(language, example)
      .filter(({ rule: code }) => code === rule.id)
      .flatMap(finding => finding.fixes.map(fix => ({ rule, example, fix }))),
  )

  test('are offered by every rule that promises one, and by no other', () => {
    const offering = new Set(offered.map(({ rule }) => rule.id))
    const promising = new Set(practice.filter(rule => rule.fix !== undefined).map(rule => rule.id))
    expect([...offering].sort()).toEqual([...promising].sort())
  })

  test.each(offered)('$rule.id: $fix.title', ({ rule, example, fix }) => {
    const edits = fix.edits.map(({ span, newText }) => ({ span, newText }))
    const after = findingsOf(language, { ...example, text: applyEdits(example.text, edits) })
    const before = findingsOf(language, example)
    const count = (findings: readonly Diagnostic[], code: string): number => findings.filter(finding => finding.rule === code).length
    expect(count(after, rule.id)).toBeLessThan(count(before, rule.id))
    const errors = (findings: readonly Diagnostic[]): number => findings.filter(finding => finding.severity === 'error').length
    expect(errors(after)).toBeLessThanOrEqual(errors(before))
    if (fix.safety === 'safe') expect(rule.fix).toBe('safe')
  })
})

describe('what cannot be known', () => {
  test('no rule judges a value that is a template', () => {
    for (const { rule, example } of badExamples) {
      for (const match of example.text.matchAll(/="[^"]*"/g)) {
        const start = match.index + 2
        const text = `${example.text.slice(0, start)}@VALUE@${example.text.slice(start + match[0].length - 3)}`
        const at = findingsOf(language, { ...example, text }).filter(
          ({ rule: code, span }) => code === rule.id && span.start === start && span.end === start + '@VALUE@'.length,
        )
        expect(at.map(({ rule: code, message }) => `${code}: ${message}\n${text}`)).toEqual([])
      }
    }
  })

  test('no rule throws when a tag is missing', () => {
    for (const { example } of badExamples) {
      for (const match of example.text.matchAll(/<[^>]*>/g)) {
        const text = example.text.slice(0, match.index) + example.text.slice(match.index + match[0].length)
        const faults = findingsOf(language, { ...example, text }).filter(({ rule }) => rule === 'cfgcheck/internal-fault')
        expect(faults.map(({ message }) => message)).toEqual([])
      }
    }
  })
})

test('passwords never appear in what is said', () => {
  const secret = 'Hidden-9f2c'
  for (const { example } of badExamples) {
    const text = example.text
      .replaceAll('not-a-secret', secret)
      .replaceAll(/(<fencedevice name="[^"]*")/g, `$1 passwd="${secret}"`)
      .replaceAll(/(<device name="[^"]*")/g, `$1 passwd="${secret}x"`)
    const said = JSON.stringify(findingsOf(language, { ...example, text }))
    expect(said).not.toContain(secret)
  }
})
