import { expect, test } from 'vitest'

import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import { createSource } from '../../../src/text/source.js'

const text = `global { usage-count no; }
resource r0 {
  protocol C;
  net { timeout 60; }
  volume 0 { device /dev/drbd0; disk /dev/sda1; meta-disk internal; }
  disk { on-io-error detach; }
  on alpha { address 192.0.2.1:7788; }
  floating 192.0.2.2:7788 { }
}
skip resource r1 { protocol C; }
`

test('the outline says of each statement what it is', () => {
  const reading = drbdConf.read(drbdConf.parse(createSource('f', text)), { target: '8.4' })
  const listed = (symbols: ReturnType<typeof drbdConf.symbols>): unknown[] => symbols.map(({ kind, name, children }) => [`${kind} ${name}`, ...listed(children)])
  expect(listed(drbdConf.symbols(reading))).toEqual([
    ['section global', ['option usage-count']],
    [
      'resource r0',
      ['option protocol'],
      ['section net', ['option timeout']],
      ['device 0', ['device device'], ['device disk'], ['device meta-disk']],
      ['section disk', ['option on-io-error']],
      ['host alpha', ['option address']],
      ['host 192.0.2.2:7788'],
    ],
    ['section skip'],
  ])
})
