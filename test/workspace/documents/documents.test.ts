import { describe, expect, test } from 'vitest'

import { createDocuments } from '../../../src/workspace/documents/documents.js'
import type { Documents, WatchedFiles } from '../../../src/workspace/documents/documents.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import type { FileSystem } from '../../../src/workspace/documents/file-system.js'
import { createWorkspace } from '../../../src/workspace/workspace.js'

function opened(files: Record<string, string>, more: Partial<FileSystem> = {}): { documents: Documents; files: Record<string, string>; asked: string[] } {
  const asked: string[] = []
  const documents = createDocuments({
    read(path) {
      asked.push(path)
      return memoryFileSystem(files).read(path)
    },
    list: path => memoryFileSystem(files).list(path),
    ...more,
  })
  return { documents, files, asked }
}

async function namesIn(files: FileSystem, folder: string): Promise<string[] | undefined> {
  return (await files.list(folder))?.map(({ name, kind }) => `${name} ${kind}`)
}

async function textAt(files: FileSystem, path: string): Promise<string | undefined> {
  const content = await files.read(path)
  return 'text' in content ? content.text : undefined
}

/** Looks at a file and a folder, as a piece of work does. */
async function looked(documents: Documents, path: string, folder: string): Promise<WatchedFiles> {
  const files = documents.watch()
  await files.read(path)
  await files.list(folder)
  return files
}

describe('documents', () => {
  test('a file is read once and is the same object until it changes', async () => {
    const { documents, files, asked } = opened({ '/a/ha.cf': 'node alpha\n' })
    const first = await documents.read('/a/ha.cf')
    expect(await documents.read('/a/ha.cf')).toBe(first)
    expect(asked).toEqual(['/a/ha.cf'])
    files['/a/ha.cf'] = 'node beta\n'
    expect(await textAt(documents, '/a/ha.cf')).toBe('node alpha\n')
    documents.touch('/a/ha.cf')
    expect(await textAt(documents, '/a/ha.cf')).toBe('node beta\n')
  })

  test('a buffer stands in front of the file, keeps its mode, and gives it free again', async () => {
    const { documents } = opened({}, { read: () => ({ text: 'auth 1\n', encoding: 'latin1', mode: 0o600 }) })
    documents.open({ path: '/a/authkeys', text: 'auth 2\n' })
    expect(await documents.read('/a/authkeys')).toEqual({ text: 'auth 2\n', encoding: 'utf8', mode: 0o600 })
    expect(await documents.read('/a/authkeys')).toBe(await documents.read('/a/authkeys'))
    documents.close('/a/authkeys')
    expect(await textAt(documents, '/a/authkeys')).toBe('auth 1\n')
  })

  test('a file that only a buffer has is listed, and so are the folders on the way to it', async () => {
    const { documents } = opened({ '/a/etc/drbd.conf': '' })
    documents.open({ path: '/a/etc/drbd.d/r0.res', text: '' })
    expect(await namesIn(documents, '/a/etc')).toEqual(['drbd.conf file', 'drbd.d folder'])
    expect(await namesIn(documents, '/a/etc/drbd.d')).toEqual(['r0.res file'])
    documents.close('/a/etc/drbd.d/r0.res')
    expect(await namesIn(documents, '/a/etc')).toEqual(['drbd.conf file'])
    expect(await namesIn(documents, '/a/etc/drbd.d')).toBeUndefined()
  })

  test('relative paths begin in the folder that is called "."', async () => {
    const { documents } = opened({ 'ha.cf': '' })
    documents.open({ path: 'authkeys', text: '' })
    expect(await namesIn(documents, '.')).toEqual(['authkeys file', 'ha.cf file'])
  })

  test('looking whether the disk has changed forgets what has', async () => {
    const stamps = new Map([['/a/ha.cf', '1']])
    const { documents, files } = opened({ '/a/ha.cf': 'node alpha\n', '/a/authkeys': '' }, { stampOf: path => stamps.get(path) })
    const other = await looked(documents, '/a/authkeys', '/b')
    await documents.read('/a/ha.cf')
    files['/a/ha.cf'] = 'node beta\n'
    documents.refresh()
    expect(await textAt(documents, '/a/ha.cf')).toBe('node alpha\n')
    stamps.set('/a/ha.cf', '2')
    documents.refresh()
    expect(await textAt(documents, '/a/ha.cf')).toBe('node beta\n')
    expect(other.isStale()).toBe(false)
  })
})

