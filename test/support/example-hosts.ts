import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import type { ClientCapabilities, Location, Position, Range } from 'vscode-languageserver'

import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { languageClient } from './language-client.js'
import type { LanguageClient } from './language-client.js'

/** A client of the two storage hosts of the example, or of the hosts of another one, below `/c`, and of files that a test puts in front of or beside theirs. */
export interface ExampleHosts extends LanguageClient {
  textOf(path: string): string
  /** Names a place as requests do: that of the `nth` time that words stand in a file, `by` characters further on. */
  at(path: string, words: string, options?: { readonly nth?: number; readonly by?: number }): { readonly textDocument: { readonly uri: string }; readonly position: Position }
  /** The words at a place, with the file. */
  wordsAt(place: Pick<Location, 'uri' | 'range'>): string
  wordsIn(path: string, range: Range): string
}

/** What a client of hosts is told, and opens. */
interface ExampleOptions {
  readonly files?: Readonly<Record<string, string>>
  readonly capabilities?: ClientCapabilities
  readonly open?: readonly string[]
  /** The folder of the hosts, and their names. */
  readonly folder?: string
  readonly hosts?: readonly string[]
}

/** Starts a server for the example. Paths are those below the folder of hosts: `xenamo4/etc/drbd.conf`. */
export async function exampleHosts({ files = {}, capabilities = {}, open = [], folder = 'fixtures/clusters/storage-backend', hosts = ['xenamo4', 'xenamo5'] }: ExampleOptions = {}): Promise<ExampleHosts> {
  const texts: Record<string, string> = {}
  for (const host of hosts) {
    for (const entry of readdirSync(join(folder, host), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) texts[relative(folder, join(entry.parentPath, entry.name))] = readFileSync(join(entry.parentPath, entry.name), 'utf8')
    }
  }
  Object.assign(texts, files)
  const all = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`/c/${path}`, text]))
  const client = await languageClient({ files: memoryFileSystem(all), folders: ['file:///c'], capabilities })
  const textOf = (path: string): string => texts[path] ?? ''
  for (const path of open) await client.open(`file:///c/${path}`, textOf(path))
  const wordsIn = (path: string, { start, end }: Range): string => {
    const lines = textOf(path).split('\n').slice(start.line, end.line + 1)
    const last = lines.length - 1
    if (lines[last] !== undefined) lines[last] = lines[last].slice(0, end.character)
    return lines.join('\n').slice(start.character)
  }
  return {
    ...client,
    textOf,
    at(path, words, { nth = 1, by = 0 } = {}) {
      let offset = -1
      for (let time = 0; time < nth; time += 1) offset = textOf(path).indexOf(words, offset + 1)
      if (offset === -1) throw new Error(`"${words}" does not stand ${nth} times in ${path}`)
      const lines = textOf(path).slice(0, offset + by).split('\n')
      return { textDocument: { uri: `file:///c/${path}` }, position: { line: lines.length - 1, character: lines[lines.length - 1]?.length ?? 0 } }
    },
    wordsIn,
    wordsAt({ uri, range }) {
      const path = uri.replace('file:///c/', '')
      return `${path} ${wordsIn(path, range)}`
    },
  }
}
