import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

import { packed, unpacked } from '../node/threads/messages.js'
import type { SentOutcome } from '../node/threads/messages.js'
import type { Outcome, RuleDocs } from '../workspace/report.js'
import type { RequestPart } from '../workspace/request.js'
import type { Settings } from '../workspace/settings.js'
import type { Workspace } from '../workspace/workspace.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { recorded, replayed } from './recorded-files.js'
import type { Recording } from './recorded-files.js'
import { UsageError } from './usage-error.js'
import { version } from './version.js'

/** What is kept of a part of a run: what was asked of the files, and what came of it. Of their texts nothing is kept. */
interface Kept {
  readonly recording: Recording
  readonly outcome: Omit<SentOutcome, 'texts'>
  /** The files of which texts are needed, with the places of their secrets. */
  readonly texts: readonly (readonly [path: string, secrets: SentOutcome['texts'][number][2]])[]
}

/** Where results are kept, and for what they hold. */
export interface CacheOptions {
  readonly cacheFolder: string
  readonly fileSystem: FileSystem
  readonly settings: Settings
  /** The folder from which the settings' patterns count. */
  readonly folder: string
  /** Modes of files are those of the host. */
  readonly trustsModes: boolean
  /** Opens a workspace that reads through a file system. */
  open(fileSystem: FileSystem): Workspace
}

/**
 * Checks parts, or takes what is kept of them.
 *
 * A result holds for this build of cfgcheck, these settings, and files that answer as they did: each that was read has the
 * same content, each folder that was listed the same names. Everything is read again; what is saved is understanding it.
 */
export async function outcomesInCache(parts: readonly RequestPart[], options: CacheOptions, onPart: (part: RequestPart) => void): Promise<{ readonly outcomes: readonly Outcome[]; readonly rules: readonly RuleDocs[] }> {
  makeFolder(options.cacheFolder)
  const outcomes: Outcome[] = []
  const rules = new Map<string, RuleDocs>()
  for (const part of parts) {
    const sent = await sentOutcome(part, options)
    for (const rule of sent.docs) rules.set(rule.id, rule)
    outcomes.push(unpacked(sent))
    onPart(part)
  }
  return { outcomes, rules: [...rules.values()] }
}

async function sentOutcome(part: RequestPart, options: CacheOptions): Promise<SentOutcome> {
  const path = join(options.cacheFolder, `${keyOf(part, options)}.result`)
  const kept = readKept(path)
  const texts = kept === undefined ? undefined : await replayed(options.fileSystem, kept.recording)
  if (kept !== undefined && texts !== undefined && kept.texts.every(([file]) => texts.has(file))) {
    return { ...kept.outcome, texts: kept.texts.map(([file, secrets]) => [file, texts.get(file) ?? '', secrets]) }
  }
  const { fileSystem, recording } = recorded(options.fileSystem)
  // What another part has read must be asked for again, so that it is recorded here.
  const workspace = options.open(fileSystem)
  const sent = packed((await workspace.outcomeOf(part)).outcome, workspace.rules, [])
  const { texts: named, ...outcome } = sent
  const result: Kept = { recording: recording(), outcome, texts: named.map(([file, , secrets]) => [file, secrets]) }
  // A fault of ours may be gone next time, and so may whatever kept a file from being read.
  if (outcome.incomplete.length === 0 && outcome.found.every(({ rule }) => rule !== 'cfgcheck/internal-fault')) writeKept(path, result)
  return sent
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new UsageError(`--cache ${folder}: the folder cannot be made (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
}

function keyOf(part: RequestPart, { settings, folder, trustsModes }: CacheOptions): string {
  const { pathFromSettings: _, ...plain } = settings
  return digestOf(JSON.stringify([version, build(), part, plain, folder, trustsModes]))
}

/** Changes with our own code: the bundle's name holds its checksum, the single executable is one file. */
function build(): string {
  const { size, mtimeMs } = statSync(process.execPath)
  return `${typeof CFGCHECK_SINGLE_FILE === 'undefined' ? import.meta.url : ''} ${size} ${mtimeMs}`
}

const digestLength = 64

/** Nothing where there is none, or it is spoiled. */
function readKept(path: string): Kept | undefined {
  try {
    const content = readFileSync(path)
    const body = content.subarray(digestLength)
    return digestOf(body) === content.toString('latin1', 0, digestLength) ? (deserialize(body) as Kept) : undefined
  } catch {
    return undefined
  }
}

/** Two runs may write at the same time: each gives the whole of it a name at the end. */
function writeKept(path: string, kept: Kept): void {
  const body = serialize(kept)
  const beside = `${path}.${process.pid}`
  try {
    writeFileSync(beside, Buffer.concat([Buffer.from(digestOf(body), 'latin1'), body]), { mode: 0o600 })
    renameSync(beside, path)
  } catch (error) {
    throw new UsageError(`${path}: cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`)
  }
}

function digestOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}
