import { test } from 'vitest'

import { haCf } from '../../../../src/languages/ha-cf/index.js'
import { expectFindings } from '../../../../src/testing/expect-findings.js'

const check = (text: string) => expectFindings(haCf, 'ha-cf/unsafe-watchdog', text)

test('a watchdog alone', () => check('node alpha beta\n[|watchdog|] /dev/watchdog\n'))
test('one without a device is another fault', () => check('watchdog\n'))
test('any directive of STONITH ends the worry', () => check('stonith external/ssh /etc/ha.d/ssh.conf\nwatchdog /dev/watchdog\n'))
