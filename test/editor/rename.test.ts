import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { describe, expect, test } from 'vitest'

import { mentionAt, nameAfter, planRename, referencesTo } from '../../src/editor/index.js'
import type { RenameRequest } from '../../src/editor/index.js'
import { createChecker } from '../../src/workspace/checker.js'
import type { CheckReport } from '../../src/workspace/report.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { namingFiles, readerOf } from '../../src/workspace/mentions.js'
import type { NamingFile } from '../../src/workspace/mentions.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { renamedKinds } from '../../src/text/mention.js'
import type { Named } from '../../src/text/mention.js'
import { applyEdits } from '../../src/text/edit.js'
import { consistentCluster } from '../support/consistent-cluster.js'

type Texts = Readonly<Record<string, string>>

async function checked(texts: Texts, hosts: readonly string[]): Promise<CheckReport> {
  const requests = hosts.map(root => ({ name: root.replace(/^.*=/, ''), root: root.replace(/=.*$/, ''), isNamed: true }))
  return createChecker().check({ fileSystem: memoryFileSystem(texts), clusters: [{ hosts: requests }] })
}

async function filesOf(texts: Texts, hosts: readonly string[]): Promise<readonly NamingFile[]> {
  const report = await checked(texts, hosts)
  return namingFiles(report, readerOf(report, builtinLanguages))
}

async function renamed(texts: Texts, hosts: readonly string[], request: RenameRequest): Promise<Record<string, string>> {
  const plan = planRename(await filesOf(texts, hosts), request)
  if ('problem' in plan) throw new Error(plan.problem)
  return Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, applyEdits(text, plan.edits.filter(({ file }) => file === path))]),
  )
}

async function problemIn(texts: Texts, hosts: readonly string[], request: RenameRequest): Promise<string> {
  const plan = planRename(await filesOf(texts, hosts), request)
  return 'problem' in plan ? plan.problem : 'none'
}

/** One host, `h`, with one file. */
const inFile = (path: string, text: string): Texts => ({ [`h/${path}`]: text })

function clusterTexts(hasFullNames: boolean): Texts {
  const files = consistentCluster({ size: 2, hasFullNames })
  return Object.fromEntries(
    Object.entries(files).flatMap(([host, own]) => Object.entries(own).map(([path, text]) => [`${host}/${path.replace(/^\//, '')}`, text])),
  )
}

const isRenamed = (of: Named): boolean => renamedKinds.some(kind => kind === of)
const host = (from: string, to: string): RenameRequest => ({ of: 'host', from, to })
const resource = (from: string, to: string): RenameRequest => ({ of: 'resource', from, to })

