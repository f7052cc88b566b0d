import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'

import type { Span } from '../../src/text/span.js'
import { blockAround, blocksOf } from './blocks.js'
import { ended } from './vitest.js'

/** What a test file reached of the source, as it is noted. */
export interface NotedTest {
  readonly test: string
  /** Processor time of its tests, in microseconds. */
  readonly time: number
  /** The full names of its tests. */
  readonly tests: readonly string[]
  /** By path, the blocks that ran: the number of each, and of some tests in which it ran; none where it ran outside of tests. */
  readonly blocks: Readonly<Record<string, readonly (readonly number[])[]>>
}

/** A test file that reaches a place. */
export interface Reacher {
  readonly test: string
  /** The full names of its tests that do, or of some of them; nothing where that is not known. */
  readonly names?: readonly string[]
}

/** A note with what the files were like. */
interface Noted extends NotedTest {
  /** The text of the test file, as a hash. */
  readonly hash: string
  /** The texts of the source files that it reached, as hashes. */
  readonly texts: Readonly<Record<string, string>>
}

/** Lists the test files that ran the block in which a place of the source lies: first those that run little else. */
export type Reachers = (path: string, place: Span) => readonly Reacher[]

const folder = 'node_modules/.cache/cfgcheck/tests-reach'
const notes = join(folder, 'notes')

/** How many test files share a process: what is made once and kept is noted of the first of them only. */
const mostTogether = 40

/** Notes what each test file reaches, where that is not known yet, and gives what is known. */
export async function readReach(tests: readonly string[], tell: (line: string) => void): Promise<Reachers> {
  const known = new Map(readNotes().map(note => [note.test, note]))
  const unknown = tests.filter(test => known.get(test)?.hash !== hashOf(readFileSync(test, 'utf8')))
  if (unknown.length > 0) {
    tell(`notes what ${unknown.length} test files reach`)
    const hashes = keepTexts()
    for (let from = 0; from < unknown.length; from += mostTogether) {
      for (const note of await noted(unknown.slice(from, from + mostTogether), hashes)) known.set(note.test, note)
      writeFileSync(notes, [...known.values()].map(note => `${JSON.stringify(note)}\n`).join(''))
    }
  }
  const all = tests.flatMap(test => known.get(test) ?? []).map(note => ({ note, size: Object.values(note.blocks).reduce((sum, blocks) => sum + blocks.length, 0) }))
  const bySize = all.sort((one, other) => one.size - other.size).map(({ note }) => note)
  return (path, place) => {
    const text = readFileSync(path, 'utf8')
    /** By the text as it was noted: the block of the place there. */
    const blocks = new Map<string, number>()
    return bySize.flatMap(note => {
      const hash = note.texts[path]
      if (hash === undefined) return []
      if (!blocks.has(hash)) {
        const before = readFileSync(join(folder, hash), 'utf8')
        blocks.set(hash, blockAround(placeBefore(place, text, before), blocksOf(path, before)))
      }
      const [number, ...by] = note.blocks[path]?.find(([index]) => index === blocks.get(hash)) ?? []
      if (number === undefined) return []
      return [{ test: note.test, ...(by.length === 0 ? {} : { names: by.flatMap(index => note.tests[index] ?? []) }) }]
    })
  }
}

/** Finds a place in the text as it was before somebody changed it: the same one in front of the change and behind it, else where the change begins. */
export function placeBefore({ start, end }: Span, now: string, before: string): Span {
  if (now === before) return { start, end }
  let first = 0
  while (first < Math.min(now.length, before.length) && now[first] === before[first]) first += 1
  let behind = 0
  while (behind < Math.min(now.length, before.length) - first && now[now.length - 1 - behind] === before[before.length - 1 - behind]) behind += 1
  if (end <= first) return { start, end }
  const shift = before.length - now.length
  return start >= now.length - behind ? { start: start + shift, end: end + shift } : { start: first, end: first }
}

/** Keeps the source as it is now; gives the hashes of the texts, by path. */
function keepTexts(): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true })
  const hashes = new Map<string, string>()
  for (const path of globSync(['src/**/*.ts', 'grammars/**/*.ts'])) {
    const text = readFileSync(path, 'utf8')
    const hash = hashOf(text)
    hashes.set(path, hash)
    if (!existsSync(join(folder, hash))) writeFileSync(join(folder, hash), text)
  }
  return hashes
}

async function noted(tests: readonly string[], hashes: ReadonlyMap<string, string>): Promise<readonly Noted[]> {
  const fresh = join(folder, 'fresh')
  writeFileSync(fresh, '')
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutation/with-notes.ts', ...tests], { detached: true, stdio: 'ignore', env: { ...process.env, CFGCHECK_NOTES: fresh } })
  await ended(child)
  return linesOf(fresh).map(line => {
    const note = JSON.parse(line) as NotedTest
    return { ...note, hash: hashOf(readFileSync(note.test, 'utf8')), texts: Object.fromEntries(Object.keys(note.blocks).map(path => [path, hashes.get(path) ?? ''])) }
  })
}

function readNotes(): readonly Noted[] {
  return existsSync(notes) ? linesOf(notes).map(line => JSON.parse(line) as Noted) : []
}

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').split('\n').filter(line => line !== '')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
