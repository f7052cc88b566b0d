import { afterAll, describe, expect, test } from 'vitest'

import { createOracle, hasDrbdadm, oracles } from './agreement/oracle.js'
import { ownAddresses, refusals } from './agreement/verdict.js'

const plain = 'device /dev/drbd0; disk /dev/sda1; meta-disk internal;'
const a = 'address 192.0.2.11:7788;'
const b = 'address 192.0.2.12:7788;'
const hosts = `on alpha { ${plain} ${a} } on beta { ${plain} ${b} }`
const numbered = `on alpha { node-id 0; ${plain} ${a} } on beta { node-id 1; ${plain} ${b} }`

/** Every construct, a text that uses it, and the releases that read it; all others refuse it. */
const constructs: readonly (readonly [string, string, readonly string[]])[] = [
  ['plain resource', `resource r0 { protocol C; ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['global', `global { usage-count no; minor-count 64; dialog-refresh 5; } resource r0 { protocol C; ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['common', `common { protocol C; } resource r0 { ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['skip at the top', `skip x { a { b } } resource r0 { protocol C; ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['skip in a resource', `resource r0 { skip x y { } ${hosts} }`, ['9.22']],
  ['include of a pattern', `include "none/*.res"; resource r0 { protocol C; ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['several hosts', `resource r0 { protocol C; on alpha gamma { ${plain} ${a} } on beta { ${plain} ${b} } }`, ['8.3', '8.4', '9.22']],
  ['floating', `resource r0 { protocol C; on alpha { ${plain} ${a} } floating 192.0.2.12:7788 { ${plain} } }`, ['8.3', '8.4', '9.22']],
  ['stacked', `resource r0 { protocol C; ${hosts} } resource r1 { protocol A; stacked-on-top-of r0 { device /dev/drbd10; address 192.0.2.20:7790; } on gamma { device /dev/drbd10; disk /dev/sdc1; meta-disk internal; address 192.0.2.13:7790; } }`, ['8.3', '8.4', '9.22']],
  ['volume', `resource r0 { protocol C; on alpha { volume 0 { ${plain} } ${a} } on beta { volume 0 { ${plain} } ${b} } }`, ['8.4', '9.22']],
  ['volume for all hosts', `resource r0 { protocol C; ${plain} on alpha { ${a} } on beta { ${b} } }`, ['8.3', '8.4', '9.22']],
  ['connection', `resource r0 { ${numbered} connection { host alpha; host beta port 7799; net { ping-int 5; } disk { resync-rate 10M; } volume 0 { disk { c-max-rate 1M; } } } }`, ['9.22']],
  ['path', `resource r0 { ${numbered} connection { path { host alpha address 198.51.100.1:7788; host beta address 198.51.100.2:7788; } } }`, ['9.22']],
  ['connection-mesh', `resource r0 { ${numbered} connection-mesh { hosts alpha beta; } }`, ['9.22']],
  ['via proxy', `resource r0 { ${numbered} connection { host alpha address 127.0.0.1:7789 via proxy on alpha { inside 127.0.0.1:7790; outside 198.51.100.1:7791; } host beta address 127.0.0.1:7789 via proxy on beta { inside 127.0.0.1:7790; outside 198.51.100.2:7791; } } }`, ['9.22']],
  ['proxy on', `resource r0 { protocol C; proxy { memlimit 100M; } on alpha { ${plain} ${a} proxy on alpha { inside 127.0.0.1:7790; outside 198.51.100.1:7791; } } on beta { ${plain} ${b} proxy on beta { inside 127.0.0.1:7790; outside 198.51.100.2:7791; } } }`, ['8.3', '8.4', '9.22']],
  ['proxy plugin', `resource r0 { protocol C; proxy { plugin { zlib level 9; } } ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['ignore-on', `resource r0 { protocol C; ignore-on gamma; ${hosts} }`, ['8.3', '8.4']],
  ['syncer', `resource r0 { protocol C; syncer { al-extents 257; verify-alg sha1; } ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['syncer rate', `resource r0 { protocol C; syncer { rate 10M; } ${hosts} }`, ['8.3', '8.4']],
  ['options', `resource r0 { protocol C; options { cpu-mask 3; } ${hosts} }`, ['8.4', '9.22']],
  ['startup and handlers', `resource r0 { protocol C; startup { wfc-timeout 5; } handlers { split-brain "/bin/true x"; } ${hosts} }`, ['8.3', '8.4', '9.22']],
  ['minor', `resource r0 { protocol C; on alpha { device minor 3; disk /dev/sda1; meta-disk internal; ${a} } on beta { device /dev/drbd_x minor 3; disk /dev/sda1; meta-disk internal; ${b} } }`, ['8.3', '8.4', '9.22']],
  ['disk none', `resource r0 { on alpha { device minor 3; disk none; ${a} } on beta { ${plain.replace('drbd0', 'drbd3')} ${b} } }`, ['9.22']],
  ['indexed meta-disk', `resource r0 { protocol C; on alpha { device minor 3; disk /dev/sda1; meta-disk /dev/sdb [0]; ${a} } on beta { device minor 3; disk /dev/sda1; meta-disk /dev/sdb[0]; ${b} } }`, ['8.3', '8.4', '9.22']],
  ['flexible-meta-disk', `resource r0 { protocol C; on alpha { device minor 3; disk /dev/sda1; flexible-meta-disk /dev/sdb; ${a} } on beta { device minor 3; disk /dev/sda1; flexible-meta-disk internal; ${b} } }`, ['8.3', '8.4', '9.22']],
  ['meta-disk without index', `resource r0 { protocol C; on alpha { device minor 3; disk /dev/sda1; meta-disk /dev/sdb; ${a} } on beta { device minor 3; disk /dev/sda1; meta-disk /dev/sdb; ${b} } }`, ['8.4', '9.22']],
  ...['ipv6 [2001:db8::%]', 'ipv4 192.0.2.%', 'sdp 192.0.2.%', 'ssocks 192.0.2.%', 'sci 192.0.2.%'].map(
    (address): readonly [string, string, readonly string[]] => [
      `address ${address}`,
      `resource r0 { protocol C; on alpha { ${plain} address ${address.replace('%', '1')}:7788; } on beta { ${plain} address ${address.replace('%', '2')}:7788; } }`,
      ['8.3', '8.4', '9.22'],
    ],
  ),
  ['quoted names and keywords', `resource "a b" { protocol C; on "alpha" { device /dev/drbd0; disk "/dev/disk/by-path/pci-0000:00:1f.2"; meta-disk "internal"; ${a} } on "disk" { ${plain} ${b} } }`, ['8.3', '8.4', '9.22']],
  ['a reserved word as a name', `resource disk { protocol C; ${hosts} }`, []],
]

const texts = constructs.flatMap(([name, text, readers]) => oracles.map(({ target, module }) => ({ name, text, target, module, isRead: readers.includes(target) })))

test.each(texts)('$name in $target: read is $isRead', ({ text, target, isRead }) => {
  const found = refusals(text, { target, host: 'alpha', addresses: ownAddresses })
  expect({ isRead: found.length === 0, found: found.map(({ message }) => message).slice(0, isRead ? 9 : 0) }).toEqual({ isRead, found: [] })
})

describe.skipIf(!hasDrbdadm())('so says the real drbdadm (needs drbdadm 9.22, drbdadm-84 and -83)', () => {
  const oracle = createOracle()
  afterAll(() => oracle.dispose())
  test.each(texts)('$name in $target: read is $isRead', ({ text, module, isRead }) => {
    const { isAccepted, output } = oracle.judge(text, { module, host: 'alpha' })
    expect({ isRead: isAccepted, output: isRead ? isAccepted || output : true }).toEqual({ isRead, output: true })
  })
})
