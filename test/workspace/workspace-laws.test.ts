import { describe, expect, test } from 'vitest'

import fc from '../support/fast-check.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import type { FileSystem } from '../../src/workspace/documents/file-system.js'
import { createWorkspace } from '../../src/workspace/workspace.js'
import type { Workspace } from '../../src/workspace/workspace.js'
import { consistentCluster } from '../support/consistent-cluster.js'

/** The files of a workspace as somebody sees them who remembers nothing. */
interface World {
  readonly disk: Map<string, string>
  readonly buffers: Map<string, string>
  readonly workspace: Workspace
  /** Where things happen: paths of files, those too that are not there. */
  readonly places: readonly string[]
}

function createWorld(files: Readonly<Record<string, string>>, more: readonly string[] = []): World {
  const disk = new Map(Object.entries(files))
  const places = [...disk.keys(), ...more, ...more] // What is not there yet is a place worth two.
  return { disk, buffers: new Map(), workspace: createWorkspace({ fileSystem: liveFileSystem(disk) }), places }
}

/** A file system that changes. */
function liveFileSystem(disk: ReadonlyMap<string, string>): FileSystem {
  const now = (): FileSystem => memoryFileSystem(Object.fromEntries(disk))
  return { read: path => now().read(path), list: path => now().list(path) }
}

const place = fc.nat({ max: 9_999 })
const placeIn = ({ places }: World, index: number): string => places[index % places.length] ?? ''

function shown({ disk, buffers }: World, path: string): string {
  return buffers.get(path) ?? disk.get(path) ?? ''
}

/** Words that mean something, each to some of the languages. */
const words = [
  '', '}', '{', ';', '"', '\n', '#', ' ', '<', '/>', 'resource r9 { protocol C; }\n', 'include "drbd.d/*.res";\n', 'include "drbd.d/new.res";\n', 'include "missing";\n',
  '# cfgcheck-ignore drbd-conf/deprecated-protocol-place: for now\n', '# cfgcheck-ignore-file ha-cf/unsafe-single-path: one cable\n', 'node gamma\n', 'keepalive 9\n',
  'deadtime 1\n', 'auth 2\n2 md5 not-a-secret\n', 'disk /dev/sdz9;\n', 'device /dev/drbd0;\n', 'protocol A;\n', 'connection-mesh { }\n', '<clusternode name="gamma" nodeid="1"/>', '0', '77', 'x',
  'net { shared-secret "not-a-secret"; }\n', 'net { shared-secret "r9"; }\n', '# password=gamma\n', ' passwd="fence1" ', 'gamma ', 'fence1 ', 'not-a-secret ', // What is a secret here may be a name there.
]

const edited = fc.record({ at: fc.nat({ max: 9_999 }), length: fc.constantFrom(0, 0, 1, 8, 60), word: fc.constantFrom(...words) })

function withEdit(text: string, { at, length, word }: { at: number; length: number; word: string }): string {
  const start = text.length === 0 ? 0 : at % (text.length + 1)
  return text.slice(0, start) + word + text.slice(start + length)
}

/** One thing that happens. Places and numbers find their meaning in the world as it is then. */
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom('edit', 'edit on disk'), in: place, edit: edited }),
  fc.record({ what: fc.constantFrom('open', 'close', 'delete on disk', 'ask'), in: place }), // Who asks makes the workspace remember.
  fc.record({ what: fc.constant('rename on disk'), in: place, to: place }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

async function happen(world: World, happens: Happening): Promise<void> {
  const { disk, buffers, workspace } = world
  const path = placeIn(world, happens.in)
  if ('edit' in happens) {
    if (happens.what === 'edit') return openBuffer(world, path, withEdit(shown(world, path), happens.edit))
    disk.set(path, withEdit(disk.get(path) ?? '', happens.edit))
    return workspace.touch(path)
  }
  if ('to' in happens) {
    const text = disk.get(path)
    if (text === undefined) return
    const to = placeIn(world, happens.to)
    disk.delete(path)
    disk.set(to, text)
    workspace.touch(path)
    return workspace.touch(to)
  }
  if (happens.what === 'open') return openBuffer(world, path, shown(world, path))
  if (happens.what === 'ask') return void (await workspace.diagnosticsOf(path))
  if (happens.what === 'close') {
    const open = [...buffers.keys()][happens.in % Math.max(1, buffers.size)]
    if (open !== undefined && buffers.delete(open)) workspace.close(open)
    return
  }
  disk.delete(path)
  workspace.touch(path)
}

function openBuffer({ buffers, workspace }: World, path: string, text: string): void {
  buffers.set(path, text)
  workspace.change({ path, text })
}

async function isLikeFresh(world: World, happenings: readonly Happening[], asked: readonly number[]): Promise<void> {
  const paths = [...new Set(asked.map(index => placeIn(world, index)))]
  for (const happens of happenings) {
    for (const path of paths) await world.workspace.reportOn(path) // Who was never asked remembers nothing.
    await happen(world, happens)
  }
  const files = memoryFileSystem(Object.fromEntries([...world.disk, ...world.buffers]))
  for (const path of paths) {
    const fresh = createWorkspace({ fileSystem: files, isForOnce: true })
    const [kept, anew] = [await world.workspace.reportOn(path), await fresh.reportOn(path)]
    expect(kept?.diagnostics, path).toEqual(anew?.diagnostics)
    expect(kept?.files).toEqual(anew?.files)
    expect(kept?.incomplete).toEqual(anew?.incomplete)
    expect([...(kept?.sources ?? [])].map(([file, { text }]) => [file, text])).toEqual([...(anew?.sources ?? [])].map(([file, { text }]) => [file, text]))
  }
}

function clusterFiles(size: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(consistentCluster({ size, hasFullNames: false })).flatMap(([host, own]) =>
      Object.entries(own).map(([path, text]) => [`/cluster/${host}/${path.replace(/^\//, '')}`, text]),
    ),
  )
}

