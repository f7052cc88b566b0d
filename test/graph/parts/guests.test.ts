import { expect, test } from 'vitest'

import { buildPicture } from '../../../src/graph/build-picture.js'
import { pictureOfReport } from '../../../src/graph/picture-of-report.js'
import { checkExample } from '../../support/cluster-of.js'

const drbd = `resource images {
  net { allow-two-primaries; }
  on alpha { device /dev/drbd0; disk /dev/sdb1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sdb1; address 192.0.2.2:7788; meta-disk internal; }
}
`
const guest = (disk: string): string => `name = "web"\nkernel = "/boot/vmlinuz"\ndisk = [ '${disk}' ]\n`

/** What a guest is drawn on, by the disk that it is given. */
async function basesOf(disk: string): Promise<readonly string[]> {
  const files = { '/etc/drbd.conf': drbd, '/etc/fstab': '/dev/drbd0 /srv/images ocfs2 _netdev 0 0\n', '/etc/xen/vm/web': guest(disk) }
  const { model } = await checkExample({ hosts: { alpha: files, beta: files } }, [])
  return buildPicture(model).lines.flatMap(({ kind, ends: [from, to = ''] }) => (kind === 'use' && from === 'guest alpha web' ? [to] : []))
}

test('a file lies in the file system that is mounted above it', async () => {
  expect(await basesOf('file:/srv/images/web/disk0,xvda,w')).toEqual(['file-system alpha /srv/images'])
})

test('a device is a device, and a file in no known file system stands for itself', async () => {
  expect(await basesOf('phy:/dev/drbd0,xvda,w')).toEqual(['drbd alpha images/0'])
  expect(await basesOf('file:/var/lib/web,xvda,w')).toEqual(['device alpha /var/lib/web'])
})

test('what a guest is stays readable where the host is called so, and stands beside a password', async () => {
  const files = {
    '/etc/ha.d/ha.cf': 'node xen-east xen-west\nstonith_host xen-east external/ipmi xen-west 192.0.2.102 admin not-a-secret lan\n',
    '/etc/xen/vm/web': guest('phy:/dev/sdb1,xvda,w'),
  }
  const { model, report } = await checkExample({ hosts: { 'xen-east': files, 'xen-west': files } }, [])
  const { boxes } = pictureOfReport(model, report, [])
  expect(boxes.flatMap(({ kind, details }) => (kind === 'guest' ? details : []))).toEqual(['Xen guest', 'Xen guest'])
})
