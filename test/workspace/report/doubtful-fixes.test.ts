import { expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { Fix } from '../../../src/diagnostics/fix.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { check } from '../../../src/workspace/shortcuts.js'
import { withDoubtfulFixes } from '../../../src/workspace/report/doubtful-fixes.js'

function finding(severity: Diagnostic['severity'], start: number, end: number, fixes: readonly Fix[] = []): Diagnostic {
  return { rule: `a/${severity}`, severity, origin: 'daemon', message: 'it is wrong', file: 'f', span: { start, end }, related: [], fixes }
}

const fix: Fix = { title: 'Mend it', safety: 'safe', edits: [{ file: 'f', span: { start: 12, end: 14 }, newText: 'x' }], restsOn: { start: 10, end: 20 } }

function safeties(...found: readonly Diagnostic[]): readonly string[] {
  return withDoubtfulFixes(found).flatMap(({ fixes }) => fixes.map(({ safety, restsOn }) => `${safety}${restsOn === undefined ? '' : ' still says on what it rests'}`))
}

test('a fix of a lesser finding is left to a person where an error stands in what it rests on', () => {
  expect(safeties(finding('info', 12, 14, [fix]), finding('error', 18, 19))).toEqual(['unsafe'])
  expect(safeties(finding('info', 12, 14, [fix]), finding('error', 30, 31))).toEqual(['safe'])
  expect(safeties(finding('info', 12, 14, [fix]), finding('warning', 18, 19))).toEqual(['safe'])
  expect(safeties(finding('info', 12, 14, [fix]), { ...finding('error', 18, 19), file: 'g' })).toEqual(['safe'])
})

test('a fix of an error stays safe, whatever else is wrong', () => {
  expect(safeties(finding('error', 12, 14, [fix]), finding('error', 18, 19))).toEqual(['safe'])
})

test('moved statements of drbd.conf, in the resource with the error and in another one', () => {
  const host = (name: string): string => `  on ${name} { device /dev/drbd1; disk /dev/sda1; address 192.0.2.1:7789; meta-disk internal; }\n`
  const resource = (name: string, more: string): string => `resource ${name} {\n  protocol C;\n${more}${host('alpha')}${host('beta').replaceAll('drbd1', 'drbd2').replace('.1:', '.2:')}}\n`
  const text = resource('r0', '  nonsense x;\n') + resource('r1', '').replaceAll('7789', '7790').replaceAll('sda1', 'sda2').replaceAll('drbd1', 'drbd3').replaceAll('drbd2', 'drbd4')
  const found = check(drbdConf, text, { target: '9.22' }).filter(({ rule }) => rule === 'drbd-conf/deprecated-protocol-place')
  expect(found.map(({ fixes }) => fixes.map(({ safety }) => safety))).toEqual([['unsafe'], ['safe']])
})
