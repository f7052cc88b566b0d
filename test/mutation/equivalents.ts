import { readFileSync } from 'node:fs'

/** A change that changes nothing: no test can notice it, and somebody has argued why. */
export interface Equivalent {
  readonly path: string
  /** The line that it stands in, as it is written. */
  readonly line: string
  readonly old: string
  readonly newText: string
  readonly reason: string
}

/** Reads the changes of which it is known that they change nothing (`equivalents.json`). */
export function readEquivalents(): readonly Equivalent[] {
  return JSON.parse(readFileSync('test/mutation/equivalents.json', 'utf8')) as readonly Equivalent[]
}
