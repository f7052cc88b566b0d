import { describe, expect, test } from 'vitest'

import { authkeys } from '../../../src/languages/authkeys/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFindings } from '../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { applyEdits } from '../../../src/text/edit.js'

const language = authkeys as unknown as Language
const key = 'not-a-secret-but-long'

/** Checks the marked places of each text under one rule. */
function awkward(rule: string, texts: readonly string[]): void {
  describe(rule, () => {
    test.each(texts)('%j', text => {
      expectFindings(language, `authkeys/${rule}`, text)
    })
  })
}

function codes(text: string): string[] {
  return findingsOf(language, text).map(({ rule }) => rule.replace('authkeys/', ''))
}

awkward('invalid-auth', [`[|auht|] 1\n1 sha1 ${key}\n`, `auth[|x|] 1\n1 sha1 ${key}\n`, `auth 1\n1 sha1 ${key}\n[|a|]\n`, `[|auth|]`, `auth+1\n1 sha1 ${key}\n`])
awkward('invalid-line', [`auth 1\n1 sha1 ${key}\n[|x|]\n  [|y|] z\n`, `[|Auth|] 1\n1 sha1 ${key}\n`, `\v[|auth|] 1\n`, `auth 1\n1 sha1 ${key}\n[|\v|]\n`])
awkward('invalid-number', [`auth 1\n1 sha1 ${key}\n[|-1|] crc\n[|99|]md5 x\n`, `auth [|-1|]\n1 sha1 ${key}\n`, `auth 99\nauth 1\n1 sha1 ${key}\n`])
awkward('invalid-method', [`auth 1\n1 [|sha|] ${key}\n2 [|md-5|] ${key}\n`, `auth 1\n1 [|${key}|]\n`, 'auth 1\n1\u00a0[|sha|] x\n'])
awkward('misleading-character', [`auth[|\u00a0|]1\n1[|\u200b|] sha1\u00a0${key}\n2 md5 ${key}[|\u00ad|]2\n`, `[|\u00a0|]# x\nauth 1\n1 sha1 ${key}\n# \u00a0\n`, `\uFEFFauth 1[|\uFEFF|]\n1 sha1 ${key}\n`, 'auth 1\n1 sha1 парольдлякластера\n'])
awkward('quoted-line', [`[|>|] auth 1\n>1 sha1 ${key}\n> # x\n>\n`, `auth 1\n1 sha1 >${key}\n`])
awkward('unwanted-key', [`auth 1\n1 crc [|a b|]\n2crc [|#x|]\n`, 'auth 1\n1 crc  \n'])
awkward('missing-key', ['auth 1\n1[|sha1|]\n', `auth 1\n1 [|md5|] \t\n2 [|sha1|]`])
awkward('missing-auth', [`[|]  1 sha1 ${key}\n2 crc\n`, '\n[|]', '[|]', `[|]sha1 x\n1 sha1 ${key}\n`, `uath 1\n1 sha1 ${key}\n`])
awkward('misplaced-auth', [`1 sha1 ${key}\n2 crc\n[|auth 1|] # why\n`, `1 sha1 ${key}\nauth 1\n1 sha1 ${key}\n`, `1 sha1 ${key}\nauth 1\n1 sha1\n`])
awkward('unknown-key', [`auth 1\nauth [|7|]\n2 sha1 ${key}\n3 sha1 ${key}\n`, `auth 3\nthree sha1 ${key}\n`, `auth 1\n2 sha1 ${key}\n1 sha1 ${key}\n`])
awkward('joined-lines', [`auth 1 [|1|] sha1 ${key}`, `auth 1 [|2|] crc\n1 sha1 ${key}\n`, `auth 1 # 2 crc\n1 sha1 ${key}\n`, `auth 1\r[|1|] sha1 ${key}\r`])
awkward('duplicate-auth', [`auth 1\n[|auth 2|]\n[|auth1|]\n1 sha1 ${key}\n`, `auth x\nauth 1\n1 sha1 ${key}\n`])
awkward('duplicate-number', [`auth 1\n1 sha1 ${key}\n[|01|] md5 x\n[|+1|] crc\n`])
awkward('truncated-key', [`auth 1\n1 sha1 ${key} [|b c|] \n2 md5 x #y z\n`, 'auth 1\n1 crc a b\n', 'auth 1\n1 sha1 {{ key }}\n'])
awkward('quoted-key', ['auth 1\n1 sha1 "\n2 sha1 ""\n3 sha1 "a\n4 md5 [|"a"|]\n'])
awkward('unsafe-label-key', [`auth 1\n1 sha1 [|(stdin)=|] ${'5c'.repeat(20)}\n2 md5 [|SHA2-256(stdin)=|]\n`, `auth 1\n1 sha1 (stdin)=${key}\n2 crc\n`])
awkward('unsafe-crc-entry', [`auth 1\n1 sha1 ${key}\n2 crc\n2 sha1 ${key}x\n`, `auth 1\n1 md5 ${key}\n2 [|crc|]\n`, 'auth 3\n1 crc\n'])
awkward('unsafe-placeholder-key', ['auth 1\n1 sha1 [|<secret>|]\n2 md5 [|Change_Me!|]\n3 sha1 [|Password123|]\n4 sha1 <removed>\n5 sha1 ********\n'])
awkward('unsafe-key', ['auth 1\n1 sha1 [|k|]\n2 md5 98127364501928374655\n3 sha1 [|abababababababab|]\n4 sha1 xxxxxxxx\n5 crc\n'])
awkward('duplicate-key', [`auth 1\n1 sha1 ${key}\n2 md5 ${key}x\n3 md5 [|${key}|]\n4 sha1 ********\n5 sha1 ********\n`])
awkward('long-line', [`#${'x'.repeat(5118)}[|y|]\nauth 1\n1 sha1 ${key}\n`, `auth 1\n1 sha1 ${'é'.repeat(2556)}[|é|]\n`])

