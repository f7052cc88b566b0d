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
  ['drbdsetup show: _this_host and _remote_host', `resource r0 { _this_host { node-id 0; volume 0 { device minor 0; disk "/dev/sda1"; meta-disk internal; } } connection { _peer_node_id 1; path { _this_host ipv4 192.0.2.11:7788; _remote_host ipv4 192.0.2.12:7788; } net { protocol C; } } }`, ['9.22']],
  ['on _remote_host', `resource r0 { on _this_host { node-id 0; ${plain} ${a} } on _remote_host { node-id 1; ${plain} ${b} } }`, []],
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

const old = 'device /dev/drbd0; disk /dev/sda1; meta-disk internal;'
const oldHosts = `on alpha { ${old} ${a} } on beta { ${old} ${b} }`
const all = ['0.7.19', '8.0.16', '8.2.7', '8.3.16'] as const
const from80 = all.slice(1)
const from82 = all.slice(2)
const [seven] = all

/** Constructs of releases of which no program is at hand: which of them read a text, by their scanners and parsers. */
const oldConstructs: readonly (readonly [string, string, readonly string[]])[] = [
  ['plain resource', `resource r0 { protocol C; ${oldHosts} }`, all],
  ['global of 0.7', `global { minor_count 8; disable_io_hints; dialog-refresh 5; disable-ip-verification; } resource r0 { protocol C; ${oldHosts} }`, [seven]],
  ['usage-count', `global { usage-count no; } resource r0 { protocol C; ${oldHosts} }`, from80],
  ['global behind a resource', `resource r0 { protocol C; ${oldHosts} } global { dialog-refresh 5; }`, from80],
  ['common', `common { syncer { rate 5M; } } resource r0 { protocol C; ${oldHosts} }`, from80],
  ['protocol in common', `common { protocol C; } resource r0 { ${oldHosts} }`, from80],
  ['incon-degr-cmd', `resource r0 { protocol C; incon-degr-cmd "halt -f"; ${oldHosts} }`, [seven]],
  ['incon-degr-cmd without semicolon', `resource r0 {\n protocol C;\n incon-degr-cmd "halt -f"\n startup { wfc-timeout 5; }\n ${oldHosts}\n}\n`, [seven]],
  ['the same for incon-degr-cmd in a handler', `resource r0 { protocol C; handlers { pri-on-incon-degr "halt -f"; } ${oldHosts} }`, from80],
  ['a missing semicolon at the end of a line', `resource r0 {\n protocol C\n ${oldHosts}\n}\n`, [seven]],
  ['a missing semicolon before a brace', `resource r0 { protocol C; syncer { rate 5M } ${oldHosts} }`, []],
  ['a semicolon in the next line', `resource r0 { protocol C\n ; ${oldHosts} }`, from80],
  ['a value in the next line', `resource r0 { protocol\n C; ${oldHosts} }`, from80],
  ['a comment before a semicolon', `resource r0 { protocol C # synchronous\n ; ${oldHosts} }`, from80],
  ['lines that end with CR and LF', `resource r0 {\r\n protocol C;\r\n ${oldHosts}\r\n}\r\n`, from80],
  ['on-disconnect and group', `resource r0 { protocol C; net { on-disconnect reconnect; } syncer { group 1; } ${oldHosts} }`, [seven]],
  ['on-io-error panic', `resource r0 { protocol C; disk { on-io-error panic; } ${oldHosts} }`, all],
  ['a rate with a small letter', `resource r0 { protocol C; syncer { rate 5m; } ${oldHosts} }`, all],
  ['names of digits and keywords', `resource 0 { protocol C; ${oldHosts} }`, [seven]],
  ['names of digits in quotes', `resource "0" { protocol C; ${oldHosts} }`, all],
  ['several words behind skip', `skip resource r9 { a b } resource r0 { protocol C; ${oldHosts} }`, [seven]],
  ['skip with one word', `skip r9 { a b } resource r0 { protocol C; ${oldHosts} }`, all],
  ['skip in a resource', `resource r0 { skip r9 { a b } protocol C; ${oldHosts} }`, [seven]],
  ['address and port apart', `resource r0 {\n protocol C;\n on alpha {\n ${old}\n address 192.0.2.11\n port = 7788\n }\n on beta { ${old} ${b.replace(':', ' port ')} }\n}\n`, [seven]],
  ['meta-disk and meta-index apart', `resource r0 {\n protocol C;\n on alpha {\n device /dev/drbd0;\n disk /dev/sda1;\n meta-disk /dev/sdb1\n meta-index = 0;\n ${a}\n }\n on beta { ${old} ${b} }\n}\n`, [seven]],
  ['a port without a number', `resource r0 { protocol C; on alpha { ${old} address 192.0.2.11 port x; } on beta { ${old} ${b} } }`, []],
  ['blanks in an address', `resource r0 { protocol C; on alpha { ${old} address 192.0.2.11 : 7788; } on beta { ${old} ${b} } }`, from80],
  ['indexed meta-disk', `resource r0 { protocol C; on alpha { device /dev/drbd0; disk /dev/sda1; meta-disk /dev/sdb1[0]; ${a} } on beta { ${old} ${b} } }`, all],
  ['flexible-meta-disk', `resource r0 { protocol C; on alpha { device /dev/drbd0; disk /dev/sda1; flexible-meta-disk /dev/sdb1; ${a} } on beta { ${old} ${b} } }`, from80],
  ['devices in a folder', `resource r0 { protocol C; on alpha { ${old.replace('drbd0', 'drbd/0')} ${a} } on beta { ${old.replace('drbd0', 'drbd/0')} ${b} } }`, all.slice(0, 3)],
  ['a device without a number', `resource r0 { protocol C; on alpha { ${old.replace('drbd0', 'drbd')} ${a} } on beta { ${old.replace('drbd0', 'drbd')} ${b} } }`, [seven]],
  ['device minor', `resource r0 { protocol C; on alpha { ${old.replace('/dev/drbd0', 'minor 0')} ${a} } on beta { ${old.replace('/dev/drbd0', 'minor 0')} ${b} } }`, ['8.3.16']],
  ['outdate-peer and fencing', `resource r0 { protocol C; disk { fencing resource-only; } handlers { outdate-peer "/bin/true"; } ${oldHosts} }`, from80],
  ['fence-peer', `resource r0 { protocol C; handlers { fence-peer "/bin/true"; } ${oldHosts} }`, ['8.3.16']],
  ['after', `resource r0 { protocol C; ${oldHosts} } resource r1 { protocol C; syncer { after r0; } ${oldHosts.replaceAll('drbd0', 'drbd1').replaceAll('sda1', 'sda2').replaceAll('7788', '7789')} }`, from80],
  ['policies after a split brain', `resource r0 { protocol C; net { after-sb-0pri discard-younger-primary; after-sb-1pri consensus; after-sb-2pri disconnect; } ${oldHosts} }`, from80],
  ['verify-alg', `resource r0 { protocol C; syncer { verify-alg sha1; } ${oldHosts} }`, from82],
  ['ipv6', `resource r0 { protocol C; on alpha { ${old} address ipv6 [2001:db8::1]:7788; } on beta { ${old} address ipv6 [2001:db8::2]:7788; } }`, from82],
  ['proxy on', `resource r0 { protocol C; on alpha { ${old} ${a} proxy on alpha { inside 127.0.0.1:7790; outside 198.51.100.1:7791; } } on beta { ${old} ${b} proxy on beta { inside 127.0.0.1:7792; outside 198.51.100.2:7791; } } }`, from82],
  ['a device for all hosts', `resource r0 { protocol C; ${old} on alpha { ${a} } on beta { ${b} } }`, from82],
  ['a third host', `resource r0 { protocol C; ${oldHosts} on gamma { ${old} address 192.0.2.13:7788; } }`, ['8.3.16']],
  ['include', `include "none/*.res"; resource r0 { protocol C; ${oldHosts} }`, ['8.3.16']],
  ['floating', `resource r0 { protocol C; floating 192.0.2.11:7788 { ${old} } floating 192.0.2.12:7788 { ${old} } }`, ['8.3.16']],
  ['csums-alg', `resource r0 { protocol C; syncer { csums-alg sha1; } ${oldHosts} }`, ['8.3.16']],
  ['a closing brace that is missing at the end', `resource r0 { protocol C; ${oldHosts}`, from80],
]

const oldTexts = oldConstructs.flatMap(([name, text, readers]) => all.map(target => ({ name, text, target, isRead: readers.includes(target) })))

test.each(oldTexts)('$name in $target: read is $isRead', ({ text, target, isRead }) => {
  const found = refusals(text, { target, host: 'alpha', addresses: ['192.0.2.11', '2001:db8::1'] })
  expect({ isRead: found.length === 0, found: found.map(({ message }) => message).slice(0, isRead ? 9 : 0) }).toEqual({ isRead, found: [] })
})
