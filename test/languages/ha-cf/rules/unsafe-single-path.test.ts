import { expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/unsafe-single-path', text)

test('one interface in several media', () => check('bcast [|eth0|]\nucast eth0 beta\nmcast eth0 225.0.0.1 694 1 0\n'))
test('an alias and a virtual LAN run over their interface', () => check('bcast [|eth0|] eth0:1\nucast eth0.7 beta\n'))
test('two interfaces', () => check('bcast eth0\nucast eth1 beta\n'))
test('a serial line beside the LAN', () => check('bcast eth0\nserial /dev/ttyS0\n'))
test('one serial line', () => check('serial [|/dev/ttyS0|]\n'))
test('ping targets are no path', () => check('bcast [|eth0|]\nping 192.0.2.1\n'))
test('a refused line may be the other path', () => check('bcast eth0\nucast eth1\n'))
test('an unusual medium is not understood', () => check('bcast eth0\ntipc 1 2 3\n'))
test('loopback is no path, and is told by itself', () => check('bcast lo eth0\n'))
test('of several interfaces that are one each may fail, which is worth a note', () => {
  const severities = (text: string): string[] => findingsOf(haCf as unknown as Language, text).flatMap(({ rule, severity }) => (rule === 'ha-cf/unsafe-single-path' ? [severity] : []))
  expect([severities('bcast bond0\n'), severities('bcast team0\n'), severities('bcast eth0\n')]).toEqual([['info'], ['info'], ['warning']])
})
test('no medium is another fault', () => check('node alpha\n'))
