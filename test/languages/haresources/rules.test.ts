import { describe, expect, test } from 'vitest'

import { haresources } from '../../../src/languages/haresources/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFindings } from '../../../src/testing/expect-findings.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { applyEdits } from '../../../src/text/edit.js'

const language = haresources as unknown as Language

/** Checks the marked places of each text under one rule. */
function awkward(rule: string, texts: readonly string[]): void {
  describe(rule, () => {
    test.each(texts)('%j', text => {
      expectFindings(language, `haresources/${rule}`, text)
    })
  })
}

function codes(text: string): string[] {
  return findingsOf(language, text).map(({ rule }) => rule.replace('haresources/', ''))
}

test('backslashes at the end of the last line go together', () => {
  const mended = (text: string): string[] =>
    findingsOf(language, text).flatMap(({ rule, fixes }) => (rule === 'haresources/unfinished-continuation' ? fixes.map(({ edits }) => applyEdits(text, edits)) : []))
  expect(mended('alpha a \\\\ \\\\\t\\\n')).toEqual(['alpha a \n'])
  expect(mended('alpha a\\ \\')).toEqual(['alpha a'])
  expect(mended('alpha a\\b \\\n')).toEqual(['alpha a\\b \n'])
  expect(mended('alpha a \\\r \\\u0001')).toEqual(['alpha a '])
})

