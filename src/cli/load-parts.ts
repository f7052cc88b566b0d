import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'

import { fit } from './fit-code.js'

/**
 * The loader of the npm command. Half of a short run is V8 reading and compiling our own code; so that it is done once, the
 * compiled code is kept beside the code itself, in a folder for each release of Node, by whoever owns both. Nobody else's is
 * read there: who may write it may as well change the code. NODE_DISABLE_COMPILE_CACHE=1 does without.
 */

let folder = ''
let kept = ''
const isKept = process.env['NODE_DISABLE_COMPILE_CACHE'] === undefined

interface Part {
  readonly exports: Record<string, unknown>
  /** Imports what is no part of the bundle, such as a plugin. */
  readonly importModule: (name: string) => Promise<unknown>
}
const parts = new Map<string, Part>()
const scripts = new Map<string, Script>()
let isIncomplete = false

/** Loads a part of the bundle, or what Node has. */
function load(name: string): unknown {
  if (!name.startsWith('.')) return require(name)
  const file = name.slice(name.lastIndexOf('/') + 1)
  const known = parts.get(file)
  if (known !== undefined) return known.exports
  const part: Part = { exports: {}, importModule: other => import(other) }
  parts.set(file, part)
  const path = join(folder, file)
  // The file holds one function.
  const script = compiled(file, path)
  const run = script.runInThisContext() as (exports: Part['exports'], require: typeof load, module: Part, filename: string) => void
  run(part.exports, load, part, path)
  return part.exports
}

function compiled(file: string, path: string): Script {
  const text = readFileSync(path, 'latin1')
  // V8 compares lengths only: what has no checksum in its name may be another text by now.
  const hasChecksum = /-[A-Z0-9]{8}\.cjs$/.test(file)
  const cachedData = isKept && hasChecksum ? codeOf(file) : undefined
  const script = new Script(text, {
    filename: path,
    ...(cachedData === undefined ? {} : { cachedData }),
  })
  if (hasChecksum && cachedData === undefined) isIncomplete = true
  if (hasChecksum) scripts.set(file, script)
  return script
}

/** V8 believes what it is given, and ends the process over spoiled code: it is kept twice, and both must be the same. */
function codeOf(file: string): Buffer | undefined {
  try {
    const twice = readInto(join(kept, file))
    const half = twice.length / 2
    const code = twice.subarray(0, half)
    if (half === 0 || !code.equals(twice.subarray(half))) return undefined
    fit(code)
    return code
  } catch {
    return undefined
  }
}

/** Holds one part's code at a time: V8 is done with it when the script is made, and memory that is new costs more than the reading. */
let room = Buffer.alloc(0)

function readInto(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (room.length < size) room = Buffer.allocUnsafeSlow(Math.max(size, 1 << 20))
    return room.subarray(0, readSync(file, room, 0, size, null))
  } finally {
    closeSync(file)
  }
}

/** Keeps what was compiled in this run and those before, once all is done. What fails here concerns nobody. */
function keep(): void {
  // A run that checks nothing compiles little, and one that was ended has no time.
  if (!isIncomplete || ![...scripts.keys()].some(file => file.startsWith('language-')) || Number(process.exitCode ?? 0) > 2) return
  try {
    if (process.geteuid !== undefined && statSync(folder).uid !== process.geteuid()) return
    mkdirSync(kept, { recursive: true })
    for (const [file, script] of scripts) replace(join(kept, file), script.createCachedData())
  } catch {
    // It is compiled again next time.
  }
}

/** Nobody may find half of it. */
function replace(path: string, content: Buffer): void {
  const beside = `${path}.${process.pid}`
  const file = openSync(beside, 'w', 0o644)
  try {
    writeFileSync(file, Buffer.concat([content, content]))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    renameSync(beside, path)
  } catch {
    rmSync(beside, { force: true })
  }
}

/**
 * Loads the first part of the bundle, which lies in `bundle`. What runs in threads needs other functions than what does not, so
 * that code is kept for each `kind` of run by itself, and so it is for what Node was started with: some of that changes code.
 */
export function startAt(first: string, bundle: string, kind = ''): void {
  folder = bundle
  kept = join(folder, `compiled-${process.version}-${process.arch}${kind}${givenToNode()}`)
  if (isKept) process.once('exit', keep)
  load(first)
}

/** A name for what Node was told besides the script; nothing as a rule. */
function givenToNode(): string {
  const words = [...process.execArgv, process.env['NODE_OPTIONS'] ?? ''].join(' ').trim()
  let sum = 0
  for (const character of words) sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) >>> 0
  return words === '' ? '' : `-${sum.toString(36)}`
}
