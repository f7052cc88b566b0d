import { expect, test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/misplaced-udpport', text)

test('below the medium', () => {
  const [finding] = check('bcast eth0\nudpport [|6942|]\n')
  expect(finding?.message).toBe('"bcast" above goes on with port 694, and not with 6942')
})
test('above it', () => check('udpport 6942\nbcast eth0\n'))
test('the same port again changes nothing', () => {
  check('bcast eth0\nudpport 694\n')
  check('udpport 6942\nucast eth0 beta\nudpport 6942\n')
})
test('each one that comes too late', () => check('ucast eth0 beta\nudpport [|1|]\nbcast eth0\nudpport [|2|]\n'))
test('media with a port of their own do not ask for it', () => check('mcast eth0 225.0.0.1 694 1 0\nserial /dev/ttyS0\nping a\nudpport 6942\n'))
test('a refused port is not one', () => check('bcast eth0\nudpport none\n'))
test('a refused medium settles nothing', () => check('ucast eth0\nudpport 6942\n'))
