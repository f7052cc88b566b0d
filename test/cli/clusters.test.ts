import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { cli, folderWith } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'
import type { Printed } from '../support/run-main.js'

const haCf = 'logfacility local0\nkeepalive 1\nwarntime 5\ndeadtime 30\ninitdead 60\nbcast eth0\nbcast eth1\nauto_failback off\nnode alpha\nnode beta\n'
const authkeys = 'auth 1\n1 sha1 a-long-enough-not-a-secret-41c7\n'
const files = { 'hosts/alpha/etc/ha.d/ha.cf': haCf, 'hosts/beta/etc/ha.d/ha.cf': haCf, 'hosts/alpha/etc/ha.d/authkeys': authkeys, 'hosts/beta/etc/ha.d/authkeys': authkeys }

describe('hosts', async () => {
  test('of a folder, by --host and by the configuration are the same cluster', async () => {
    const folder = folderWith({
      ...files,
      'hosts/beta/etc/ha.d/authkeys': authkeys.replace('41c7', '41c8'),
      'cfgcheck.json': '{ "clusters": { "demo": { "hosts": { "alpha": "hosts/alpha", "beta": "hosts/beta" } } } }',
    })
    const runs: Printed[] = []
    for (const args of [['hosts'], ['--host', 'alpha=hosts/alpha', '--host', 'beta=hosts/beta'], []]) runs.push(await printedBy(['--format', 'concise', '--only', 'cluster/mismatched-authkeys', ...args], folder))
    for (const { stdout, code } of runs) {
      expect(stdout).toMatch(/^hosts\/\w+\/etc\/ha\.d\/authkeys:2:\d+ error .* \[cluster\/mismatched-authkeys\]$/m)
      expect(stdout).toBe(runs[0]?.stdout)
      expect(code).toBe(1)
    }
  })

  test('files given by name are separate checks, whatever else lies around', async () => {
    const folder = folderWith({ ...files, 'hosts/beta/etc/ha.d/authkeys': authkeys.replace('41c7', '41c8') })
    const run = await printedBy(['--format', 'concise', 'hosts/alpha/etc/ha.d/authkeys', 'hosts/beta/etc/ha.d/authkeys'], folder)
    expect(run).toMatchObject({ code: 0, stdout: '' })
  })

  test("etc/hostname wins over the folder's name, and that is said", async () => {
    const folder = folderWith({ ...files, 'hosts/beta/etc/hostname': 'gamma\n' })
    const run = await printedBy(['--format', 'concise', 'hosts'], folder)
    expect(run.stdout).toContain('The folder is named "beta", the host calls itself "gamma" [cfgcheck/differing-host-name]')
  })

  test('a tarball of a host is as good as its folder', async () => {
    const folder = folderWith({ ...files, 'hosts/alpha/etc/hostname': 'alpha\n', 'hosts/beta/etc/hostname': 'beta\n', 'hosts/beta/etc/ha.d/authkeys': authkeys.replace('41c7', '41c8') })
    for (const host of ['alpha', 'beta']) expect(spawnSync('tar', ['-czf', `${host}.tar.gz`, '-C', 'hosts', host], { cwd: folder }).status).toBe(0)
    const run = await printedBy(['--format', 'concise', '--only', 'cluster/mismatched-authkeys', 'alpha.tar.gz', 'beta.tar.gz'], folder)
    expect(run.stdout).toContain('[cluster/mismatched-authkeys]')
    expect(run.code).toBe(1)
  })
})