awkward('blank-behind-backslash', ['alpha a \\[| |]\n b \\[|\t|]\n c\n', 'alpha a\\[| |]\nb\n', 'alpha a \\\n b\n'])
awkward('carriage-return', ['# x\r\n\r\nalpha a[|\r|]\nbeta b\r\n', 'alpha a # x\r\n', 'alpha a\nbeta b \\[|\r|]\n c\r\n', 'alpha a \\\n[|\r|]\n'])
awkward('comment-behind-backslash', ['alpha a \\ [|# x|]\n b \\ [|# y|]\n c\n', 'alpha a \\[|#x|]\n b\n'])
awkward('comment-on-continued-line', ['alpha a \\\n [|# x \\|]\n b [|# y|]\nbeta c # z\n', 'alpha a \\\n b\n# x\n'])
awkward('hidden-continuation', ['alpha a # x [|\\|]\nbeta b\n', '# x \\\nbeta b\n', 'alpha a # x \\ \nbeta b\n'])
awkward('stray-backslash', ['alpha [|\\|] a [|\\|] b\n', '[|\\|]\nalpha a\n', 'alpha a \\\n \\\n b\n', 'alpha a\\b\n'])
awkward('unfinished-continuation', ['alpha a [|\\|]\n', 'alpha a[|\\|]', 'alpha a \\\n\n'])
awkward('joined-words', ['alpha a [|b\\|]\nc [|d\\|]\ne\n', 'alpha b\\\n c\n', 'alpha b \\\nc\n'])
awkward('glued-comment', ['alpha [|a#b|] c\n', 'alpha a #b\n', '[|alpha#x|] a\n', 'alpha a \\#b\n c\n'])
awkward('glued-backslash', ['[|alpha\\|]\n b\n', 'alpha b\\\n c\n'])
awkward('invalid-control-character', ['alpha a\nbeta b[|\v|]c\n', 'alpha [|\r|]\n'.replace('[|\r|]\n', '[|\r|]x\n'), '# \f\nalpha a\n'])
awkward('missing-backslash', ['alpha a[|]\n  IPaddr::192.0.2.1\n', 'alpha a\n\n192.0.2.1 b\n', 'alpha a\nbeta b\n'])
awkward('missing-host', ['alpha drbddisk::r0 \\\n[||]\n  192.0.2.1 httpd\n', 'alpha a\n\n[|192.0.2.1|] b\n', 'alpha a\n# x\n[|Filesystem::/dev/sda1::/srv|]\n', '[|drbddisk::r0|] a\n', 'alpha a\n  192.0.2.1 b\n'])
awkward('missing-blank', ['[|alphadrbddisk::r0|] a\n', '[|node1192.0.2.1/24|]\nnode1 b\n', '[|alphaIPaddr2::192.0.2.1|]\n', 'node10.example.com a\n', 'db.192.0.2.1.example.com a\n', 'aIPaddr::192.0.2.1 x\n'])
awkward('invalid-remark', ['[|//|] a b\n[|;|] c\n[|--|]\n', '[|/*|] x */\nalpha a\n', '[|<!--|] x -->\n', '[|//|]alpha a\n', '# // a\nalpha //b\n'])
awkward('quoted-line', ['[|>|] alpha a\n> beta b\n>> # c\n', 'alpha a\n[|>|]\n', 'alpha >a\n'])
awkward('misleading-character', ['alpha a[|\u00a0|]b\nbeta [|\u201e|]c\u201c d\u00ad\n', 'alpha a [|\u00a0|]\n', 'alpha a \\[|\u00a0|]\n  b\n', 'альфа a\n', '[|\u0430|]lpha a\n', 'alpha a # b\u00a0c\n', 'alpha \uFEFFa\n'.replace('\uFEFF', '[|\uFEFF|]')])
awkward('missing-resource', ['[|alpha|]\n[|beta|] # x\n', 'alpha \\\n\n'.replace('alpha', '[|alpha|]'), '{{a}}\n'])
awkward('duplicate-group', ['alpha a b\n[|beta b a|]\n[|ALPHA a b|]\n', 'alpha a b\nbeta b\n'])
awkward('duplicate-key', ['alpha a b\nbeta c [|a|]\ngamma [|b|]\n', 'alpha a a\n', 'alpha 192.0.2.1 a\nbeta IPaddr::192.0.2.1 b\n'])
awkward('duplicate-address', ['alpha a 192.0.2.1 [|192.0.2.1/24|] [|IPaddr2::192.0.2.1|]\n', 'alpha IPv6addr::2001:db8:0:0:0:0:0:1 [|IPv6addr::2001:DB8:0:0:0:0:0:1/64|]\n', 'alpha a 192.0.2.1\nbeta [|IPaddr::192.0.2.1|]\n'])
awkward('duplicate-resource', ['alpha a b [|b|] [|b|]\nbeta c [|b|]\n', 'alpha a MailTo::root\nbeta c MailTo::root\n', 'alpha a Filesystem::/dev/sda1::/srv\nbeta c [|Filesystem::/dev/sda1::/srv|]\n'])
awkward('unsafe-key-pattern', ['alpha [|a+|] b+\nbeta [|c[d]|]\n', 'alpha IPaddr::192.0.2.1/24 a\n'])
awkward('conflicting-key', ['alpha a.c x\nbeta b [|abc|]\n', 'alpha a.c x\nbeta a.c\n', 'alpha a.c\nbeta abcd\n'])
awkward('conflicting-host-pattern', ['n.1 a\n[|nx1|] b\n', 'n.1 a\nn.2 b\nN.1 c\n'])
awkward('conflicting-owners', ['a x\nb y\n[|c|] z\nd w\n', 'a x\nA y\nb z\n', 'a x\nb y\nIPaddr::192.0.2.1 z\n'])
awkward('invalid-separator', ['alpha IPaddr[|:|]192.0.2.1::x\n', 'alpha Filesystem::/dev/sda1[|:|]/srv\n', 'alpha our:script x::eth0:1\n', 'alpha a::b[|:::|]c\n', 'alpha Filesystem::-Ldata:/x::/srv\n'])
awkward('invalid-argument-count', ['alpha [|drbdupper|]\nbeta drbddisk::a::[|b::c|]\n', 'alpha [|ids::a|] ids::a::b::c ids\n', 'alpha httpd::a::b::c\n', 'alpha AudibleAlarm::a::b::c::d\n', 'alpha [|IPaddr::|]\n', 'alpha 192.0.2.1::eth0\n'])
awkward('missing-argument', ['alpha a::b[|::::|]c\n', 'alpha a::b[|::|]\n', 'alpha IPaddr::\n', 'alpha a::[|::|]b\n'.replace('a::[|::|]b', 'a[|::::|]b')])
awkward('invalid-ipv6-separator', ['alpha IPv6addr::[|fe80::1/64/eth0|] a\n', 'alpha IPaddr2::[|2001:db8::|]\n', 'alpha our::a::b drbddisk::r0\n', 'alpha IPsrcaddr::[|::1|]\n', 'alpha [|2001:db8::1|]\n'])
awkward('invalid-address', ['alpha [|1.2.3.4.5|]\n', 'alpha IPaddr::[|192.0.2.01|]\n', 'alpha IPaddr::alpha\n', 'alpha IPaddr2::$(address)\n', 'alpha [|192.0.2|]/24\n', 'alpha 1.2-script\n'])
awkward('invalid-netmask', ['alpha 192.0.2.1/[|240|]\n', 'alpha 192.0.2.1/0\n', 'alpha 192.0.2.1/[|0.255.0.0|]/eth0\n', 'alpha 192.0.2.1/mask\n', 'alpha IPv6addr::2001:db8:0:0:0:0:0:1/128\n'])
awkward('missing-netmask', ['alpha 192.0.2.1/[|bond0|]\n', 'alpha 192.0.2.1/[|enp0s3|]\n', 'alpha 192.0.2.1/24/eth0\n', 'alpha IPaddr::virtual_ip/mask/adapter:0\n'])
awkward('invalid-broadcast', ['alpha 192.0.2.1/24/eth0/[|192.0.3.255|]\n', 'alpha 192.0.2.1/24/eth0/192.0.2.255/x\n'])
awkward('invalid-network-address', ['alpha [|192.0.2.64|]/26\n', 'alpha IPaddr2::[|192.0.2.127|]/255.255.255.192\n', 'alpha 192.0.2.64/24\n', 'alpha 192.0.2.1/0\n'])
awkward('unused-alias', ['alpha IPaddr::192.0.2.1/24/eth0.5[|:2|]\n', 'alpha 192.0.2.1/24/eth0\n'])
awkward('unsafe-shell-pattern', ['alpha a MailTo::r[|*|] our::[|?x|]\n', 'alpha a* x::[y\n'])
awkward('unknown-script', ['alpha [|IPadddr|]::192.0.2.1 [|filesystem|]::/dev/sda1::/srv [|LVN|]::vg1 [|Mailto|]::root\n', 'alpha apache2 mysqld drbd xinetd lvm Raid5::a::b drbdlinks ipvsadm\n'])
awkward('missing-drbddisk', ['alpha [|Filesystem::/dev/drbd0::/a|] Filesystem::/dev/drbd1::/b\n', 'alpha OCF::linbit-drbd::r0 Filesystem::/dev/drbd0::/a\n', 'alpha datadisk::r0 Filesystem::/dev/drbd0::/a\n'])
awkward('conflicting-drbd-order', ['alpha a Filesystem::/dev/drbd/by-res/r0::/a [|drbddisk::r0|]\n', 'alpha Filesystem::/dev/sda1::/a drbddisk::r0\n'])
awkward('conflicting-volume-order', ['alpha Filesystem::/dev/mapper/my--vg-data::/a [|LVM::my-vg|]\n', 'alpha Filesystem::/dev/disk/x::/a LVM::disk\n'])
awkward('unsafe-address-order', ['alpha [|192.0.2.1|] 192.0.2.2 LVM::vg1\nbeta [|IPv6addr::2001:db8:0:0:0:0:0:1|] tgtd\n', 'alpha 192.0.2.1 httpd\n', 'alpha drbddisk::r0 192.0.2.1 mysql\n', 'alpha 192.0.2.1 Filesystem://filer/x::/srv::cifs\n'])
awkward('conflicting-portblock-order', ['alpha [|portblock::tcp::1::unblock|] portblock::tcp::1::block portblock::udp::1::block\n'])
awkward('missing-portblock', ['alpha [|portblock::tcp::1::block|] [|portblock::udp::1::block|]\n', 'alpha portblock::tcp::1::block portblok::tcp::1::unblock\n', 'alpha a\n'])
awkward('duplicate-mount', ['alpha Filesystem::/dev/a::/srv Filesystem::/dev/b::[|/srv//|] Filesystem::/dev/c::[|/srv|]\n', 'alpha Filesystem::/dev/a::/srv Filesystem::/dev/a::/srv\n', 'alpha Filesystem::/dev/a::/ Filesystem::/dev/b::/x\n'])
awkward('unknown-filesystem-type', ['alpha Filesystem::/dev/a::/srv::[|rw|] Filesystem::/dev/b::/b::[|XFS|]\n', 'alpha Filesystem::/dev/a::/srv::::ro\n'])
awkward('template-mark', ['# {{ x }}\nalpha a\nbeta [|<%=|] x %> {{y}}\n', 'alpha our::{x}\n'])
awkward('long-line', [`# ${'x'.repeat(5116)}[|y|] z\n`, `alpha a ${' '.repeat(6000)}\n`, `alpha a ${' '.repeat(6000)}# x\n`, `alpha ${'é'.repeat(2556)}[|é|] a\n`])