describe('what a file names', () => {
  const cases: readonly [title: string, path: string, text: string, request: RenameRequest, after: string][] = [
    [
      'a section of drbd.conf, quoted and bare',
      'etc/drbd.conf',
      'resource r0 {\n  on "alpha" { device /dev/drbd0; }\n  on beta { device /dev/drbd0; } # alpha\n  startup { become-primary-on alpha; }\n}\n',
      host('alpha', 'gamma'),
      'resource r0 {\n  on "gamma" { device /dev/drbd0; }\n  on beta { device /dev/drbd0; } # alpha\n  startup { become-primary-on gamma; }\n}\n',
    ],
    [
      'connections of drbd.conf',
      'etc/drbd.conf',
      'resource r0 {\n  on alpha { node-id 0; }\n  connection { host alpha port 7789; host beta port 7789; }\n  connection-mesh { hosts alpha beta; }\n  proxy on alpha { inside 127.0.0.1:1; }\n}\n',
      host('alpha', 'gamma'),
      'resource r0 {\n  on gamma { node-id 0; }\n  connection { host gamma port 7789; host beta port 7789; }\n  connection-mesh { hosts gamma beta; }\n  proxy on gamma { inside 127.0.0.1:1; }\n}\n',
    ],
    [
      'a stacked resource and what waits for it',
      'etc/drbd.conf',
      'resource r0 { disk { resync-after r1/0; } }\nresource r1 { }\nresource up { stacked-on-top-of r1 { device /dev/drbd9; disk /dev/drbd/by-res/r1/0; } }\n',
      resource('r1', 'data'),
      'resource r0 { disk { resync-after data/0; } }\nresource data { }\nresource up { stacked-on-top-of data { device /dev/drbd9; disk /dev/drbd/by-res/data/0; } }\n',
    ],
    [
      'nothing in what DRBD skips, and no value that only looks so',
      'etc/drbd.conf',
      'skip resource r1 { on alpha { } }\nresource r1 { disk { on-io-error detach; } handlers { fence-peer "r1"; } }\n',
      resource('r1', 'data'),
      'skip resource r1 { on alpha { } }\nresource data { disk { on-io-error detach; } handlers { fence-peer "r1"; } }\n',
    ],
    [
      'nodes, peers, ping targets and STONITH in ha.cf',
      'etc/ha.d/ha.cf',
      'ucast eth0 alpha\nnode alpha beta # alpha\nping alpha\nping_group g alpha 192.0.2.254\nstonith_host alpha baytech 192.0.2.9 a b\n',
      host('alpha', 'gamma'),
      'ucast eth0 gamma\nnode gamma beta # alpha\nping gamma\nping_group g gamma 192.0.2.254\nstonith_host gamma baytech 192.0.2.9 a b\n',
    ],
    [
      'whom a management board switches off, and no other parameter',
      'etc/ha.d/ha.cf',
      'node alpha beta\nstonith_host beta external/ipmi alpha 192.0.2.2 alpha alpha lan\nstonith_host * baytech alpha alpha alpha\n',
      host('alpha', 'gamma'),
      'node gamma beta\nstonith_host beta external/ipmi gamma 192.0.2.2 alpha alpha lan\nstonith_host * baytech alpha alpha alpha\n',
    ],
    [
      'groups of haresources',
      'etc/ha.d/haresources',
      'alpha drbddisk::r0 Filesystem::/dev/drbd/by-res/r0/0::/srv::ext3 r0\n',
      resource('r0', 'data'),
      'alpha drbddisk::data Filesystem::/dev/drbd/by-res/data/0::/srv::ext3 r0\n',
    ],
    [
      'cluster.conf, and no port of a fence device',
      'etc/cluster/cluster.conf',
      '<cluster name="alpha" config_version="1"><clusternodes><clusternode name="alpha" nodeid="1"><fence><method name="1"><device name="m" nodename=\'alpha\' port="alpha"/></method></fence></clusternode></clusternodes><rm><failoverdomains><failoverdomain name="d"><failoverdomainnode name="alpha"/></failoverdomain></failoverdomains></rm></cluster>\n',
      host('alpha', 'gamma'),
      '<cluster name="alpha" config_version="1"><clusternodes><clusternode name="gamma" nodeid="1"><fence><method name="1"><device name="m" nodename=\'gamma\' port="alpha"/></method></fence></clusternode></clusternodes><rm><failoverdomains><failoverdomain name="d"><failoverdomainnode name="gamma"/></failoverdomain></failoverdomains></rm></cluster>\n',
    ],
    [
      'a resource of rgmanager',
      'etc/cluster/cluster.conf',
      '<cluster name="r0" config_version="1"><rm><service name="r0"><drbd name="r0" resource="r0"><fs name="r0" device="/dev/drbd/by-res/r0/0"/></drbd></service></rm></cluster>\n',
      resource('r0', 'data'),
      '<cluster name="r0" config_version="1"><rm><service name="r0"><drbd name="r0" resource="data"><fs name="r0" device="/dev/drbd/by-res/data/0"/></drbd></service></rm></cluster>\n',
    ],
    [
      'nodes of OCFS2',
      'etc/ocfs2/cluster.conf',
      'cluster:\n\tnode_count = 1\n\tname = alpha\n\nnode:\n\tname = alpha\n\tcluster = alpha\n\tnumber = 0\n\tip_address = 192.0.2.1\n\tip_port = 7777\n',
      host('alpha', 'gamma'),
      'cluster:\n\tnode_count = 1\n\tname = alpha\n\nnode:\n\tname = gamma\n\tcluster = alpha\n\tnumber = 0\n\tip_address = 192.0.2.1\n\tip_port = 7777\n',
    ],
    ['/etc/hostname', 'etc/hostname', '# alpha\nalpha\n', host('alpha', 'gamma'), '# alpha\ngamma\n'],
    [
      '/etc/hosts, a short and a full name on one line',
      'etc/hosts',
      '192.0.2.1 alpha.example.com Alpha alpha2 # alpha\n',
      host('alpha', 'gamma'),
      '192.0.2.1 gamma.example.com gamma alpha2 # alpha\n',
    ],
    ['the name under which cman joins', 'etc/sysconfig/cman', 'NODENAME="alpha"\nOTHER=alpha\n', host('alpha', 'gamma'), 'NODENAME="gamma"\nOTHER=alpha\n'],
    ['a mount', 'etc/fstab', '/dev/drbd/by-res/r0/0 /srv ext3 noauto 0 0\n', resource('r0', 'data'), '/dev/drbd/by-res/data/0 /srv ext3 noauto 0 0\n'],
  ]

  test.each(cases)('%s', async (_title, path, text, request, after) => {
    // Some files name nothing by themselves: a second one does.
    const texts = { ...inFile(path, text), 'k/etc/ha.d/ha.cf': 'node other\n' }
    expect((await renamed(texts, ['h', 'k'], request))[`h/${path}`]).toBe(after)
  })

  test('each place is the name and nothing else', async () => {
    for (const { source, mentions } of await filesOf(clusterTexts(true), ['alpha.example.com', 'beta.example.com'])) {
      for (const { of, name, span } of mentions) if (isRenamed(of)) expect(source.text.slice(span.start, span.end)).toBe(of === 'service' ? name.replace(/^.*:/, '') : name)
    }
  })
})

