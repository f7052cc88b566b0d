import { describe, expect, test } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver'

import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { consistentCluster } from '../support/consistent-cluster.js'
import fc from '../support/fast-check.js'
import { filesBelow, languageClient } from '../support/language-client.js'
import type { LanguageClient } from '../support/language-client.js'

const files = filesBelow('/cluster', consistentCluster({ size: 2, hasFullNames: false }))
const places = ['alpha/etc/ha.d/ha.cf', 'beta/etc/ha.d/ha.cf', 'alpha/etc/drbd.conf', 'beta/etc/ha.d/haresources', 'beta/etc/hosts', 'alpha/etc/backup/ha.cf', 'alpha/etc/drbd.d/new.res'].map(path => `/cluster/${path}`)
const words = ['', '}', '"', '\n', ' ', 'node gamma\n', 'keepalive 9\n', 'resource r9 { protocol C; }\n', '# 𝄞\n', '0', '\r']

const place = fc.nat({ max: places.length - 1 })
const happening = fc.oneof(
  fc.record({ what: fc.constant('open' as const), in: place }),
  fc.record({ what: fc.constant('close' as const), in: place }),
  fc.record({ what: fc.constant('delete' as const), in: place }),
  fc.record({ what: fc.constant('rename' as const), in: place, to: place }),
  fc.record({ what: fc.constant('edit' as const), in: place, line: fc.nat({ max: 12 }), character: fc.nat({ max: 9 }), length: fc.nat({ max: 3 }), word: fc.constantFrom(...words) }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

/** What a client shows, and all that it knows by itself. */
interface World {
  readonly client: LanguageClient
  readonly disk: Map<string, string>
  readonly open: Map<string, string>
}

async function startWorld(disk: Map<string, string>): Promise<World> {
  const now = (): ReturnType<typeof memoryFileSystem> => memoryFileSystem(Object.fromEntries(disk))
  const client = await languageClient({ files: { read: path => now().read(path), list: path => now().list(path) }, folders: ['file:///cluster'] })
  return { client, disk, open: new Map() }
}

async function happen({ client, disk, open }: World, happens: Happening): Promise<void> {
  const path = places[happens.in] ?? ''
  const uri = `file://${path}`
  const touched = (...paths: readonly string[]): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: paths.map(one => ({ uri: `file://${one}`, type: 2 })) })
  if (happens.what === 'open' || (happens.what === 'edit' && !open.has(path))) {
    if (open.has(path)) return
    open.set(path, disk.get(path) ?? '')
    await client.open(uri, disk.get(path) ?? '')
  }
  if (happens.what === 'edit') {
    const lines = (open.get(path) ?? '').split('\n')
    const line = happens.line % lines.length
    const content = lines[line] ?? ''
    if (/[^\x20-\x7e]/.test(content)) return // The test does not count as the protocol does.
    const character = happens.character % (content.length + 1)
    const end = Math.min(content.length, character + happens.length)
    lines[line] = content.slice(0, character) + happens.word + content.slice(end)
    const text = lines.join('\n')
    open.set(path, text)
    if (text.includes('\r')) return client.change(uri, text)
    return client.edit(uri, { start: { line, character }, end: { line, character: end } }, happens.word)
  }
  if (happens.what === 'close' && open.delete(path)) return client.close(uri)
  if (happens.what === 'delete' && disk.delete(path)) return touched(path)
  if (happens.what !== 'rename') return
  const text = disk.get(path)
  const to = places[happens.to] ?? ''
  if (text === undefined || to === path) return
  disk.delete(path)
  disk.set(to, text)
  return touched(path, to)
}

const inWords = (found: readonly Diagnostic[]): string[] => found.map(({ range, code, message }) => `${JSON.stringify(range)} ${code} ${String(message)}`).sort()

describe('whatever is opened, edited, closed, renamed and deleted', () => {
  test('a client is shown what a fresh server would show', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 6 }), async happenings => {
        const world = await startWorld(new Map(Object.entries(files)))
        for (const happens of happenings) await happen(world, happens)
        // A document of its own tells when everything before was shown.
        const last = 'file:///cluster/last.txt'
        const settle = async ({ client }: World): Promise<void> => {
          await client.open(last, 'x')
          await client.until(() => client.shown.has(last))
          await client.pull(last) // The answer comes behind what was sent with it.
        }
        await settle(world)
        const fresh = await startWorld(world.disk)
        for (const [path, text] of world.open) await fresh.client.open(`file://${path}`, text)
        await settle(fresh)
        const shownIn = ({ client }: World): Record<string, string[]> => Object.fromEntries([...client.shown].filter(([, found]) => found.length > 0).map(([uri, found]) => [uri, inWords(found)]))
        expect(shownIn(world)).toEqual(shownIn(fresh))
        for (const path of places) {
          const [kept, anew] = await Promise.all([world, fresh].map(({ client }) => client.pull(`file://${path}`)))
          expect(inWords(kept ?? []), path).toEqual(inWords(anew ?? []))
        }
        world.client.end()
        fresh.client.end()
      }),
      { numRuns: 15 },
    )
  })
})
