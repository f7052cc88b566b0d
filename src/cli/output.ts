import { fstatSync, statSync, writeSync } from 'node:fs'
import { createColors } from 'picocolors'

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

/** Writes a result to standard output; all of it is written when this returns. */
export function writeResult(text: string): Promise<void> {
  write(1, text)
  return Promise.resolve()
}

/** Writes a line about the run to standard error. */
export function note(line: string): void {
  write(2, `${line}\n`)
}

/** Standard error, where it is a terminal that can redraw a line. */
export function errorTerminal(): { readonly columns?: number; write(text: string): void } | undefined {
  if (process.env['TERM'] === 'dumb' || !isTerminal('stderr')) return undefined
  const { columns } = process.stderr
  return { columns, write: text => write(2, text) }
}

/** Writes a complaint about the run to standard error. */
export function complain(message: string): void {
  const colors = createColors(hasColor('auto', 'stderr'))
  write(2, `${colors.bold('cfgcheck:')} ${message}\n`)
}

/**
 * Tells whether a stream is a terminal. Asking `process.stdout` loads Node's network code, so a pipe, a file and the null
 * device are told by their descriptor first.
 */
function isTerminal(stream: 'stdout' | 'stderr'): boolean {
  try {
    const status = fstatSync(stream === 'stdout' ? 1 : 2)
    return status.isCharacterDevice() && status.rdev !== statSync(nullDevice, { throwIfNoEntry: false })?.rdev && process[stream].isTTY === true
  } catch {
    return false // The descriptor is closed.
  }
}

/** Writes to a descriptor as a whole. A reader of a pipe that has seen enough, such as head, ends the program quietly. */
function write(descriptor: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8')
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(descriptor, bytes, done)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) // The pipe is full; its reader needs a moment.
    }
  }
}