describe('a host by its short and its full name', () => {
  test('a full name changes in its short form too', async () => {
    const after = await renamed(clusterTexts(true), ['alpha.example.com', 'beta.example.com'], host('alpha.example.com', 'gamma.example.org'))
    expect(after['alpha.example.com/etc/hosts']).toContain('192.0.2.1 gamma.example.org gamma\n')
    expect(after['alpha.example.com/etc/ocfs2/cluster.conf']).toContain('name = gamma\n')
    expect(after['beta.example.com/etc/ha.d/ha.cf']).toContain('node gamma.example.org\n')
    expect(Object.values(after).join('')).not.toContain('alpha')
  })

  test('a short name of two full names is refused', async () => {
    const texts = { 'h/etc/hosts': '192.0.2.1 alpha.example.com\n192.0.2.2 alpha.example.org\n' }
    expect(await problemIn(texts, ['h'], host('alpha', 'gamma'))).toBe('"alpha" may mean alpha.example.com or alpha.example.org; give the full name')
  })

  test('one form cannot become the other', async () => {
    expect(await problemIn(clusterTexts(false), ['alpha', 'beta'], host('alpha', 'gamma.example.com'))).toContain('give both names in one form')
  })
})

describe('refusals', () => {
  const refusals: readonly [request: RenameRequest, problem: string][] = [
    [host('alpa', 'gamma'), 'no file names host "alpa"; did you mean "alpha"?'],
    [host('alpha', 'beta'), 'there is a host "beta" already'],
    [host('alpha', 'BETA'), 'there is a host "beta" already'],
    [host('alpha', 'alpha'), 'host "alpha" is called so already'],
    [host('alpha', 'al pha'), '"al pha" is no name for a host'],
    [host('alpha', 'al_pha'), '"al_pha" is no name for a host'],
    [host('alpha', '192.0.2.1'), '"192.0.2.1" is no name for a host'],
    [host('alpha', 'a'.repeat(64)), 'is no name for a host'],
    [resource('r0', 'r0::x'), '"r0::x" is no name for a resource'],
    [resource('r0', 'all'), '"all" is no name for a resource'],
    [resource('r0', ''), '"" is no name for a resource'],
    [resource('R0', 'r1'), 'no file names resource "R0"; did you mean "r0"?'],
  ]
  test.each(refusals)('%j', async (request, problem) => {
    expect(await problemIn(clusterTexts(false), ['alpha', 'beta'], request)).toContain(problem)
  })
})

