import fc from 'fast-check'

import { directiveNames } from '../../../../src/languages/ha-cf/vocabulary.js'

/** Those whose words only the host can judge. */
const judgedByHost = ['rds', 'tipc', 'hbaping', 'stonith', 'stonith_host', 'respawn', 'failfast']
const names = directiveNames.filter(name => !judgedByHost.includes(name))
const usual = ['node', 'keepalive', 'deadtime', 'bcast', 'ucast', 'apiauth', 'mcast', 'udpport', 'use_logd', 'logfacility']
const before = ['', '', '', '', ' ', '\t', '\r', '\0', '\uFEFF', '\f', ',', '#']
const between = [' ', '\t', ',', '  ', ' , ', '\f', ' \r', '\r', ',,', '#', ' #', '\0', ' \0']
const words = [
  'alpha', 'beta', '10', '2', '30', '500ms', 'eth0', 'eth1', '192.0.2.1', '192.0.2.2', 'on', 'off', 'local0', 'uid=root',
  'gid=haclient', 'dopd', '225.0.0.1', '694', '1', '0', 'é', '\uFEFF', '"a"', 'x'.repeat(5100), '\v',
]
const ends = ['\n', '\n', '\n', '\r\n', ' \n', '\r\r\n', ' # c\n', '\n\n', '']

const line = fc
  .tuple(
    fc.constantFrom(...before),
    fc.constantFrom(...usual, ...names),
    fc.array(fc.tuple(fc.constantFrom(...between), fc.constantFrom(...words)), { maxLength: 4 }),
    fc.constantFrom(...ends),
  )
  .map(([start, name, rest, end]) => start + name + rest.flat().join('') + end)

/** Up to three lines with every kind of white space, behind lines that heartbeat accepts. */
export const oddTexts: fc.Arbitrary<string> = fc
  .array(line, { maxLength: 3 })
  .map(lines => `node alpha beta\nbcast eth0\nuse_logd yes\n${lines.join('')}`)
