import { describe, expect, test } from 'vitest'

import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'

/** The release by which each file of a cluster is read, by path. */
async function targetsOf(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const hosts = [...new Set(Object.keys(files).map(path => path.split('/')[0] ?? ''))]
  const { files: reports } = await createChecker().check({
    fileSystem: memoryFileSystem(files),
    clusters: [{ hosts: hosts.map(name => ({ name, root: name })) }],
  })
  return Object.fromEntries(reports.map(({ path, target }) => [path, target]))
}

const root = 'include "drbd.d/*.res";\n'
const plain = 'resource r0 {\n  net { protocol C; }\n  on alpha { device /dev/drbd0; disk /dev/sda; address 192.0.2.1:7788; meta-disk internal; }\n}\n'
const of84 = plain.replace('net {', 'startup { become-primary-on both; }\n  net {')

describe('drbd.conf', () => {
  test('a file without signs is read as its neighbours are', async () => {
    const targets = await targetsOf({ 'alpha/etc/drbd.conf': root, 'alpha/etc/drbd.d/a.res': of84, 'alpha/etc/drbd.d/b.res': plain.replace('r0', 'r1') })
    expect(new Set(Object.values(targets))).toEqual(new Set(['8.4']))
  })

  test('the files of other hosts count', async () => {
    const targets = await targetsOf({ 'alpha/etc/drbd.conf': of84, 'beta/etc/drbd.conf': plain })
    expect(targets['beta/etc/drbd.conf']).toBe('8.4')
  })

  test('what a host runs outweighs words', async () => {
    const targets = await targetsOf({ 'alpha/etc/drbd.conf': of84, 'alpha/facts/proc-drbd.txt': 'version: 9.1.4 (api:2/proto:110-121)\n' })
    expect(targets['alpha/etc/drbd.conf']).toBe('9')
  })

  test('word after word that the host cannot use makes the files count, and that is told once', async () => {
    const of9 = 'resource r0 {\n  options { quorum majority; on-no-quorum io-error; auto-promote no; }\n  on alpha { node-id 0; }\n  on beta { node-id 1; }\n}\n'
    const files = { 'alpha/etc/drbd.conf': of9, 'alpha/facts/proc-drbd.txt': 'version: 8.4.11 (api:1/proto:86-101)\n' }
    expect(await targetsOf(files)).toMatchObject({ 'alpha/etc/drbd.conf': '9' })
    const { diagnostics } = await createChecker().check({ fileSystem: memoryFileSystem(files), clusters: [{ hosts: [{ name: 'alpha', root: 'alpha' }] }] })
    const told = diagnostics.filter(({ message }) => message.includes('8.4'))
    expect(told.map(({ rule, severity, origin }) => [rule, severity, origin])).toEqual([['cluster/mismatched-drbd-module', 'error', 'daemon']])
  })

  test('what one host runs tells of the others, unless they say otherwise themselves', async () => {
    const files = {
      'alpha/etc/drbd.conf': plain,
      'alpha/facts/proc-drbd.txt': 'version: 8.4.11 (api:1/proto:86-101)\n',
      'beta/etc/drbd.conf': plain,
      'charlie/etc/drbd.conf': plain,
      'charlie/facts/proc-drbd.txt': 'version: 9.1.4 (api:2/proto:110-121)\n',
    }
    const { 'charlie/facts/proc-drbd.txt': _, ...withoutCharlie } = files
    expect(await targetsOf(withoutCharlie)).toMatchObject({ 'alpha/etc/drbd.conf': '8.4', 'beta/etc/drbd.conf': '8.4' })
    expect(await targetsOf(files)).toMatchObject({ 'alpha/etc/drbd.conf': '8.4', 'charlie/etc/drbd.conf': '9' })
  })

  test('a file that the software does not read says nothing of those that it reads', async () => {
    const targets = await targetsOf({ 'alpha/etc/drbd.conf': 'include "drbd.d/a.res";\n', 'alpha/etc/drbd.d/a.res': plain, 'alpha/etc/drbd.d/b.res': of84 })
    expect(targets).toEqual({ 'alpha/etc/drbd.conf': '9', 'alpha/etc/drbd.d/a.res': '9' })
  })
})

describe('cluster.conf', () => {
  const text = '<cluster name="demo" config_version="1"><clusternodes><clusternode name="alpha" nodeid="1"/></clusternodes></cluster>\n'

  test.each([
    ['alpha/facts/kernel.txt', 'Linux alpha 2.6.18-194.el5 #1 SMP x86_64 GNU/Linux\n', '2'],
    ['alpha/facts/rpm.txt', 'cman-3.0.12.1-59.el6.x86_64\n', '3'],
    ['alpha/etc/redhat-release', 'Red Hat Enterprise Linux AS release 4 (Nahant Update 7)\n', '1'],
    ['alpha/facts/kernel.txt', 'Linux alpha 6.1.0-18-amd64 #1 SMP x86_64 GNU/Linux\n', '3'],
  ])('%s %s', async (path, facts, version) => {
    expect(await targetsOf({ 'alpha/etc/cluster/cluster.conf': text, [path]: facts })).toMatchObject({ 'alpha/etc/cluster/cluster.conf': version })
  })

  test('rgmanager made DRBD primary before cluster 3', async () => {
    const old = text.replace('<cluster ', '<cluster alias="old" ').replace('</cluster>', '<rm><service name="s"><drbd name="d" resource="r0"/></service></rm></cluster>')
    expect(await targetsOf({ 'alpha/etc/cluster/cluster.conf': old })).toMatchObject({ 'alpha/etc/cluster/cluster.conf': '2' })
  })
})

describe('heartbeat', () => {
  test('the files beside ha.cf are read by the release that ha.cf tells of', async () => {
    const targets = await targetsOf({
      'alpha/etc/ha.d/ha.cf': 'normalpoll on\nnode alpha\nbcast eth0\n',
      'alpha/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
      'alpha/etc/ha.d/haresources': 'alpha 192.0.2.9\n',
    })
    expect(new Set(Object.values(targets))).toEqual(new Set(['1']))
  })

  test('the package counts more', async () => {
    const targets = await targetsOf({ 'alpha/etc/ha.d/ha.cf': 'normalpoll on\n', 'alpha/facts/dpkg.txt': 'ii  heartbeat  1:3.0.6-13  amd64  monitor\n' })
    expect(targets['alpha/etc/ha.d/ha.cf']).toBe('3')
  })
})

test('OCFS2: the package tells', async () => {
  const targets = await targetsOf({ 'alpha/etc/ocfs2/cluster.conf': 'cluster:\n\tnode_count = 0\n\tname = demo\n', 'alpha/facts/rpm.txt': 'ocfs2-tools-1.4.4-1.el5.x86_64\n' })
  expect(targets['alpha/etc/ocfs2/cluster.conf']).toBe('1.4')
})