describe('what is known within another thing only', () => {
  const method = (host: string): string => `<clusternode name="${host}" nodeid="1"><fence><method name="board"><device name="ipmi"/></method></fence></clusternode>`
  const texts = { 'h/etc/cluster/cluster.conf': `<cluster name="pair" config_version="1"><clusternodes>${method('alpha')}${method('beta')}</clusternodes><fencedevices><fencedevice agent="fence_ipmilan" name="ipmi"/></fencedevices></cluster>\n` }
  const refusals: readonly [request: RenameRequest, problem: string][] = [
    [{ of: 'fence-method', from: 'board', to: 'power' }, 'no file names fence method "board"; write alpha/board or beta/board'],
    [{ of: 'fence-method', from: 'other', to: 'power' }, 'no file names fence method "other"; known are alpha/board, beta/board'],
    [{ of: 'fence-method', from: 'board', to: 'power', scope: 'gamma' }, 'no file names fence method "board" of "gamma"; write alpha/board or beta/board'],
    [{ of: 'service-resource', from: 'fs', to: 'data' }, 'no file names service resource "fs"; no service resource is named in these files'],
  ]
  test.each(refusals)('%j is told how it is written', async (request, problem) => {
    expect(await problemIn(texts, ['h'], request)).toBe(problem)
  })
})

describe('a whole cluster', () => {
  const example = readFolder('fixtures/clusters/storage-backend')
  const exampleHosts = [...new Set(Object.keys(example).map(path => path.split('/')[0] ?? ''))].filter(name => name.startsWith('xenamo'))
  const clusters: readonly [title: string, texts: Texts, hosts: readonly string[], request: RenameRequest][] = [
    ['a host with a short name', clusterTexts(false), ['alpha', 'beta'], host('alpha', 'gamma')],
    ['a host with a full name', clusterTexts(true), ['alpha.example.com', 'beta.example.com'], host('alpha.example.com', 'gamma.example.com')],
    ['a resource', clusterTexts(false), ['alpha', 'beta'], resource('r0', 'data')],
    ['a host of the example', example, exampleHosts, host('xenamo4', 'xenamo4b')],
    ['a resource of the example', example, exampleHosts, resource('cluster', 'images')],
  ]

  test.each(clusters)('%s: there and back is the same to the byte', async (_title, texts, hosts, request) => {
    const after = await renamed(texts, hosts, request)
    expect(after).not.toEqual(texts)
    const folders = hosts.map(name => `${name}=${nameAfter(name, request)}`)
    expect(await renamed(after, folders, { of: request.of, from: request.to, to: request.from })).toEqual(texts)
  })

  test.each(clusters)('%s: the findings are the same', async (_title, texts, hosts, request) => {
    const after = await renamed(texts, hosts, request)
    const folders = hosts.map(name => `${name}=${nameAfter(name, request)}`)
    const shown = (report: CheckReport): string[] => report.diagnostics.map(({ rule, file, span }) => `${file} ${rule} ${report.sources.get(file)?.positionAt(span.start).line ?? 0}`).sort()
    expect(shown(await checked(after, folders))).toEqual(shown(await checked(texts, hosts)))
  })
})

test('references and the name under the cursor', async () => {
  const files = await filesOf(clusterTexts(false), ['alpha', 'beta'])
  const file = files.find(({ source }) => source.id === 'alpha/etc/ha.d/haresources')
  const found = file === undefined ? undefined : mentionAt(file, 1)
  expect(found).toMatchObject({ of: 'host', name: 'alpha' })
  const places = referencesTo(files, { of: 'host', name: 'alpha' })
  expect(places.length).toBeGreaterThan(10)
  expect(places.map(place => place.file)).toContain('beta/etc/drbd.conf')
  expect(file === undefined ? undefined : mentionAt(file, file.source.text.indexOf('ext3') + 1)).toBeUndefined()
})

test('what is no name is told and stays', async () => {
  const texts = { 'h/etc/ha.d/haresources': '# alpha\nalpha IPaddr::192.0.2.9\n', 'h/etc/ha.d/resource.d/x': '#!/bin/sh\necho alpha alphabet\n' }
  const plan = planRename(await filesOf(texts, ['h']), host('alpha', 'gamma'))
  if ('problem' in plan) throw new Error(plan.problem)
  expect(plan.edits).toHaveLength(1)
  expect(plan.leftovers.map(({ file, span }) => `${file} ${span.start}`)).toEqual(['h/etc/ha.d/haresources 2', 'h/etc/ha.d/resource.d/x 15'])
})

function readFolder(folder: string): Texts {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  )
}
