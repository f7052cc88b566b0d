import { expect, test } from 'vitest'

import { haresources } from '../../../src/languages/haresources/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { blameOf } from '../authkeys/blaming.js'

const language = haresources as unknown as Language
const good = [
  'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 IPaddr::192.0.2.10/24/eth0 httpd MailTo::root::failover\nbeta LVM::vg1 Filesystem::/dev/vg1/data::/data::xfs::noatime 192.0.2.11/24/eth0 ftpd\n',
  'alpha drbddisk::r0 \\\n  Filesystem::/dev/drbd0::/srv::ext3 \\\n  IPaddr2::192.0.2.10/24/eth0:1 IPsrcaddr::192.0.2.10 \\\n  mysql\n# comment\nbeta 192.0.2.12 apache\n',
  'alpha portblock::tcp::2049::block drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 nfs-kernel-server IPaddr::192.0.2.10/24 portblock::tcp::2049::unblock\n',
  'alpha 192.0.2.10/24 drbdupper::r0-U Filesystem::/dev/drbd1::/srv::ext3 mysql\nbeta 192.0.2.11 httpd # web\n',
]

test('the first finding is where the mistake is', { timeout: 60_000 }, () => {
  for (const text of good) expect(findingsOf(language, text)).toEqual([])
  const { found, touching, findings, astray } = blameOf(language, good)
  expect(found).toBeGreaterThan(500)
  expect({ share: touching / found >= 0.98, astray }).toEqual({ share: true, astray })
  expect(findings / found).toBeLessThan(1.3)
})
