import { hashOf } from '../text/hash.js'
import type { Report } from './report.js'

/** Makes a fingerprint of each finding, in order: stable over runs, and independent of the line. Like ones are told apart by their number. */
export function fingerprintsOf({ diagnostics }: Report): readonly string[] {
  const seen = new Map<string, number>()
  return diagnostics.map(({ rule, file, message }) => {
    const key = `${rule}\0${file}\0${message}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return fingerprint(`${key}\0${count}`)
  })
}

/** Twice with other seeds. */
function fingerprint(text: string): string {
  return [0x811c9dc5, 0x01000193].map(seed => hashOf(text, seed).toString(16).padStart(8, '0')).join('')
}
