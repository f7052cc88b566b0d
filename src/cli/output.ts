import { fstatSync, statSync, writeSync } from 'node:fs'
import { createColors } from 'picocolors'

import { failureInWords } from '../node/failure-in-words.js'
import { visible } from '../text/visible.js'
import { whilePrinting } from './signals.js'
import { UsageError } from './usage-error.js'

/** When to colour. */
export type ColorChoice = 'auto' | 'always' | 'never'

/** Where it is not, as on Windows, no stream is it. */
const nullDevice = '/dev/null'

/** Decides whether a stream gets colours: `--color`, then `NO_COLOR` and `FORCE_COLOR`, then whether it is a terminal. */
export function hasColor(choice: ColorChoice, stream: 'stdout' | 'stderr'): boolean {
  if (choice !== 'auto') return choice === 'always'
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true
  return TERM !== 'dumb' && isTerminal(stream)
}

/** Writes a result; all of it is written when this returns. Throws a `UsageError` where the system does not take it. */
export function writeResult(result: string | Uint8Array, stream: 'stdout' | 'stderr' = 'stdout'): Promise<void> {
  write(stream, result)
  return Promise.resolve()
}

/** Writes a line about the run to standard error. */
export function note(line: string): void {
  write('stderr', `${visible(line)}\n`)
}

/** Standard error, where it is a terminal that can redraw a line. */
export function errorTerminal(): { readonly columns?: number; write(text: string): void } | undefined {
  if (process.env['TERM'] === 'dumb' || !isTerminal('stderr')) return undefined
  return { columns: width ?? process.stderr.columns, write: text => write('stderr', text) }
}

let width: number | undefined

/** How wide the terminal on standard error is; nothing where there is none. */
export function terminalWidth(): number | undefined {
  return isTerminal('stderr') ? process.stderr.columns : undefined
}

/** Says how wide the terminal is, where this thread cannot tell. */
export function setTerminalWidth(columns: number): void {
  width = columns
}

/** Writes a complaint about the run to standard error. */
export function complain(message: string): void {
  const colors = createColors(hasColor('auto', 'stderr'))
  write('stderr', `${colors.bold('cfgcheck:')} ${visible(message)}\n`)
}

/**
 * Tells whether a stream is a terminal. Asking loads Node's network code, so a pipe, a file and the null
 * device are told by their descriptor first.
 */
function isTerminal(stream: 'stdout' | 'stderr'): boolean {
  try {
    const status = fstatSync(stream === 'stdout' ? 1 : 2)
    return status.isCharacterDevice() && status.rdev !== statSync(nullDevice, { throwIfNoEntry: false })?.rdev && process.getBuiltinModule('node:tty').isatty(stream === 'stdout' ? 1 : 2)
  } catch {
    return false // The descriptor is closed.
  }
}

/** Streams that take nothing any more. */
const closed = new Set<'stdout' | 'stderr'>()

/**
 * Writes to a stream as a whole. A reader of a pipe that has seen enough, such as head, misses nothing that it wanted: the
 * work goes on in silence, because the exit code counts. Where standard error is full, nobody can be told.
 */
function write(stream: 'stdout' | 'stderr', text: string | Uint8Array): void {
  if (closed.has(stream)) return
  const descriptor = stream === 'stdout' ? 1 : 2
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  isUsed = true
  whilePrinting(bytes.length, () => writeBytes(stream, descriptor, bytes))
}

let isUsed = false

/** Tells whether anything was written yet. */
export function hasOutput(): boolean {
  return isUsed
}

function writeBytes(stream: 'stdout' | 'stderr', descriptor: 1 | 2, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') {
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) // The pipe is full; its reader needs a moment.
        continue
      }
      closed.add(stream)
      if (code === 'EPIPE' || stream === 'stderr') return
      throw new UsageError(`standard output cannot be written: ${failureInWords(error)}`)
    }
  }
}
