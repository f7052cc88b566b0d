import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { dot } from '../../src/graph/dot.js'
import { mermaid } from '../../src/graph/mermaid.js'
import type { Picture } from '../../src/graph/picture.js'
import { reporters } from '../../src/reporters/index.js'
import type { Report } from '../../src/reporters/report.js'
import { showDiff } from '../../src/cli/show-diff.js'
import { createSource } from '../../src/text/source.js'
import { shownOf } from '../support/shown-of.js'

/** No text output holds them, whatever the files are called and hold: only line feeds and tabs stay. */
const unseen = /[^\P{C}\n\t\p{Co}\p{Cn}]|[\p{Zl}\p{Zp}]/u

const nasty = fc.constantFrom('\u001b[31m', '\u001b]0;x\u0007', '\u009b', '\r', '\n', '\t', '\0', '\u007f', '\u202e', '\u2066', '\u200b', '\ufeff', '\u2028', '\ud800', '\udcff', '::error::', '##[')
const anyText = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('resource r0 {', 'é', '日')), { maxLength: 12 }).map(parts => parts.join(''))

const anyReport: fc.Arbitrary<Report> = fc
  .record({ path: anyText, other: anyText, text: anyText, message: anyText, help: anyText, title: anyText, host: anyText, at: fc.nat(40), length: fc.nat(8) })
  .map(({ path, other, text, message, help, title, host, at, length }): Report => {
    const start = Math.min(at, text.length)
    const span = { start, end: Math.min(text.length, start + length) }
    const diagnostic: Diagnostic = {
      rule: 'demo/rule',
      severity: 'error',
      origin: 'daemon',
      message,
      file: path,
      span,
      related: [{ message: title, file: other, span }],
      ...(help === '' ? {} : { help }),
      fixes: [{ title, safety: 'safe', edits: [{ file: path, span, newText: message }] }],
    }
    return {
      files: [{ path, host, language: 'ha-cf', target: '3', isTargetInferred: true, software: 'heartbeat', signs: [{ message: title, file: other, span }] }],
      hostCount: 1,
      diagnostics: [diagnostic],
      sources: shownOf(createSource(path, text)),
      rules: new Map(),
      hostOf: () => host,
    }
  })

describe('law: no control characters but line feeds and tabs', () => {
  test.each(['text', 'concise', 'github', 'gitlab', 'json', 'jsonl', 'sarif'])('%s', async name => {
    const reporter = await reporters[name]?.()
    fc.assert(
      fc.property(anyReport, report => {
        expect(reporter?.(report, { hasColor: false, version: '1' })).not.toMatch(unseen)
      }),
      { numRuns: 300 },
    )
  })

  test('differences of texts', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (path, before, after) => {
        expect(showDiff(path, before, after, false)).not.toMatch(unseen)
      }),
    )
  })

  test('pictures as text', () => {
    fc.assert(
      fc.property(anyText, anyText, (label, detail) => {
        const picture: Picture = {
          title: label,
          boxes: [{ id: label, kind: 'host', label, details: [detail], origins: [] }],
          lines: [
            { id: detail, origins: [], ends: [label, label], kind: 'use', label: detail },
            { id: label, origins: [], ends: [label, label, label], kind: 'heartbeat', label: detail },
          ],
          marks: [],
          sets: [],
        }
        for (const draw of [dot, mermaid]) expect(draw(picture)).not.toMatch(unseen)
      }),
    )
  })
})

test('law: one finding is one line in concise and github, and no line is an order of somebody else', async () => {
  const [concise, github] = await Promise.all([reporters['concise']?.(), reporters['github']?.()])
  fc.assert(
    fc.property(anyReport, report => {
      const line = concise?.(report, { hasColor: false, version: '1' }) ?? ''
      expect(line.split('\n').length).toBe(2)
      expect(line).not.toMatch(/^(::|##)/)
      const orders = (github?.(report, { hasColor: false, version: '1' }) ?? '').split('\n')
      expect(orders.length).toBe(2)
      expect(orders[0]).toMatch(/^::error file=[^,:]*,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=demo\/rule::/)
    }),
    { numRuns: 300 },
  )
})

test('the place of a finding is marked where the escaped text stands', async () => {
  const text = '\u001b[1mx \u202ebad\u0007 y'
  const at = text.indexOf('bad')
  const report: Report = {
    files: [],
    hostCount: 0,
    diagnostics: [{ rule: 'demo/rule', severity: 'error', origin: 'daemon', message: 'm', file: 'f', span: { start: at, end: at + 4 }, related: [], fixes: [] }],
    sources: shownOf(createSource('f', text)),
    rules: new Map(),
    hostOf: () => undefined,
  }
  const shown = (await reporters['text']?.())?.(report, { hasColor: false, version: '1' })
  expect(shown).toBe('f:1:8 error  m  [demo/rule]\n  1 | \\x1b[1mx \\u202ebad\\x07 y\n    |                ^^^^^^^\n')
})
