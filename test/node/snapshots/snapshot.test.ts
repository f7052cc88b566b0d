import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { plainPath, safeEntries } from '../../../src/node/snapshots/entry.js'
import type { SnapshotEntry } from '../../../src/node/snapshots/entry.js'
import { openSnapshot } from '../../../src/node/snapshots/snapshot.js'
import { sosreportFolder } from '../../../src/node/snapshots/sosreport.js'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (path: string, text = ''): SnapshotEntry => ({ path, kind: 'file', bytes: bytes(text) })
const link = (path: string, target: string): SnapshotEntry => ({ path, kind: 'link', target })

/** Reads a file of a snapshot's host. */
function textOf(snapshot: ReturnType<typeof openSnapshot>, host: string, path: string): string | undefined {
  const root = snapshot.hosts.find(({ name }) => name === host)?.root
  const content = snapshot.fileSystem.read(`${root}/${path.replace(/^\//, '')}`)
  return 'text' in content ? (content.text as string) : undefined
}

describe('a sosreport', () => {
  const top = 'sosreport-alpha-2026-11-22-abcdefg'
  const entries = [
    file(`${top}/sos_commands/host/hostname`, 'alpha.example.com\n'),
    link(`${top}/hostname`, 'sos_commands/host/hostname'),
    file(`${top}/sos_commands/networking/ip_-o_addr`, '2: eth0    inet 192.0.2.4/24 scope global eth0\n'),
    link(`${top}/ip_addr`, '/sos_commands/networking/ip_-o_addr'),
    file(`${top}/etc/drbd.conf`, 'include "drbd.d/*.res";\n'),
    file(`${top}/etc/drbd.d/r0.res`, 'resource r0 { }\n'),
    file(`${top}/proc/drbd`, 'version: 8.4.11\n'),
    file(`${top}/var/log/messages`, 'a'),
    link(`${top}/etc/rc2.d/S70drbd`, '../init.d/drbd'),
  ]

  test('is a host at its own paths, without its logs', () => {
    const snapshot = openSnapshot('a.tar.xz', entries)
    expect(snapshot.kind).toBe('sosreport')
    expect(snapshot.hosts).toEqual([{ name: 'alpha.example.com', root: 'a.tar.xz/alpha.example.com', isNamed: true, collected: ['/etc/drbd.d'] }])
    expect(textOf(snapshot, 'alpha.example.com', '/etc/drbd.d/r0.res')).toBe('resource r0 { }\n')
    expect(textOf(snapshot, 'alpha.example.com', 'ip_addr')).toContain('192.0.2.4')
    expect(textOf(snapshot, 'alpha.example.com', 'var/log/messages')).toBeUndefined()
    expect(textOf(snapshot, 'alpha.example.com', '/etc/rc2.d/S70drbd')).toBe('')
    expect(snapshot.problems).toEqual([])
  })

  test('several side by side, also of one name', () => {
    const other = entries.map(entry => ({ ...entry, path: entry.path.replace(top, 'sosreport-beta-2026-11-22-hijklmn') }))
    expect(openSnapshot('both.tar', [...entries, ...other]).hosts.map(({ name }) => name)).toEqual(['alpha.example.com', 'alpha.example.com#2'])
  })

  test('takes the name of its folder where it has no other', () => {
    expect(openSnapshot('a.tar', [file('sosreport-beta-web-2026-11-22-x/sos_commands/a/b'), file('sosreport-beta-web-2026-11-22-x/etc/hosts')]).hosts[0]!.name).toBe(
      'beta-web',
    )
  })

  test('unpacked to a folder', async () => {
    const fileSystem = memoryFileSystem({ 'x/sos_commands/host/hostname': 'alpha\n', 'x/etc/cluster/cluster.conf': '', 'y/etc/hosts': '' })
    expect(await sosreportFolder(fileSystem, 'x')).toEqual({ name: 'alpha', root: 'x', isNamed: true, collected: ['/etc/cluster'] })
    expect(await sosreportFolder(fileSystem, 'y')).toBeUndefined()
  })
})

