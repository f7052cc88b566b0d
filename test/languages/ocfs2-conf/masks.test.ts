import { expect, test } from 'vitest'

import { ocfs2Conf } from '../../../src/languages/ocfs2-conf/index.js'
import { maskedBy } from '../../support/masked-by.js'

test.each([
  ['\tpasswd abc', '\tpasswd ***'],
  ['\tpasswd\tabc def', '\tpasswd\t***'],
  ['\tpasswd = abc', '\tpasswd = ***'],
  ['\tpassword: abc', '\tpassword: ***'],
  ['\twordpass abc', '\twordpass ***'],
  ['\tsharedkey "abc"', '\tsharedkey "***"'],
  ['\tyek = abc', '\tyek = ***'],
  ['#passwd abc', '#passwd ***'],
  ['\tcluster = demohared_key abc', '\tcluster = demohared_key ***'],
  ['\tcluster = demshaerd_key "abc"', '\tcluster = demshaerd_key "***"'],
  ['\tcluster = decret\tabc', '\tcluster = decret\t***'],
  ['\tcluster = demo key', '\tcluster = demo key'],
  ['\tname = alpha', '\tname = alpha'],
  ['\tip_address = 192.0.2.1', '\tip_address = 192.0.2.1'],
])('in a line: %s', (line, expected) => {
  expect(maskedBy(ocfs2Conf, `node:\n${line}\n\tnumber = 1\n`)).toBe(`node:\n${expected}\n\tnumber = 1\n`)
})