test('the storage pair of the manual', () => {
  const found = findingsOf(language, 'alpha 192.0.2.6/24 drbddisk::r0 \\\n  IPaddr::192.0.2.6/24/eth0\n')
  expect(found.map(({ rule, severity, span, related }) => [rule, severity, span.start, related[0]?.span.start])).toEqual([
    ['haresources/unsafe-address-order', 'info', 6, 19],
    ['haresources/duplicate-address', 'warning', 36, 6],
  ])
})

test('a mistake gives one finding', () => {
  expect(codes('alpha drbddisk:r0 Filesystem::/dev/drbd0::/srv\n')).toEqual(['invalid-separator'])
  expect(codes('alpha Filesystem::/dev/sdb1:/srv::ext3::noatime\n')).toEqual(['invalid-separator'])
  expect(codes('alpha IPv6addr::2001:db8::1\n')).toEqual(['invalid-ipv6-separator'])
  expect(codes('alpha 192.0.2.1 httpd\nbeta 192.0.2.1 httpd\n')).toEqual(['duplicate-group'])
  expect(codes('alpha drbddisk::r0 \\ \n  Filesystem::/dev/drbd0::/srv\n')).toEqual(['blank-behind-backslash'])
  expect(codes('alpha drbddisk::r0 \\\r\n  Filesystem::/dev/drbd0::/srv\r\n')).toEqual(['carriage-return'])
  expect(codes('\uFEFFalpha httpd\n')).toEqual(['byte-order-mark'])
  expect(codes('alpha drbddisk::r0\n  Filesystem::/dev/drbd0::/srv httpd\n')).toEqual(['missing-backslash'])
  expect(codes('alpha httpd \\\u00a0\n  ftpd\n')).toEqual(['misleading-character'])
  expect(codes('alpha 192.0.2.9 httpd\n// alpha 192.0.2.9 drbddisk::r0 httpd\nbeta 192.0.2.10\n')).toEqual(['invalid-remark'])
  expect(codes('> alpha 192.0.2.9 httpd\n> beta 192.0.2.10 ftpd\n')).toEqual(['quoted-line'])
  expect(codes('IPaddr2::192.0.2.9/24/eth0 httpd\n')).toEqual(['missing-host'])
  expect(codes('alpha drbddisk::r0 \\\n\n  192.0.2.9/24/eth0 \\\n  httpd\n')).toEqual(['missing-host'])
  expect(codes('alpha drbddisk::r0 \\\n\n  192.0.2.9/24/eth0 \\\n\n  httpd\n')).toEqual(['missing-host'])
  expect(codes('alpha drbddisk::r0 \\\n# an address\n  192.0.2.9/24/eth0 \\\n  httpd\n')).toEqual(['comment-on-continued-line'])
})