describe('an hb_report', () => {
  const entries = [
    file('report/description.txt'),
    file('report/ha.cf', 'node alpha beta\n'),
    link('report/alpha/ha.cf', '../ha.cf'),
    link('report/beta/ha.cf', '../ha.cf'),
    file('report/alpha/sysinfo.txt'),
    file('report/beta/STOPPED'),
    file('report/beta/drbd.conf', 'resource r0 { }\n'),
    file('report/beta/drbd.d/r1.res', 'resource r1 { }\n'),
    file('report/alpha/cib.xml', '<cib/>'),
    file('report/notes/other.txt'),
  ]

  test('has a host for each node, with the common files', () => {
    const snapshot = openSnapshot('report.tar.bz2', entries)
    expect(snapshot.kind).toBe('crm-report')
    expect(snapshot.hosts.map(({ name, collected }) => [name, collected])).toEqual([
      ['alpha', []],
      ['beta', []],
    ])
    expect(textOf(snapshot, 'alpha', '/etc/ha.d/ha.cf')).toBe('node alpha beta\n')
    expect(textOf(snapshot, 'beta', '/etc/ha.d/ha.cf')).toBe('node alpha beta\n')
    expect(textOf(snapshot, 'beta', '/etc/drbd.d/r1.res')).toBe('resource r1 { }\n')
    expect(textOf(snapshot, 'alpha', 'cib.xml')).toBeUndefined()
  })
})

describe('other snapshots', () => {
  test('what cfgcheck collect made: nothing is missing by chance', () => {
    const snapshot = openSnapshot('alpha.tar.gz', [file('alpha/facts/stat.txt'), file('alpha/etc/hosts'), file('alpha/facts/proc-drbd.txt')])
    expect(snapshot.hosts).toEqual([{ name: 'alpha', root: 'alpha.tar.gz/alpha', isNamed: false, collected: ['/etc'] }])
    expect(textOf(snapshot, 'alpha', 'facts/stat.txt')).toBe('')
  })

  test('one that says what it could not read', () => {
    const entries = [file('alpha/facts/stat.txt'), file('alpha/facts/unreadable.txt', '/etc/ha.d/authkeys\n'), file('alpha/etc/hosts')]
    expect(openSnapshot('a.tar', entries).hosts[0]!.collected).toEqual([])
  })

  test('host trees, deeper and at the top', () => {
    expect(openSnapshot('x.tar', [file('./hosts/alpha/etc/hosts'), file('hosts/beta/etc/drbd.d/etc/x')]).hosts.map(({ name, root }) => [name, root])).toEqual([
      ['alpha', 'x.tar/alpha'],
      ['beta', 'x.tar/beta'],
    ])
    expect(openSnapshot('dir/gamma.tar.gz', [file('etc/hosts')]).hosts[0]!.name).toBe('gamma')
    expect(openSnapshot('dir/gamma.tar.gz', [file('etc/hostname', 'alpha\n')]).hosts[0]!.name).toBe('alpha')
  })

  test('one without any host', () => {
    const snapshot = openSnapshot('music.tar', [file('a/b.mp3')])
    expect(snapshot.hosts).toEqual([])
    expect(snapshot.problems.map(({ message }) => message)).toEqual(['No host was found in "music.tar": a host has an "etc" folder'])
  })

  test('a file that is also a folder', () => {
    const snapshot = openSnapshot('x.tar', [file('a/etc/drbd.d', 'x'), file('a/etc/drbd.d/r0.res', 'y')])
    expect(textOf(snapshot, 'a', '/etc/drbd.d/r0.res')).toBe('y')
    expect(snapshot.fileSystem.list('x.tar/a/etc')).toEqual([{ name: 'drbd.d', kind: 'folder' }])
  })
})

