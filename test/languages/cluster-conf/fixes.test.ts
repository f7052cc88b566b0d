import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import { rules } from '../../../src/languages/cluster-conf/rules/index.js'
import type { Language } from '../../../src/languages/language.js'
import type { Example } from '../../../src/rules/define-rule.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { unmark } from '../../../src/testing/marks.js'
import { applyEdits } from '../../../src/text/edit.js'
import { brokenDocument, createRandom } from './xml-samples.js'

const language = clusterConf as unknown as Language

function check(example: Exclude<Example, string>): number {
  let applied = 0
  const found = findingsOf(language, example)
  for (const finding of found) {
    for (const { title, edits } of finding.fixes) {
      applied += 1
      const text = applyEdits(example.text, edits)
      const count = (list: typeof found): number => list.filter(({ rule, message }) => rule === finding.rule && message === finding.message).length
      expect(count(findingsOf(language, { ...example, text })), `${finding.rule}: ${title}\n${text}`).toBeLessThan(count(found))
    }
  }
  return applied
}

describe('every offered fix silences its finding', () => {
  for (const rule of rules) {
    const examples = rule.examples.bad.map(example => (typeof example === 'string' ? { text: example } : example))
    const marked = examples.map(example => ({ ...example, text: unmark(example.text).text }))
    const isFixable = marked.some(example => findingsOf(language, example).some(({ rule: code, fixes }) => code === rule.id && fixes.length > 0))
    test(rule.id, () => {
      expect(isFixable, 'the rule says whether it has fixes').toBe(rule.fix !== undefined)
      for (const example of marked) check(example)
    })
  }
  test('in broken texts', () => {
    const random = createRandom(21)
    let applied = 0
    for (let run = 0; run < 400; run += 1) applied += check({ text: brokenDocument(random) })
    expect(applied).toBeGreaterThan(50)
  })
})

describe('a misspelt element is renamed in the tags that it has', () => {
  const renamed = (text: string): string[] =>
    findingsOf(language, text)
      .filter(({ rule }) => rule === 'cluster-conf/unknown-element')
      .flatMap(({ fixes }) => fixes.map(({ edits }) => applyEdits(text, edits)))

  test('an end tag of another name loses that name, and nothing behind it', () => {
    expect(renamed('<clusterr name="demo"></clu>\n<!-- stays -->\n')).toEqual(['<cluster name="demo"></cluster>\n<!-- stays -->\n'])
  })
  test('blanks in an end tag stay', () => {
    expect(renamed('<clustr name="demo"></clustr >\n')).toEqual(['<cluster name="demo"></cluster >\n'])
  })
})