test('what no node is named, heartbeat surely refuses', () => {
  const refused = (text: string): string[] =>
    findingsOf(language, text).flatMap(({ rule, severity, origin }) => (severity === 'error' && origin === 'daemon' ? rule.replace('haresources/', '') : []))
  expect(refused('alpha\\\n  httpd\n')).toEqual(['glued-backslash'])
  expect(refused('\\\nalpha httpd\n')).toEqual(['stray-backslash'])
  expect(refused('alpha#x httpd\n')).toEqual(['glued-comment'])
  expect(refused('alpha httpd \\ \n  IPaddr::192.0.2.9\n')).toEqual(['blank-behind-backslash'])
  expect(refused('alpha\u00a0httpd\n')).toEqual(['misleading-character'])
  expect(refused('// alpha httpd\n')).toEqual(['invalid-remark'])
  expect(refused('> alpha httpd\n')).toEqual(['quoted-line'])
  // Perhaps somebody calls a host httpd, and beta may well be one.
  expect(refused('alpha mysql \\ \n  httpd\n')).toEqual([])
  expect(refused('alpha mysql \\ \nbeta httpd\n')).toEqual([])
  expect(refused('alpha 192.0.2.9\u00a0httpd\n')).toEqual([])
  expect(refused('\falpha httpd\n\rbeta ftpd\n')).toEqual([])
})

