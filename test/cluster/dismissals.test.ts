import { describe, expect, test } from 'vitest'

import { checkExample } from '../support/cluster-of.js'

/** Lists what is said of the keys of a host. */
async function codes(haCf: string, authkeys: string): Promise<string[]> {
  const files = { '/etc/hostname': 'alpha\n', '/etc/ha.d/ha.cf': haCf, '/etc/ha.d/authkeys': authkeys }
  const { report } = await checkExample({ hosts: { alpha: files } })
  return report.diagnostics.filter(({ file }) => file.endsWith('authkeys')).map(({ rule }) => rule)
}

const common = 'node alpha beta\nuse_logd yes\nauto_failback off\nbaud 19200\n'
const mixed = 'auth 2\n1 crc\n2 sha1 not-a-secret-but-long\n'

describe('crc', () => {
  test('on serial lines alone it is enough', async () => {
    expect(await codes(`${common}serial /dev/ttyS0\nserial /dev/ttyS1\n`, 'auth 1\n1 crc\n')).toEqual([])
    expect(await codes(`${common}serial /dev/ttyS0\nping 192.0.2.254\n`, mixed)).toEqual([])
  })

  test('on a network it is not', async () => {
    expect(await codes(`${common}serial /dev/ttyS0\nbcast eth1\n`, 'auth 1\n1 crc\n')).toEqual(['authkeys/unsafe-crc'])
    expect(await codes(`${common}serial /dev/ttyS0\nucast eth1 192.0.2.2\n`, mixed)).toEqual(['authkeys/unsafe-crc-entry'])
  })

  test('where no link is known nothing is taken back', async () => {
    expect(await codes(common, 'auth 1\n1 crc\n')).toEqual(['authkeys/unsafe-crc'])
  })
})