/** Some are like others, some not. */
function resource(index: number): string {
  const more = index % 7 === 3 ? `    max-buffers ${2000 + index};\n` : ''
  const host = (name: string, number: number): string => `  on ${name} {\n    device /dev/drbd${index};\n    disk /dev/vg/r${index};\n    address 192.0.2.${number}:${7700 + index};\n    meta-disk internal;\n  }\n`
  return `resource r${index} {\n  net {\n    protocol C;\n    cram-hmac-alg sha1;\n    shared-secret "key${index}";\n${more}  }\n${host('alpha', 1)}${host('beta', 2)}}\n`
}

function clusterNode(index: number): string {
  return `  <clusternode name="host${index}" nodeid="${index + 1}">\n    <fence><method name="1"><device name="fence${index % 3}" port="${index}"/></method></fence>\n  </clusternode>\n`
}

const newFiles = ['alpha', 'beta'].flatMap(host =>
  ['etc/drbd.d/new.res', 'etc/drbd.d/r9.res', 'etc/ha.d/ha.cf', 'etc/backup/ha.cf', 'etc/hostname', 'facts/stat.txt'].map(path => `/cluster/${host}/${path}`),
)

describe('what a workspace says is what a fresh one would say', () => {
  test('of single files, whatever happens to them and to what they include', async () => {
    const files = { '/lone/drbd.conf': 'include "drbd.d/*.res";\nresource r0 { protocol C; }\n', '/lone/drbd.d/r1.res': 'resource r1 { protocol C; }\n', '/lone/ha.cf': 'node alpha\nkeepalive 2\n' }
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 10 }), happenings =>
        isLikeFresh(createWorld(files, ['/lone/drbd.d/new.res', '/lone/authkeys']), happenings, [0, 1, 2, 3, 4]),
      ),
      { numRuns: 30 },
    )
  })

  test('of two hosts', async () => {
    const files = clusterFiles(2)
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 4 }), fc.array(place, { minLength: 1, maxLength: 2 }), (happenings, asked) =>
        isLikeFresh(createWorld(files, newFiles), happenings, asked),
      ),
      { numRuns: 12 },
    )
  })

  test('of long files, alone and on two hosts', async () => {
    const drbd = Array.from({ length: 70 }, (_, index) => resource(index)).join('\n')
    const cluster = `<?xml version="1.0"?>\n<cluster name="demo" config_version="1">\n<clusternodes>\n${Array.from({ length: 80 }, (_, index) => clusterNode(index)).join('')}</clusternodes>\n<fencedevices>\n<fencedevice name="fence1" agent="fence_ipmilan" passwd="not-a-secret"/>\n</fencedevices>\n</cluster>\n`
    const onHosts = ['alpha', 'beta'].flatMap(host => [[`/c/${host}/etc/drbd.conf`, drbd], [`/c/${host}/etc/cluster/cluster.conf`, cluster]] as const)
    const files = { '/lone/drbd.conf': drbd, '/lone/cluster.conf': cluster, ...Object.fromEntries(onHosts) }
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 2, maxLength: 5 }), fc.array(place, { minLength: 1, maxLength: 2 }), (happenings, asked) => isLikeFresh(createWorld(files), happenings, asked)),
      { numRuns: 6 },
    )
  })

  test('of sixteen hosts', async () => {
    const files = clusterFiles(16)
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 3 }), place, (happenings, asked) => isLikeFresh(createWorld(files, newFiles), happenings, [asked])),
      { numRuns: 2 },
    )
  })
})
