import type { Target } from '../language.js'

/** The releases of heartbeat; the format of haresources is the same in all of them. */
export const targets: readonly string[] = ['1', '2', '3']

/** Settles the release that reads the file: nothing in it can tell, so the last one is assumed. */
export function targetOf(wanted: string | undefined): Target {
  return wanted === undefined ? { version: '3', isInferred: true } : { version: wanted, isInferred: false }
}