describe('what was looked at', () => {
  test('is out of date when the text changes, not when it stays the same', async () => {
    const { documents } = opened({ '/a/ha.cf': 'node alpha\n', '/a/authkeys': '' })
    const files = await looked(documents, '/a/ha.cf', '/a')
    documents.open({ path: '/a/ha.cf', text: 'node alpha\n' })
    documents.open({ path: '/a/authkeys', text: 'auth 1\n' })
    expect(files.isStale()).toBe(false)
    documents.open({ path: '/a/ha.cf', text: 'node beta\n' })
    expect(files.isStale()).toBe(true)
    const later = await looked(documents, '/a/ha.cf', '/a')
    expect(later.isStale()).toBe(false)
    documents.close('/a/ha.cf')
    expect(later.isStale()).toBe(true)
  })

  test.each([
    ['a new buffer in the folder', '/a/etc', ({ documents }: ReturnType<typeof opened>) => documents.open({ path: '/a/etc/new.res', text: '' })],
    ['a new buffer in a new folder below', '/a/etc', ({ documents }: ReturnType<typeof opened>) => documents.open({ path: '/a/etc/drbd.d/new.res', text: '' })],
    ['a file that comes', '/a/etc', ({ documents }: ReturnType<typeof opened>) => documents.touch('/a/etc/new.res')],
    ['a file that comes with its folder', '/a', ({ documents }: ReturnType<typeof opened>) => documents.touch('/a/new/new.res')],
    ['a folder that goes', '/a/etc', ({ documents }: ReturnType<typeof opened>) => documents.touch('/a')],
  ])('is out of date after %s', async (_, folder, change) => {
    const world = opened({ '/a/etc/drbd.conf': '', '/b/ha.cf': '' })
    const files = await looked(world.documents, '/b/ha.cf', folder)
    change(world)
    expect(files.isStale()).toBe(true)
  })

  test('is out of date when a buffer without a file goes again', async () => {
    const { documents } = opened({ '/a/etc/drbd.conf': '' })
    documents.open({ path: '/a/etc/drbd.d/new.res', text: '' })
    const [folder, inner] = [await looked(documents, '/b', '/a/etc'), await looked(documents, '/b', '/a/etc/drbd.d')]
    documents.close('/a/etc/drbd.d/new.res')
    expect([folder.isStale(), inner.isStale()]).toEqual([true, true])
  })

  test('is not touched by what happens elsewhere', async () => {
    const { documents } = opened({ '/a/etc/drbd.conf': '', '/ab/etc/drbd.conf': '' })
    const files = await looked(documents, '/a/etc/drbd.conf', '/a/etc')
    documents.touch('/ab/etc/drbd.conf')
    documents.touch('/a/etc2')
    documents.open({ path: '/ab/etc/new.res', text: '' })
    expect(files.isStale()).toBe(false)
  })
})

test('a command lists each folder of a host once, whoever looks into it', async () => {
  const listed: string[] = []
  const inner = memoryFileSystem({ '/c/alpha/etc/ha.d/ha.cf': 'node alpha\n', '/c/alpha/etc/drbd.d/r0.res': '', '/c/alpha/etc/hostname': 'alpha\n' })
  const fileSystem: FileSystem = {
    ...inner,
    list(path) {
      listed.push(path)
      return inner.list(path)
    },
  }
  await createWorkspace({ fileSystem, isForOnce: true }).check({ clusters: [{ hosts: [{ name: 'alpha', root: '/c/alpha' }] }] })
  expect(listed).toContain('/c/alpha/etc/drbd.d')
  expect(listed.toSorted()).toEqual([...new Set(listed)].sort())
})