test('the rest of an over-long line may happen to be a good line', () => {
  const text = `auth 1\n1 sha1 ${'k'.repeat(5112)}  2 md5 ${key}\n`
  const [first] = findingsOf(language, text).filter(({ rule }) => rule === 'authkeys/long-line')
  expect(first).toMatchObject({ severity: 'warning', origin: 'practice' })
})

test('a mistake gives one finding', () => {
  expect(codes(`auth 1\n1 sha ${key}\n`)).toEqual(['invalid-method'])
  expect(codes(`auth 1\n16 sha1 ${key}\n`)).toEqual(['invalid-number'])
  expect(codes(`auth\n1 sha1 ${key}\n`)).toEqual(['invalid-auth'])
  expect(codes(`auth 2 1 crc 2 sha1 ${key}\n`)).toEqual(['joined-lines'])
  expect(codes(`\uFEFFauth 1\n1 sha1 ${key}\n`)).toEqual(['byte-order-mark'])
  expect(codes(`auth 1\n1 sha1 (stdin)= ${'5c'.repeat(20)}\n`)).toEqual(['unsafe-label-key'])
  expect(codes(`auth 1\n1 sha1 (stdin)=\n`)).toEqual(['unsafe-label-key'])
  expect(codes(`auth 1\n1 sha1 5c9f01d7a2b38e46c0f19d8b7a6e5c4f3b2a1908  -\n`)).toEqual([])
})

test('a character that misleads is one finding, and an error of heartbeat where it refuses', () => {
  const found = (text: string) => findingsOf(language, text).map(({ rule, severity, origin, fixes }) => [rule.replace('authkeys/', ''), severity, origin, fixes[0]?.safety])
  const refused = [['misleading-character', 'error', 'daemon', 'safe']]
  expect(found(`auth\u00a01\n1 sha1 ${key}\n`)).toEqual(refused)
  expect(found(`auth 1\n1 sha1\u00a0${key}\n`)).toEqual(refused)
  expect(found(`auth 1\n1 sha1 ${key}\n\u00a0\n`)).toEqual(refused)
  expect(found(`auth 1\n\u201c1 sha1 ${key}\u201d\n`)).toEqual([['misleading-character', 'error', 'daemon', 'unsafe']])
  expect(found(`auth 1\u00a0\n1 sha1 ${key}\n`)).toEqual([['misleading-character', 'warning', 'practice', 'safe']])
  expect(found(`auth 1\n1 sha1 ${key}\u200b\n`)).toEqual([['misleading-character', 'warning', 'practice', 'unsafe']])
  expect(found(`> auth 1\n> 1 sha1 ${key}\n`)).toEqual([['quoted-line', 'error', 'daemon', 'unsafe']])
})

test('no message repeats what may be a key', () => {
  const secret = 'Zq7unheard'
  for (const text of [`${secret}\n`, `a${secret}\n`, `auth ${secret}\n`, `auth 1\n1 ${secret}\n`, `auth 1\n12345678901234 sha1 x\n`, `auth 1\nsha1 ${secret}\n`, `auth 1\n1 sha1 \u201c${secret}\u00a0${secret}\u201d\n`, `> ${secret}\n`]) {
    for (const { message, help = '' } of findingsOf(language, text)) expect(message + help).not.toMatch(/Zq7|1234567/)
  }
})

describe('fixes', () => {
  const fixed = (text: string, rule: string): string => {
    const diagnostic = findingsOf(language, text).find(({ rule: code }) => code === `authkeys/${rule}`)
    return applyEdits(text, diagnostic?.fixes[0]?.edits ?? [])
  }

  test('auth is moved before the keys', () => {
    expect(fixed(`# keys\n1 sha1 ${key}\nauth 1\n`, 'misplaced-auth')).toBe(`# keys\nauth 1\n1 sha1 ${key}\n`)
  })

  test('auth is inserted where there is one key', () => {
    expect(fixed(`# keys\n 3 sha1 ${key}`, 'missing-auth')).toBe(`# keys\nauth 3\n 3 sha1 ${key}`)
  })

  test('joined lines are parted', () => {
    expect(fixed(`auth 2 1 crc 2 sha1 ${key} 3 md5 x\n`, 'joined-lines')).toBe(`auth 2\n1 crc\n2 sha1 ${key}\n3 md5 x\n`)
  })

  test('a byte-order mark is taken away', () => {
    expect(fixed(`\uFEFFauth 1\n1 sha1 ${key}\n`, 'byte-order-mark')).toBe(`auth 1\n1 sha1 ${key}\n`)
  })
})
