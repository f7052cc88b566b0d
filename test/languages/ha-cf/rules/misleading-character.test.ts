import { describe, expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'
import { applyEdits } from '../../../../src/text/edit.js'

const others = 'bcast eth0 eth1\nuse_logd yes\nauto_failback off\n'

/** Lists what is found in a file of the host alpha, as `code severity origin`. */
function found(text: string): string[] {
  return findingsOf(haCf, { text, host: 'alpha' }).map(({ rule, severity, origin }) => `${rule.replace('ha-cf/', '')} ${severity} ${origin}`)
}

describe('heartbeat refuses the file', () => {
  test.each([
    'node alpha beta\nbcast\u00a0eth0 eth1\nuse_logd yes\nauto_failback off\n',
    `node alpha beta\n${others}keepalive 2\u200b\n`,
    `node alpha beta\n${others}\u00a0\n`,
    `node alpha beta\n${others}\u00adauto_failback off\n`,
    'node alpha beta\nbcast eth0 eth1\u00a0\nuse_logd yes\nauto_failback off\n',
    `node alpha beta\n${others}serial /dev/ttyS0\u200b\nbaud 19200\n`,
    `node alpha beta\n${others}stonith_host * meatware\u200b alpha\n`,
    `node alpha\u00a0beta\n${others}`,
    `node alpha\u00a0\nnode beta\n${others}`,
    `node alpha beta\n${others}\uff03 remark\n`,
    // The word is damaged, and words are missing behind it.
    `node alpha beta\n${others}mcast eth1 239.0.0.43\u201c\n`,
    `node alpha beta\n${others}mcast6 eth1 \uff10\n`,
  ])('%j', text => {
    expect(found(text)).toEqual(['misleading-character error daemon'])
  })
})

describe('heartbeat accepts it', () => {
  test.each([
    [`node alpha beta\u00a0\n${others}`, 'error'],
    [`node alpha beta\nucast eth0\u00a0 192.0.2.2\n${others}`, 'error'],
    [`node alpha beta\n${others}coreroot /var/\u200b\n`, 'warning'],
    [`node alpha beta\n${others}udpport 694\u200b\n`, 'warning'],
  ])('%j', (text, severity) => {
    expect(found(text)).toEqual([`misleading-character ${severity} practice`])
  })
})

test('one finding a line, none in comments', () => {
  expectFindings(haCf, 'ha-cf/misleading-character', 'node alpha[|\u00a0|]beta\u00a0\n# \u201cx\u201d\u00a0y\nbcast [|\u200b|]eth0\u200b # \u200b\n')
})

test('the mark that begins a file is told as such, and the first line is read', () => {
  expect(found('\uFEFFnode alpha beta\nbcast eth0 eth1\nuse_logd yes\nauto_failback off\n')).toEqual(['invalid-byte-order-mark error daemon'])
})

test('what is meant is judged too', () => {
  expect(found(`node alpha beta\n${others}keepalive\u00a0soon\n`)).toEqual(['misleading-character error daemon', 'invalid-time error daemon'])
})

test('words of another alphabet are meant so', () => {
  expect(found(`node alpha сервер\n${others}`)).toEqual([])
})

test('the fix writes what is meant', () => {
  const text = 'node\u00a0alpha\u00a0\u00a0beta\u00a0\nrespawn root \u201c/usr/lib/heartbeat/dopd\u201d\n\u00a0bcast eth0\uff0ceth1\n'
  const edits = findingsOf(haCf, text).flatMap(({ rule, fixes }) => (rule === 'ha-cf/misleading-character' ? (fixes[0]?.edits ?? []) : []))
  expect(applyEdits(text, edits)).toBe('node alpha  beta\nrespawn root /usr/lib/heartbeat/dopd\n bcast eth0,eth1\n')
})

test('quoted lines are one finding, and read as they are meant', () => {
  expect(found('> node alpha beta\n> bcast eth0 eth1\n>use_logd yes\n>auto_failback off\n> # remark\n>\n')).toEqual(['quoted-line error daemon'])
})