describe('hostile entries', () => {
  const problemsOf = (...entries: SnapshotEntry[]): string[] => safeEntries(entries).problems.map(({ message }) => message)

  test.each(['../etc/hosts', '/etc/hosts', 'a/../../b', 'a/..', 'a\0b'])('a path that leads out: %j', path => {
    expect(problemsOf(file(path))).toHaveLength(1)
    expect(plainPath(path)).toBeUndefined()
    expect(safeEntries([file(path, 'x')]).files.size).toBe(0)
  })

  test('a link that leads nowhere is a gap where a language claims its name', () => {
    expect(safeEntries([link('a/etc/motd', 'nowhere')]).problems).toEqual([])
    expect(safeEntries([link('a/etc/drbd.conf', 'nowhere')]).problems).toEqual([
      { path: 'a/etc/drbd.conf', message: 'Link "a/etc/drbd.conf" leads to nothing in the snapshot', isIncomplete: true },
    ])
    expect(safeEntries([link('a/etc/ha.d/ha.cf', '../../../etc/ha.cf')]).problems.map(({ isIncomplete }) => isIncomplete)).toEqual([true])
    expect(safeEntries([link('a/etc/ha.d/authkeys', 'haresources'), link('a/etc/ha.d/haresources', 'authkeys')]).problems).toHaveLength(2)
  })

  test('a link to a folder has the files in it', () => {
    const { files } = safeEntries([file('a/etc/ha2/ha.cf', 'node alpha\n'), link('a/etc/ha.d', 'ha2')])
    expect(files.get('a/etc/ha.d/ha.cf')).toEqual(bytes('node alpha\n'))
  })

  test('links that lead out, and links that only go round', () => {
    expect(problemsOf(link('a/etc/hosts', '../../../etc/passwd'))).toEqual(['Link "a/etc/hosts" leads out of the snapshot'])
    expect(safeEntries([link('a/x', 'y'), link('a/y', 'x')])).toEqual({ files: new Map(), problems: [] })
    expect(safeEntries([link('a/x', '/etc/hosts'), file('a/etc/hosts', 'own')]).files.get('a/x')).toEqual(bytes('own'))
  })

  test('devices', () => {
    expect(problemsOf({ path: 'a/etc/hosts', kind: 'special' })).toEqual(['Entry "a/etc/hosts" is neither a file nor a folder nor a link'])
  })

  test('a link that a file of the same name replaces, and the reverse', () => {
    expect(safeEntries([link('a/x', 'y'), file('a/x', '1'), file('a/y', '2')]).files.get('a/x')).toEqual(bytes('1'))
    expect(safeEntries([file('a/x', '1'), link('a/x', 'y'), file('a/y', '2')]).files.get('a/x')).toEqual(bytes('2'))
  })

  test('control characters are not shown', () => {
    expect(problemsOf(file('/\x1b[2J'))).toEqual(['Entry "/\\x1b[2J" leads out of the snapshot'])
  })

  test('whatever the paths, no host file leaves its host', () => {
    const part = fc.constantFrom('..', '.', '', 'etc', 'facts', 'alpha', 'sos_commands', 'drbd.d', 'description.txt', 'RUNNING', 'ha.cf', 'hostname', '\\', '\0', '#')
    const path = fc.array(part, { maxLength: 7 }).map(parts => parts.join('/'))
    const entry = fc.oneof(
      path.map(name => file(name, 'x')),
      fc.tuple(path, path).map(([name, target]) => link(name, target)),
      path.map(name => ({ path: name, kind: 'special' }) as SnapshotEntry),
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), entries => {
        const snapshot = openSnapshot('x.tar', entries)
        for (const { root } of snapshot.hosts) {
          expect(root.startsWith('x.tar/')).toBe(true)
          expect(root.split('/')).not.toContain('..')
        }
        expect(new Set(snapshot.hosts.map(({ root }) => root)).size).toBe(snapshot.hosts.length)
      }),
      { numRuns: 500, seed: 5 },
    )
  })
})

test('a snapshot is checked like any tree', async () => {
  const ocfs2 = 'cluster:\n\tname = demo\n\tnode_count = 1\n\nnode:\n\tname = alpha\n\tcluster = demo\n\tnumber = x\n\tip_address = 192.0.2.4\n\tip_port = 7777\n'
  const { fileSystem, hosts } = openSnapshot('alpha.tar.gz', [file('alpha/etc/hostname', 'alpha\n'), file('alpha/etc/ocfs2/cluster.conf', ocfs2)])
  const { ocfs2Conf } = await import('../../../src/languages/ocfs2-conf/index.js')
  const entry = { id: 'ocfs2-conf', title: '', targetFamily: 'ocfs2', paths: ['/etc/ocfs2/cluster.conf'], fileNames: [], load: async () => ocfs2Conf } as never
  const report = await createChecker({ languages: [entry], clusterRules: [] }).check({ fileSystem, clusters: [{ hosts }] })
  expect(report.diagnostics.map(({ rule, file: path }) => [rule, path])).toEqual([['ocfs2-conf/invalid-number', 'alpha.tar.gz/alpha/etc/ocfs2/cluster.conf']])
})