test('only a byte-order mark is refused for sure', () => {
  const refused = haresources.rules.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon').map(({ id }) => id)
  expect(refused).toEqual(['haresources/byte-order-mark'])
})

describe('fixes', () => {
  const fixed = (text: string): string => applyEdits(text, findingsOf(language, text)[0]?.fixes[0]?.edits ?? [])

  test.each([
    ['alpha a \\ \n  b\n', 'alpha a \\\n  b\n'],
    ['alpha a\r\nbeta b\r\n', 'alpha a\nbeta b\n'],
    ['alpha a \\ b\n', 'alpha a b\n'],
    ['alpha a \\\n', 'alpha a \n'],
    ['alpha a\n  192.0.2.1 b\n', 'alpha a \\\n  192.0.2.1 b\n'],
    ['alpha IPv6addr::fe80::1/64/eth0\n', 'alpha IPv6addr::fe80:0:0:0:0:0:0:1/64/eth0\n'],
    ['alpha 2001:db8::1\n', 'alpha IPv6addr::2001:db8:0:0:0:0:0:1\n'],
    ['alpha IPaddr:192.0.2.1\n', 'alpha IPaddr::192.0.2.1\n'],
    ['alpha a b\\\nc\n', 'alpha a b \\\nc\n'],
    ['alpha\\\n b\n', 'alpha \\\n b\n'],
    ['alpha192.0.2.1 b\n', 'alpha 192.0.2.1 b\n'],
    ['alpha a\u00a0\u00a0b\u00a0 c \u00a0\n', 'alpha a  b c \n'],
    ['alpha \u201ca\u201d b\u200bc drbddisk\uff1a\uff1ar0\n', 'alpha a bc drbddisk::r0\n'],
    ['alpha a \\\n\u00a0\u00a0b\n', 'alpha a \\\n  b\n'],
    ['> alpha a\n>beta b\n', 'alpha a\nbeta b\n'],
    ['// x\nalpha a\n', '# x\nalpha a\n'],
  ])('%j', (text, wanted) => {
    expect(fixed(text)).toBe(wanted)
  })
})
