import { expect, test } from 'vitest'

import { haCf } from '../../../src/languages/ha-cf/index.js'
import { maskedBy } from '../../support/masked-by.js'

test.each([
  ['stonith_host alpha apcmaster 192.0.2.9 user abc', 'stonith_host alpha apcmaster ***'],
  ['stonith_host * external/ipmi alpha 192.0.2.9 user abc lan', 'stonith_host * external/ipmi ***'],
  ['stonith baytech /etc/ha.d/baytech.conf', 'stonith baytech ***'],
  ['stonith_host alpha abc', 'stonith_host alpha ***'],
  ['stonith_host * apcmaster 192.0.2.9 admin \\\nabc', 'stonith_host * apcmaster ***\n***'],
  ['stonith_host * apcmaster 192.0.2.9 admin\nabc\nnode alpha', 'stonith_host * apcmaster ***\n***\nnode alpha'],
  ['stonith_hots * apcmaster 192.0.2.9 admin abc\ndeadtme 30\nucst eth1 192.0.2.2', 'stonith_hots * apcmaster ***\ndeadtme 30\nucst eth1 192.0.2.2'],
  ['stonith_hots * apcmaster 192.0.2.9 admin abc\nstonit_host * apcmaster 192.0.2.8 admin def', 'stonith_hots * apcmaster ***\nstonit_host * apcmaster ***'],
  ['stonith_host * apcmaster 192.0.2.9 admin\nfrobnicate abc', 'stonith_host * apcmaster ***\n***'],
  ['stonith_host * apcmaster 192.0.2.9 admin\ndeadtme', 'stonith_host * apcmaster ***\n***'],
  ['stonith_host alpha ssh', 'stonith_host alpha ssh'],
  ['stonith_host abc', 'stonith_host ***'],
  ['stonith abc', 'stonith ***'],
  ['stonith ssh', 'stonith ssh'],
  ['stonit_host * apc 192.0.2.9 abc', 'stonit_host * apc ***'],
  ['stonith-host * apc 192.0.2.9 abc', 'stonith-host * apc ***'],
  ['STONITH_HOST * apcmaster abc', 'STONITH_HOST * apcmaster ***'],
  ['stonithhost * abc def', 'stonithhost * ***'],
  ['stonith abc def', 'stonith ***'],
  ['stonith nosuch /etc/x', 'stonith nosuch ***'],
  ['#stonith_host alpha apc 192.0.2.9 user abc', '#stonith_host alpha apc ***'],
  ['# stonith_host: alpha apc 192.0.2.9 user abc', '# stonith_host: alpha apc ***'],
  ['respawn root /x alpha abc', 'respawn root /x ***'],
  ['respwan root /x alpha abc', 'respwan root /x ***'],
  ['respawn hacluster /usr/lib/heartbeat/ipfail', 'respawn hacluster /usr/lib/heartbeat/ipfail'],
  ['respawn root /usr/lib/heartbeat/pingd -m 100 -d 5s', 'respawn root /usr/lib/heartbeat/pingd -m 100 -d 5s'],
  ['host_stonith * ssh abc', 'host_stonith * ssh ***'],
  ['hoststonith alpha abc def', 'hoststonith alpha ***'],
  ['sharedkey abc', 'sharedkey ***'],
  ['wordpass: abc', 'wordpass: ***'],
  ['yek abc', 'yek ***'],
  ['frobnicate abc def', 'frobnicate ***'],
  ['frobnicate 5s', 'frobnicate 5s'],
  ['# frobnicate abc', '# frobnicate abc'],
  ['kepalive abc', 'kepalive abc'],
  ['secret abc def', 'secret ***'],
  ['logfile /var/log/password=abc', 'logfile /var/log/password=***'],
  ['node alpha beta', 'node alpha beta'],
  ['bcast eth0 eth1', 'bcast eth0 eth1'],
  ['1 sha1 abc', '1 sha1 ***'],
])('%s', (line, expected) => {
  expect(maskedBy(haCf, `keepalive 1\n${line}\ndeadtime 10\n`)).toBe(`keepalive 1\n${expected}\ndeadtime 10\n`)
})

test.each([
  ['stonith_host alpha #aytech hush', 'stonith_host'], ['stonith_host * external/ipmi alpha 192.0.2.9 user #hush lan', 'stonith_host * external/ipmi ***'], ['logfacility username=alpha,ss=hushhush', 'logfacility username=alpha,ss=***'],
  ['# s onith_host alpha apcmaster 192.0.2.9 user hush', '# s onith_host alpha apcmaster 192.0.2.9 user ***'], ['# st nith * external/ipmi hush', '# st nith * external/ipmi ***'],
  ['frobnicate hushstonith_host alpha baytech hush', 'frobnicate ***stonith_host alpha baytech ***'], ['keepalive passwor\n=hush', 'keepalive passwor\n=***'], ['node alpha betarpawn root /op{/x alpha hush', 'node alpha betarpawn root /op{/x ***'],
])('a name that is torn away from its secret: %s', (line, expected) => {
  const text = maskedBy(haCf, `keepalive 1\n${line}\ndeadtime 10\n`)
  expect(text).not.toContain('hush')
  expect(text).toContain(expected)
  expect(text.startsWith('keepalive 1\n') && text.endsWith('\ndeadtime 10\n'), text).toBe(true)
})

test('remarks behind a program that heartbeat brings along, and those about devices, are shown', () => {
  const text = 'respawn hacluster /usr/lib/heartbeat/ipfail # looks at the ping nodes\n# nodes alpha and beta are fenced by ssh 192.0.2.9 for tests\n'
  expect(maskedBy(haCf, text)).toBe(text)
})
