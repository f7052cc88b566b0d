import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { conversionsSchema } from '../../src/migration/report/schema.js'
import { printedBy } from '../support/run-main.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const pair = 'fixtures/clusters/sound/debian5-heartbeat'

function namesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort()
}

describe('cfgcheck convert', () => {
  test('without a folder prints the report, and nothing secret', async () => {
    const { code, stdout } = await printedBy(['convert', pair, '--to', 'pacemaker'])
    expect(code).toBe(0)
    expect(stdout).toContain('alpha-beta: from Heartbeat to Pacemaker (alpha, beta)')
    expect(stdout).toContain('The way back')
    expect(stdout).not.toContain('not-a-secret')
  })

  test('as JSON keeps to its schema', async () => {
    const { code, stdout } = await printedBy(['convert', 'fixtures/clusters/storage-backend-fixed', '--to', 'pacemaker', '--format', 'json'])
    expect(code).toBe(0)
    const { clusters } = conversionsSchema.parse(JSON.parse(stdout))
    expect(clusters.map(({ name, from }) => [name, from])).toEqual([['xencluster', ['cman']], ['xenamo4-xenamo5', ['heartbeat']]])
    expect(stdout).not.toContain('not-a-secret')
  })

  test('writes a folder as a whole; passwords stand in the CIB alone, for its owner', async () => {
    const folder = join(temporaryFolder(), 'new', 'cluster')
    expect((await printedBy(['convert', pair, '--to', 'pacemaker', '--output', folder])).code).toBe(0)
    expect(namesBelow(folder)).toEqual([
      'alpha/etc/corosync/corosync.conf', 'alpha/etc/drbd.conf', 'alpha/etc/systemd/system/ha-killnfsd.service',
      'beta/etc/corosync/corosync.conf', 'beta/etc/drbd.conf', 'beta/etc/systemd/system/ha-killnfsd.service',
      'cib-alpha-beta.crm', 'cib-alpha-beta.xml', 'report.json', 'report.txt',
    ])
    const secret = namesBelow(folder).filter(name => readFileSync(join(folder, name), 'utf8').includes('not-a-secret'))
    expect(secret).toEqual(['alpha/etc/drbd.conf', 'beta/etc/drbd.conf', 'cib-alpha-beta.crm', 'cib-alpha-beta.xml'])
    for (const name of secret) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, '..'))).toEqual(['cluster'])
  })

  test('refuses a folder that holds something, and leaves it as it is', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'mine'), 'x')
    const { code, stderr } = await printedBy(['convert', pair, '--to', 'pacemaker', '--output', folder])
    expect([code, stderr]).toEqual([2, `cfgcheck: ${folder}: is not empty; --force writes into it all the same\n`])
    expect(readdirSync(folder)).toEqual(['mine'])
    expect((await printedBy(['convert', pair, '--to', 'pacemaker', '--output', folder, '--force'])).code).toBe(0)
    expect(readFileSync(join(folder, 'mine'), 'utf8')).toBe('x')
    expect(existsSync(join(folder, 'report.txt'))).toBe(true)
  })

  test.each([
    ['haresources of two hosts that differ', { 'beta/etc/ha.d/haresources': 'beta IPaddr::192.0.2.11/24/eth0\n' }, 'says something else than'],
    ['a template', { 'alpha/etc/ha.d/haresources': '{{ host }} IPaddr::192.0.2.10\n', 'beta/etc/ha.d/haresources': '{{ host }} IPaddr::192.0.2.10\n' }, 'this is a template'],
    ['a cluster that Pacemaker runs already', { 'alpha/etc/ha.d/ha.cf': 'node alpha beta\nbcast eth0\ncrm yes\n' }, 'Pacemaker runs this cluster already'],
    ['a name that leads out of the folder', { 'alpha/etc/ha.d/ha.cf': 'node alpha ../../etc\nbcast eth0\n' }, 'is no name that a host can have'],
  ])('refuses %s', async (_, changed, message) => {
    const folder = temporaryFolder()
    const files: Record<string, string> = {
      'alpha/etc/ha.d/ha.cf': 'node alpha beta\nbcast eth0\n',
      'beta/etc/ha.d/ha.cf': 'node alpha beta\nbcast eth0\n',
      'alpha/etc/ha.d/haresources': 'alpha IPaddr::192.0.2.10/24/eth0\n',
      'beta/etc/ha.d/haresources': 'alpha IPaddr::192.0.2.10/24/eth0\n',
      ...changed,
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, 'tree', path, '..'), { recursive: true })
      writeFileSync(join(folder, 'tree', path), text)
    }
    const { code, stderr } = await printedBy(['convert', join(folder, 'tree'), '--to', 'pacemaker', '--output', join(folder, 'out')])
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(readdirSync(folder)).toEqual(['tree'])
  })

  test('wants a cluster', async () => {
    const { code, stderr } = await printedBy(['convert', 'fixtures/clusters/sound/debian12-pacemaker', '--to', 'pacemaker'])
    expect([code, stderr]).toEqual([2, 'cfgcheck: fixtures/clusters/sound/debian12-pacemaker: no cluster of Heartbeat or cman is found\n'])
  })
})
