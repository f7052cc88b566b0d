import { describe, expect, test } from 'vitest'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

/** Lists what DRBD 0.7 does not read, each with the text it points at. */
function told(text: string, target = '0.7'): readonly string[][] {
  return findingsOf(drbdConf as unknown as Language, { text, target })
    .filter(({ rule }) => ['drbd-conf/invalid-string', 'drbd-conf/line-break', 'drbd-conf/invalid-character'].includes(rule))
    .map(({ message, span }) => [text.slice(span.start, span.end), message])
}

const inResource = (statement: string): string => `resource r0 {\n  protocol C;\n  ${statement}\n}\n`

describe('strings of 0.7', () => {
  test('are not empty', () => {
    expect(told(inResource('incon-degr-cmd "";'))).toEqual([['""', 'DRBD 0.7 reads no empty string']])
    expect(told(inResource('incon-degr-cmd "x";'))).toEqual([])
  })

  test('have up to 80 characters', () => {
    expect(told(inResource(`incon-degr-cmd "${'x'.repeat(80)}";`))).toEqual([])
    expect(told(inResource(`incon-degr-cmd "${'x'.repeat(81)}";`))).toEqual([[`"${'x'.repeat(81)}"`, 'DRBD 0.7 reads strings of up to 80 characters, not 81']])
  })

  test('have no backslash, however short or long', () => {
    expect(told(inResource('incon-degr-cmd "a\\"b";'))).toEqual([['"a\\"b"', 'DRBD 0.7 reads no string with a backslash']])
    expect(told(inResource(`incon-degr-cmd "\\${'x'.repeat(90)}";`)).map(([, message]) => message)).toEqual(['DRBD 0.7 reads no string with a backslash'])
  })

  test('of later releases may be so', () => {
    expect(told(inResource('handlers { pri-lost "\\"a\\""; }'), '8.4')).toEqual([])
  })
})

describe('the ";" that 0.7 does not ask for at the end of a line', () => {
  const safeties = (text: string): readonly string[] =>
    findingsOf(drbdConf as unknown as Language, { text, target: '0.7' }).flatMap(({ rule, fixes }) => (rule === 'drbd-conf/missing-semicolon' ? fixes.map(({ safety }) => safety) : []))

  test('is added before a statement of 0.7, and by a person before one that it does not know', () => {
    expect(safeties(inResource('incon-degr-cmd B\n  disk { on-io-error detach; }'))).toEqual(['safe'])
    expect(safeties(inResource('incon-degr-cmd B\n  _this_host v;'))).toEqual(['unsafe'])
  })
})

describe('lines of 0.7', () => {
  test('hold a statement with its semicolon', () => {
    expect(told(inResource('syncer { rate 10M\n;}'))).toEqual([[';', 'DRBD 0.7 wants ";" on the line of "10M"']])
    expect(told(inResource('syncer { rate 10M; }'))).toEqual([])
    // That it is missing is told by itself.
    expect(told(inResource('syncer { rate 10M\n}'))).toEqual([])
    expect(told(inResource('syncer { rate\n10M; }'))).toEqual([['', 'DRBD 0.7 wants "10M" on the line of "rate"']])
  })

  test('are told of once for each statement', () => {
    expect(told(inResource('syncer { rate\n10M\n; al-extents\n257; }')).map(([, message]) => message)).toEqual([
      'DRBD 0.7 wants "10M" on the line of "rate"',
      'DRBD 0.7 wants "257" on the line of "al-extents"',
    ])
  })

  test('end anywhere before an old number behind address or meta-disk, and nowhere else', () => {
    const hosts = (address: string, disk: string): string => inResource(`on alpha { device /dev/drbd0; disk /dev/sda1; ${address} ${disk} }`)
    expect(told(hosts('address 192.0.2.1\nport = 7788;', 'meta-disk /dev/sda2\nmeta-index = 0;')).filter(([, message]) => /"(port|meta-index)"/.test(message ?? ''))).toEqual([])
    expect(told(hosts('address 192.0.2.1;', 'meta-disk\n/dev/sda2 [0];'))).toEqual([['', 'DRBD 0.7 wants "/dev/sda2" on the line of "meta-disk"']])
    expect(told(inResource('syncer { rate 10M\nport; }')).map(([, message]) => message)).toEqual(['DRBD 0.7 wants "port" on the line of "10M"'])
  })

  test('in a section that is skipped do not matter', () => {
    expect(told(`skip resource r1 {\n  syncer { rate\n10M; }\n}\n${inResource('')}`)).toEqual([])
  })

  test('have no carriage returns, which is said once', () => {
    expect(told('resource r0 {\r\n  protocol C;\r\n}\r\n')).toEqual([['\r', 'DRBD 0.7 does not read the line ends of Windows']])
  })
})
