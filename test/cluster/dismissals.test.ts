import { describe, expect, test } from 'vitest'

import { cmanExample } from '../../src/cluster/rules/example-cluster.js'
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

describe('two primaries without fencing', () => {
  const drbdConf = `resource r0 {
  protocol C;
  net {
    allow-two-primaries;
  }
  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda7; address 192.0.2.2:7788; meta-disk internal; }
}
`
  const guest = "name = 'web'\ndisk = [ 'drbd:r0,xvda1,w' ]\n"
  const found = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const { report } = await checkExample({ hosts: { alpha: { '/etc/hostname': 'alpha\n', '/proc/drbd': 'version: 8.3.7 (api:88/proto:86-91)\n', '/etc/drbd.conf': drbdConf, ...files } } })
    return report.diagnostics.filter(({ severity, rule }) => severity !== 'info' && rule.startsWith('drbd-conf/')).map(({ rule }) => rule)
  }

  test('are there while a guest moves', async () => {
    expect(await found({ '/etc/xen/web.cfg': guest })).toEqual([])
  })

  test.each([
    ['without a guest', {}],
    ['with a guest on another resource', { '/etc/xen/web.cfg': guest.replace('r0', 'r1') }],
    ['with a guest on the device, which somebody promotes on both hosts', { '/etc/xen/web.cfg': guest.replace('drbd:r0', 'phy:/dev/drbd0') }],
    ['where a resource beside it, of no guest, inherits them', { '/etc/xen/web.cfg': guest, '/etc/drbd.conf': `common { net { allow-two-primaries; } }\n${[drbdConf, drbdConf.replace('r0', 'r1').replaceAll('drbd0', 'drbd1').replaceAll('sda7', 'sda8').replaceAll('7788', '7789')].map(text => text.replace('    allow-two-primaries;\n', '')).join('')}` }],
    ['where boot promotes both', { '/etc/xen/web.cfg': guest, '/etc/drbd.conf': drbdConf.replace('  net {', '  startup { become-primary-on both; }\n  net {') }],
  ])('are a danger %s', async (_title, files) => {
    expect(await found(files)).toEqual(['drbd-conf/unsafe-two-primaries'])
  })
})

describe('a host that lists itself alone', () => {
  const alone = async (alpha: string, beta: string): Promise<readonly string[]> => {
    const { report } = await checkExample({ hosts: { alpha: { '/etc/hostname': 'alpha\n', '/etc/ha.d/ha.cf': alpha }, beta: { '/etc/hostname': 'beta\n', '/etc/ha.d/ha.cf': beta } } })
    return report.diagnostics.filter(({ rule }) => rule === 'ha-cf/missing-second-host').map(({ file }) => file)
  }

  test('is told by the copies that list it, in any case', async () => {
    expect(await alone('node alpha beta\nbcast eth0\n', 'node beta\nbcast eth0\n')).toEqual([])
    expect(await alone('node alpha BETA\nbcast eth0\n', 'node beta\nbcast eth0\n')).toEqual([])
  })

  test('is told by itself where no other lists it', async () => {
    expect(await alone('node alpha gamma\nbcast eth0\n', 'node beta\nbcast eth0\n')).toEqual(['beta/etc/ha.d/ha.cf'])
    expect(await alone('node alpha\nbcast eth0\n', 'node beta\nbcast eth0\n')).toEqual(['alpha/etc/ha.d/ha.cf', 'beta/etc/ha.d/ha.cf'])
  })
})

describe('the member of a failover domain', () => {
  const domain = ['<fencedevices>', '<rm><failoverdomains><failoverdomain name="d"><failoverdomainnode name="gamma"/></failoverdomain></failoverdomains></rm>\n  <fencedevices>'] as const
  const told = async (written: string): Promise<readonly string[]> => {
    const { hosts } = cmanExample('a slip', { '*:/etc/cluster/cluster.conf': [domain[0], domain[1]] })
    const changed = Object.fromEntries(Object.entries(hosts).map(([host, files]) => [host, { ...files, '/etc/cluster/cluster.conf': (files['/etc/cluster/cluster.conf'] ?? '').replace('<clusternode name="gamma"', `<clusternode name="${written}"`) }]))
    const { report } = await checkExample({ hosts: changed })
    return report.diagnostics.map(({ rule }) => rule)
  }

  test('is no fault where its node is written with a slip', async () => {
    const rules = await told('gamna')
    expect(rules).not.toContain('cluster-conf/unknown-failover-domain-node')
    expect(rules).toContain('cluster/unknown-cman-host')
  })

  test('is one where the node is another', async () => {
    expect(await told('other')).toContain('cluster-conf/unknown-failover-domain-node')
  })
})

test('the other form of the names of all hosts is told once', async () => {
  const ownHosts = async (nodes: string, others = nodes): Promise<string[]> => {
    const hostWith = (host: string, list: string): Record<string, string> => ({ '/etc/hostname': `${host}\n`, '/etc/ha.d/ha.cf': `node ${list}\nbcast eth0\n` })
    const { report } = await checkExample({ hosts: { alpha: hostWith('alpha', nodes), beta: hostWith('beta', others) } })
    return report.diagnostics.filter(({ rule }) => rule === 'ha-cf/missing-own-host').map(({ file }) => file)
  }
  expect(await ownHosts('alpha.example.com beta.example.com')).toEqual(['alpha/etc/ha.d/ha.cf'])
  expect(await ownHosts('alpha beta.example.com')).toEqual(['beta/etc/ha.d/ha.cf'])
  expect(await ownHosts('alpha.example.com gamma')).toEqual(['alpha/etc/ha.d/ha.cf', 'beta/etc/ha.d/ha.cf'])
})
