import { test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const check = (text: string): void => void expectFindings(haCf, 'ha-cf/invalid-ipv6-address', text)

test.each(['::1', '::', 'ff02::1', '192.0.2.1', '2001:db8::g', 'beta'])('ucast6 to %s reaches no other host', address => check(`ucast6 eth0 [|${address}|]\n`))
test.each(['2001:db8::1', '2001:db8:0:1::', '::2'])('ucast6 to %s may', address => check(`ucast6 eth0 ${address}\n`))
