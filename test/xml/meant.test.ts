import { describe, expect, test } from 'vitest'

import { clusterConf } from '../../src/languages/cluster-conf/index.js'
import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { applyEdits } from '../../src/text/edit.js'

const language = clusterConf as unknown as Language
const plain = '<cluster name="demo" config_version="1">\n  <cman two_node="1" expected_votes="1"/>\n  <clusternodes/>\n</cluster>\n'

function findings(text: string, target = '3') {
  return findingsOf(language, { text, target }).filter(({ rule }) => rule !== 'cluster-conf/missing-nodes' && rule !== 'cluster-conf/conflicting-two-node-count')
}

describe('characters of markup that look like others', () => {
  test.each([
    ['typographic quotes, all of them', plain.replace(/"([^"]*)"/g, '“$1”')],
    ['single ones', plain.replace(/"([^"]*)"/g, '‘$1’')],
    ['one of a pair', plain.replace('"demo"', '“demo"')],
    ['the other one', plain.replace('"demo"', '"demo”')],
    ['indented by no-break spaces', plain.replaceAll('  <', '\u00a0\u00a0<')],
    ['no-break spaces in tags', plain.replaceAll(/ (?=[a-z_]+=)/g, '\u00a0')],
    ['an equals sign of full width', plain.replace('name=', 'name＝')],
    ['a second byte-order mark', `\uFEFF\uFEFF<?xml version="1.0"?>\n${plain}`],
    ['a line separator', plain.replaceAll('\n  ', '\u2028  ')],
  ])('%s: one finding a line, of the daemon, and a fix that makes it right', (_, text) => {
    const found = findings(text)
    expect(new Set(found.map(({ rule, severity, origin }) => `${rule} ${severity} ${origin}`))).toEqual(new Set(['cluster-conf/misleading-character error daemon']))
    const lines = found.map(({ span }) => text.slice(0, span.start).split('\n').length)
    expect(new Set(lines).size).toBe(lines.length)
    const fixes = found.flatMap(({ fixes: [fix] }) => (fix === undefined ? [] : [fix]))
    expect(fixes.every(({ safety }) => safety === 'safe')).toBe(true)
    expect(findings(applyEdits(text, fixes.flatMap(({ edits }) => edits)))).toEqual([])
  })

  test('what is well-formed with them is an error of cluster 3 alone', () => {
    const text = plain.replace('  <cman', '\u00a0 <cman')
    expect(findings(text, '3').map(({ severity, origin }) => `${severity} ${origin}`)).toEqual(['error daemon'])
    expect(findings(text, '2').map(({ severity, origin }) => `${severity} ${origin}`)).toEqual(['warning practice'])
  })

  test('a value that names something is warned of, and no rule goes on about it', () => {
    const text = '<cluster name="demo" config_version="1"><clusternodes/><rm><failoverdomains><failoverdomain name="both\u00a0"><failoverdomainnode name="al\u200bpha"/></failoverdomain></failoverdomains><service name="web" domain="both"/></rm></cluster>\n'
    expect(findings(text).map(({ rule, severity, span }) => `${rule} ${severity} ${JSON.stringify(text.slice(span.start, span.end))}`)).toEqual([
      'cluster-conf/misleading-character warning "\u00a0"', 'cluster-conf/misleading-character warning "\u200b"',
    ])
  })

  test('nothing of comments, passwords, text in a language of its own, and names in another alphabet', () => {
    expect(findings(plain.replace('  <cman', '  <!-- “a”\u00a0– b --><cman'))).toEqual([])
    const fenced = '<cluster name="demo" config_version="1"><clusternodes/><fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.1" login="a" passwd="b“c”\u00a0d"/></fencedevices></cluster>'
    expect(findings(fenced).filter(({ rule }) => rule.endsWith('misleading-character'))).toEqual([])
    expect(findings(plain.replace('"demo"', '"münchen"')).filter(({ rule: code }) => code.endsWith('misleading-character'))).toEqual([])
    expect(findings(plain.replace('"demo"', '"демо"')).filter(({ rule: code }) => code.endsWith('misleading-character'))).toEqual([])
  })

  test('a password between them stays hidden', () => {
    const text = '<cluster name=“demo” config_version="1"><fencedevices><fencedevice name="apc" agent="fence_apc" passwd=“not a secret”/></fencedevices></cluster>'
    expect(JSON.stringify(findings(text))).not.toContain('not a secret')
  })

  test('long runs take linear time: work counted, not a clock', () => {
    for (const text of ['“'.repeat(20_000), `<a ${'\u200b'.repeat(20_000)}>`, `<a b="${'”'.repeat(20_000)}">`, `<a>${'\u00a0x'.repeat(20_000)}</a>`, `<${'с'.repeat(20_000)}>`]) {
      expect(findingsOf(language, text).length).toBeGreaterThan(0)
    }
  })
})
