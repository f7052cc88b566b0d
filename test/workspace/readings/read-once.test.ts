import { expect, test } from 'vitest'

import { builtinLanguages } from '../../../src/languages/builtin.js'
import type { LanguageEntry } from '../../../src/languages/language.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { createWorkspace } from '../../../src/workspace/workspace.js'

/** A language that notes the texts that it parses and reads. */
function noting(id: string, noted: string[]): readonly LanguageEntry[] {
  return builtinLanguages.map(entry => {
    if (entry.id !== id) return entry
    return {
      ...entry,
      async load() {
        const language = await entry.load()
        const parse: typeof language.parse = source => (noted.push(`parse ${source.id}`), language.parse(source))
        const read: typeof language.read = (file, options) => (noted.push(`read ${file.source.id}`), language.read(file, options))
        return { ...language, parse, read }
      },
    }
  })
}

test('a file that shows by itself what all files add up to is read once', async () => {
  const noted: string[] = []
  const files = {
    'alpha/etc/ha.d/ha.cf': 'keepalive 2\ndeadtime 30\nudpport 694\nbcast eth0\nnode alpha beta\n',
    'beta/etc/ha.d/ha.cf': 'udpport 694\nkeepalive 2\ndeadtime 30\nbcast eth0\nnode alpha beta\n',
  }
  const workspace = createWorkspace({ fileSystem: memoryFileSystem(files), languages: noting('ha-cf', noted), isForOnce: true })
  await workspace.check({ clusters: [{ hosts: ['alpha', 'beta'].map(name => ({ name, root: name })) }] })
  expect(noted.sort()).toEqual(Object.keys(files).flatMap(id => [`parse ${id}`, `read ${id}`]).sort())
})

const copies = Object.fromEntries(
  ['one', 'two'].flatMap(cluster =>
    ['alpha', 'beta'].flatMap(host => [
      [`${cluster}/${host}/etc/cluster/cluster.conf`, '<cluster name="demo" config_version="1"><cman two_node="1" expected_votes="3"/><clusternodes><clusternode name="alpha" nodeid="1"/><clusternode name="beta" nodeid="2"/></clusternodes></cluster>\n'],
      [`${cluster}/${host}/etc/hosts`, '192.0.2.1 alpha\n192.0.2.1 beta\n'],
      [`${cluster}/${host}/etc/hostname`, `${host}\n`],
    ]),
  ),
)
const clusterNamed = (folder: string) => ({ hosts: ['alpha', 'beta'].map(name => ({ name, root: `${folder}/${name}` })) })

test('a file that several clusters have is read once, and each cluster is told what it would be told alone', async () => {
  const noted: string[] = []
  const fileSystem = memoryFileSystem(copies)
  const both = await createWorkspace({ fileSystem, languages: noting('cluster-conf', noted), isForOnce: true }).check({ clusters: [clusterNamed('one'), clusterNamed('two')] })
  expect(new Set(noted.map(note => note.replace(/^\w+ /, '')))).toEqual(new Set(['one/alpha/etc/cluster/cluster.conf']))
  for (const folder of ['one', 'two']) {
    const alone = await createWorkspace({ fileSystem, isForOnce: true }).check({ clusters: [clusterNamed(folder)] })
    expect(alone.diagnostics.length).toBeGreaterThan(0)
    expect(both.diagnostics.filter(({ file }) => file.startsWith(`${folder}/`))).toEqual(alone.diagnostics)
    expect(both.files.filter(({ path }) => path.startsWith(`${folder}/`))).toEqual(alone.files)
  }
})

const resource = 'resource r0 {\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n'
const mirrored = Object.fromEntries(
  ['alpha', 'beta'].flatMap(host => [
    [`${host}/etc/drbd.conf`, 'common { startup { become-primary-on both; } }\ninclude "drbd.d/*.res";\n'],
    [`${host}/etc/drbd.d/r0.res`, resource],
  ]),
)

test('of copies that are included one tells what hangs on no release; each is read by the release that was settled', async () => {
  const noted: string[] = []
  const cluster = { hosts: ['alpha', 'beta'].map(name => ({ name, root: name })) }
  const open = (options: { readonly isForOnce?: boolean }) => createWorkspace({ fileSystem: memoryFileSystem(mirrored), languages: noting('drbd-conf', noted), ...options })
  const report = await open({ isForOnce: true }).check({ clusters: [cluster] })
  expect(noted.filter(note => note.endsWith('.res') && note.startsWith('read'))).toEqual(['read alpha/etc/drbd.d/r0.res', 'read alpha/etc/drbd.d/r0.res', 'read beta/etc/drbd.d/r0.res'])
  const kept = await open({}).check({ clusters: [cluster] })
  expect(report.diagnostics).toEqual(kept.diagnostics)
  expect(report.files).toEqual(kept.files)
})