describe('booth.conf', async () => {
  const booth = 'site = 192.0.2.10\nsite = 192.0.2.20\narbitrator = 192.0.2.30\nticket = "db"\n  renewal-freq = 200\n  expire = 600\n'
  const of = (path: string, beta: string): Record<string, string> => ({ ...files, [`hosts/alpha/etc/booth/${path}`]: booth, [`hosts/beta/etc/booth/${path}`]: beta })

  test('is compared by diff', async () => {
    const folder = folderWith(of('booth.conf', booth.replace('600', '900')))
    const run = await printedBy(['diff', 'hosts/alpha', 'hosts/beta'], folder)
    expect(run).toMatchObject({ code: 1, stdout: 'booth\n  ticket db / expire\n    - 600  hosts/alpha/etc/booth/booth.conf:6:3\n    + 900  hosts/beta/etc/booth/booth.conf:6:3\n' })
  })

  test('that is only written otherwise does not differ', async () => {
    const folder = folderWith(of('other.conf', `# a remark\n${booth.replace('"db"', 'db')}`))
    expect(await printedBy(['diff', 'hosts/alpha', 'hosts/beta'], folder)).toMatchObject({ code: 0, stdout: '' })
  })

  test('is all that an arbitrator has, and counts', async () => {
    const folder = folderWith({ ...files, 'hosts/arb/etc/booth/booth.conf': booth.replace('expire', 'expires'), 'lone/arb/etc/booth/booth.conf': booth })
    const among = await printedBy(['hosts'], folder)
    expect(among.stdout).toContain('[booth/unknown-key]')
    expect(among.stderr).toMatch(/^5 files on 3 hosts checked \(.*booth/)
    expect(await printedBy(['lone/arb'], folder)).toMatchObject({ code: 0, stdout: '', stderr: '1 file on 1 host checked (booth): nothing found\n' })
    expect((await printedBy(['--list-files', 'hosts'], folder)).stdout.split('\n')).toEqual([...Object.keys(files), 'hosts/arb/etc/booth/booth.conf', ''].sort((a, b) => (a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1)))
  })

  test.each([
    ['a value', booth.replace('600', '900'), 'booth.conf:6:3'],
    ['the second site', booth.replace('192.0.2.20', '192.0.2.21'), 'booth.conf:2:1'],
    ['what is said of all tickets', `${booth.slice(0, booth.indexOf('ticket'))}ticket = __defaults__\n  expire = 900\nticket = "db"\n  renewal-freq = 200\n`, 'booth.conf:5:3'],
  ])('that differs is told at the line that does: %s', async (_case, beta, place) => {
    const folder = folderWith(of('booth.conf', beta))
    expect((await printedBy(['--format', 'concise', '--only', 'cluster/mismatched-booth-conf', 'hosts'], folder)).stdout).toMatch(new RegExp(`^hosts/beta/etc/booth/${place} error`))
  })
})

test('diff tells what two hosts say differently, and not how they write it', async () => {
  const folder = folderWith({ ...files, 'hosts/beta/etc/ha.d/ha.cf': `# the same, but for one value\n${haCf.replace('deadtime 30', 'deadtime   20').replace('node alpha\nnode beta', 'node alpha beta')}` })
  const run = await printedBy(['diff', 'hosts/alpha', 'hosts/beta'], folder)
  expect(run.code).toBe(1)
  expect(run.stdout).toMatch(/deadtime\n\s+- 30000 ms .*\n\s+\+ 20000 ms /)
  expect(run.stdout).not.toContain('keepalive')
  expect(await printedBy(['diff', 'hosts/alpha', 'hosts/alpha'], folder)).toMatchObject({ code: 0, stdout: '' })
  const entries = JSON.parse((await printedBy(['diff', '--format', 'json', 'hosts/alpha', 'hosts/beta'], folder)).stdout) as { key: string }[]
  expect(entries.map(({ key }) => key)).toContain('deadtime')
})

test('diff tells what LVM, the services of the cluster and fstab are told differently, and nothing of the own disks of a host', async () => {
  const lvm = 'devices {\n  filter = [ "a|^/dev/drbd.*|", "r|.*|" ]\n}\n'
  const folder = folderWith({
    ...files,
    'hosts/alpha/etc/lvm/lvm.conf': lvm, 'hosts/beta/etc/lvm/lvm.conf': `# other\n${lvm.replace('a|^/dev/drbd.*|', 'a|^/dev/sd.*|')}`,
    'hosts/alpha/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/sdc"\nSBD_WATCHDOG_TIMEOUT=5\n', 'hosts/beta/etc/sysconfig/sbd': 'SBD_DEVICE=/dev/sdc\nSBD_WATCHDOG_TIMEOUT=15\n',
    'hosts/alpha/etc/fstab': 'UUID=1 / ext4 defaults 0 1\n/dev/drbd0 /srv ocfs2 _netdev 0 0\n', 'hosts/beta/etc/fstab': 'UUID=2 / ext4 defaults 0 1\n',
  })
  const run = await printedBy(['diff', 'hosts/alpha', 'hosts/beta'], folder)
  expect(run).toMatchObject({ code: 1, stdout: `fstab
  /srv
    - /dev/drbd0 ocfs2 _netdev  hosts/alpha/etc/fstab:2:1
lvm-conf
  devices / filter
    - a|^/dev/drbd.*| r|.*|  hosts/alpha/etc/lvm/lvm.conf:2:3
    + a|^/dev/sd.*| r|.*|  hosts/beta/etc/lvm/lvm.conf:3:3
sbd
  SBD_WATCHDOG_TIMEOUT
    - 5  hosts/alpha/etc/sysconfig/sbd:2:1
    + 15  hosts/beta/etc/sysconfig/sbd:2:1
` })
})

test('init writes what it finds, and never overwrites', async () => {
  const folder = folderWith(files)
  expect((await printedBy(['init'], folder)).code).toBe(0)
  const settings = JSON.parse(readFileSync(join(folder, 'cfgcheck.json'), 'utf8')) as { clusters: { hosts: { hosts: object } } }
  expect(settings.clusters.hosts.hosts).toEqual({ alpha: 'hosts/alpha', beta: 'hosts/beta' })
  expect((await printedBy([], folder)).code).toBe(0)
  expect(await printedBy(['init'], folder)).toMatchObject({ code: 2, stderr: 'cfgcheck: cfgcheck.json is already there\n' })
})

test('init in the folder of the hosts themselves calls the cluster as that folder', async () => {
  const folder = join(folderWith(files), 'hosts')
  expect((await printedBy(['init'], folder)).code).toBe(0)
  const settings = JSON.parse(readFileSync(join(folder, 'cfgcheck.json'), 'utf8')) as object
  expect(settings).toHaveProperty('clusters', { hosts: { hosts: { alpha: 'alpha', beta: 'beta' } } })
  expect((await printedBy([], folder)).code).toBe(0)
})

test('dump shows inherited values, and a cluster as data', async () => {
  const folder = folderWith({
    'etc/drbd.conf': 'include "drbd.d/*.res";\ncommon { net { timeout 60; } }\n',
    'etc/drbd.d/r0.res': 'resource r0 {\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n',
  })
  expect((await printedBy(['dump', 'etc/drbd.conf'], folder)).stdout).toMatch(/timeout 60;.*etc\/drbd\.conf:2:\d+/)
  const model = JSON.parse((await printedBy(['dump', '--format', 'json', '.'], folder)).stdout) as { clusters: { hosts: { facts: { kind: string }[] }[] }[] }
  expect(model.clusters[0]?.hosts[0]?.facts.map(({ kind }) => kind)).toContain('drbd-volume')
})

test('dump and diff follow an absolute include within the host of the file', async () => {
  const resource = 'resource r0 {\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'
  const conf = 'include "/etc/drbd.d/r0.res";\n'
  const folder = folderWith({ 'a/etc/drbd.conf': conf, 'a/etc/drbd.d/r0.res': resource, 'b/etc/drbd.conf': conf, 'b/etc/drbd.d/r0.res': resource.replace('sda1', 'sdb1') })
  expect((await printedBy(['dump', 'a/etc/drbd.conf'], folder)).stdout).toContain('resource r0')
  expect((await printedBy(['diff', 'a/etc/drbd.conf', 'b/etc/drbd.conf'], folder)).stdout).toContain('/dev/sdb1')
})

test('--fix mends, --diff only shows', async () => {
  const text = 'resource r0 {\n  protocol C;\n  syncer { rate 10M; }\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'
  const folder = folderWith({ 'r0.res': text })
  const shown = await printedBy(['--target', 'drbd=9', '--fix', '--diff', 'r0.res'], folder)
  expect(shown.stdout).toContain('+')
  expect(shown.stdout).toContain('resync-rate')
  expect(readFileSync(join(folder, 'r0.res'), 'utf8')).toBe(text)
  await printedBy(['--target', 'drbd=9', '--fix', 'r0.res'], folder)
  const fixed = readFileSync(join(folder, 'r0.res'), 'utf8')
  expect(fixed).toContain('resync-rate 10M')
  expect(fixed).not.toContain('syncer')
})

test('a reader that has seen enough ends the command quietly', () => {
  const folder = folderWith({ 'ha.cf': 'nonsense 1\n'.repeat(900) })
  const { stdout, stderr } = spawnSync('sh', ['-c', `'${process.execPath}' '${cli}' -q --format concise ha.cf | head -1`], { cwd: folder, encoding: 'utf8' })
  expect(stdout.split('\n')).toHaveLength(2)
  expect(stderr).toBe('')
})

const shells = ['bash', 'zsh', 'fish']

test.each(shells)('completion for %s names commands and options', async shell => {
  const { stdout, code } = await printedBy(['completion', shell])
  expect(code).toBe(0)
  for (const word of ['check', 'fmt', '--stdin-filename'.replace(/^--/, shell === 'fish' ? '' : '--')]) expect(stdout).toContain(word)
})

for (const shell of shells) {
  const isInstalled = ['/bin', '/usr/bin'].some(folder => existsSync(join(folder, shell)))
  test.skipIf(!isInstalled)(`${shell} accepts its completion (skipped where ${shell} is not installed)`, async () => {
    const script = join(folderWith({}), 'completion')
    writeFileSync(script, (await printedBy(['completion', shell])).stdout)
    expect(spawnSync(shell, ['-n', script]).status).toBe(0)
  })
}
