import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { clusterRules } from '../../src/cluster/rules/index.js'
import { ownRules } from '../../src/workspace/rules/own-rules.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { readerRules } from '../../src/readers/index.js'

const rows = readFileSync('docs/cluster-checks.md', 'utf8')
  .split('\n')
  .filter(line => /^\| [A-Z]{3}-\d\d \|/.test(line))
  .map(line => line.split('|').slice(1, -1).map(cell => cell.trim()))

describe('the table of checks', () => {
  test('has every check once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(189)
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length)
  })

  test('names rules that exist, and every cluster rule', async () => {
    const languages = await Promise.all(builtinLanguages.map(entry => entry.load()))
    const known = new Set(
      [...clusterRules, ...ownRules, ...readerRules, ...languages.flatMap(language => language.rules)].map(rule => rule.id),
    )
    const named = rows.flatMap(([, , rules = '']) => [...rules.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? ''))
    expect(named.filter(id => !known.has(id))).toEqual([])
    expect(clusterRules.map(rule => rule.id).filter(id => !named.includes(id))).toEqual([])
  })

  test('says why where no rule tells it', () => {
    for (const [id, , rules, remark] of rows) if (rules === '–') expect(remark, id).not.toBe('')
  })
})

describe('the list of cluster rules', () => {
  test('is in alphabetical order, each id once', () => {
    const ids = clusterRules.map(rule => rule.id)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  test.each(clusterRules.map(rule => [rule.id, rule] as const))('%s is documented', (id, rule) => {
    expect(id).toMatch(/^cluster\/(unknown|duplicate|missing|invalid|conflicting|mismatched|unsafe|deprecated|unused)-[a-z0-9-]+$/)
    expect(rule.sources.length).toBeGreaterThan(0)
    expect(rule.examples.bad.length).toBeGreaterThan(0)
    expect(rule.examples.good.length).toBeGreaterThan(0)
    expect(rule.summary).not.toMatch(/[.]$/)
    for (const text of [rule.why, rule.do]) expect(text).toMatch(/[.]$/)
  })
})
