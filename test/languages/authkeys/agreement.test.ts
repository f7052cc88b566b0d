import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { brokenTexts } from './breaking.js'
import { ask, whyNot } from './heartbeat.js'
import type { Verdict } from './heartbeat.js'

const language = authkeys as unknown as Language
const corpus = join(process.cwd(), '../shared/corpus/authkeys')
const reason = whyNot()
const runs = Number(process.env['CFGCHECK_RUNS'] ?? 50)

function ours(text: string, mode = 0o600): Verdict {
  const isRefused = findingsOf(language, { text, mode }).some(({ severity, origin }) => severity === 'error' && origin === 'daemon')
  return isRefused ? 'refused' : 'accepted'
}

/** Lists the texts on which we and heartbeat differ. */
function disagreements(texts: readonly string[], mode = 0o600): string[] {
  const theirs = ask('authkeys', texts, mode)
  return texts.flatMap((text, index) => (theirs[index] === ours(text, mode) ? [] : [`${theirs[index]}: ${JSON.stringify(text)}`]))
}

const awkward = [
  '',
  '\n',
  'auth 1\n1 crc',
  'auth 1\r\n1 sha1 k\r\n',
  'auth 1\r1 crc\r',
  '\uFEFFauth 1\n1 crc\n',
  '\uFEFF\nauth 1\n1 crc\n',
  '\uFEFF# keys\nauth 1\n1 crc\n',
  'auth1\n1crc\n',
  'auth +1\n+1 crc\n',
  'auth -1\n-1 crc\n',
  'auth 1\n1 crc\nauth -1\n',
  'auth 01\n1 crc\n',
  'auth 4294967297\n1 crc\n',
  'auth 18446744073709551617\n1 crc\n',
  'auth -9223372036854775809\n0 crc\n',
  'auth -99999999999999999999\n0 crc\n',
  'auth 1x\n1 crc\n',
  'auth 0x1\n0 crc\n',
  'auth 16\n16 crc\n',
  'auth 15\n15 crc\n',
  'auth 1\n16 crc\n1 crc\n',
  'auth 2\n2 crc x\n2 crc\n',
  'auth 2\n2 sha1\n2 crc\n',
  'auth 2\n2 SHA1 k\n2 crc\n',
  'auth 2\n2\n2 crc\n',
  'auth 2\n2 crc\n2 sha1 k\n2 md5 k\n',
  'auth 1\nauth 2\n1 crc\n',
  'auth 1\n1 crc\nauth 2\n',
  '1 crc\nauth 1\n',
  'auth 1 2 crc\n1 crc\n',
  'auth 2 1 crc 2 sha1 k\n',
  'auth\n1 crc\n',
  'auth one\n1 crc\n',
  'authority 1\n1 crc\n',
  'a\nauth 1\n1 crc\n',
  'auth 1\n1 sha1 k # remark\n',
  'auth 1\n1 crc # remark\n',
  'auth 1 # remark\n1 crc\n',
  'auth 1\n1 sha1 #\n',
  '  # indented comment\n \t auth 1\n\f1 crc\n',
  '\vauth 1\n1 crc\n',
  'auth 1\n\v1 crc\n',
  'auth 1\n1 crc\n\v\n',
  'auth\v1\n1\vcrc\n',
  'auth 1\n\v# no comment\n1 crc\n',
  'auth 1\n1 sha1 k\0tail\n',
  '\0hidden\nauth 1\n1 crc\n',
  'auth 1\0\n1\0\n1 crc\n',
  'auth 1\n1 sha1 \u00a0\n',
  'auth 1\n1\u00a0sha1 k\n',
  `auth 1\n1 sha1 ${'k'.repeat(5112)}\n`,
  `auth 1\n1 sha1 ${'k'.repeat(5113)}\n`,
  `auth 1\n1 sha1 ${'é'.repeat(2556)}\n`,
  `auth 1\n1 sha1 ${'é'.repeat(2557)}\n`,
  `auth 1\n1 crc${' '.repeat(6000)}\n`,
  `auth 1\n1 crc\n#${' '.repeat(6000)}\n`,
  `auth 1\n1 crc\n#${'x'.repeat(6000)}\n`,
  `#${'x'.repeat(5118)}auth 1\n1 crc\n`,
  `auth 1\n1 crc\n#${'x'.repeat(5118)}# more\n`,
  `auth 1\n1 sha1 ${'k'.repeat(5112)}${' '.repeat(40)}2 md5 k\n`,
]

describe.skipIf(reason !== undefined)(`agreement with heartbeat${reason === undefined ? '' : `: ${reason}`}`, () => {
  test('awkward files', () => {
    expect(disagreements(awkward)).toEqual([])
  })

  test('file modes', () => {
    for (const mode of [0o600, 0o400, 0o700, 0o640, 0o604, 0o644, 0o660, 0o620, 0o602, 0o622]) {
      expect(disagreements(['auth 1\n1 crc\n'], mode)).toEqual([])
    }
  })

  test(`${runs} files with one or two mistakes`, { timeout: 600_000 }, () => {
    const texts = fc.sample(brokenTexts, { numRuns: runs, seed: 20261122 })
    expect(new Set(texts.map(text => ours(text))).size).toBe(2)
    expect(disagreements(texts)).toEqual([])
  })

  test.skipIf(!existsSync(corpus))('files from the wild', () => {
    const texts = readdirSync(corpus).filter(name => name.endsWith('.authkeys')).map(name => readFileSync(join(corpus, name), 'utf8'))
    expect(texts.length).toBeGreaterThan(10)
    expect(disagreements(texts)).toEqual([])
  })
})

describe.skipIf(!existsSync(join(corpus, 'oracle.json')))('agreement with recorded verdicts', () => {
  test('every file', () => {
    const { files } = JSON.parse(readFileSync(join(corpus, 'oracle.json'), 'utf8')) as { files: Record<string, { rc: number }> }
    for (const [name, { rc }] of Object.entries(files)) {
      expect([name, ours(readFileSync(join(corpus, name), 'utf8'))]).toEqual([name, rc === 0 ? 'accepted' : 'refused'])
    }
  })
})
