import type { Fix } from '../diagnostics/fix.js'
import { originOf } from '../text/located.js'
import type { Place } from '../text/located.js'

/** Words that mean the same in every language, quoted or not. */
const plain = /^[A-Za-z0-9_./:-]+$/

/**
 * Offers to write at a place what another host says there.
 *
 * A person must judge which of the two is right, so the fix is never safe. Nothing is offered for values that would need
 * quotes, or are absent. The place must cover the value and nothing else.
 */
export function adoption(at: Place, value: string | undefined, host: string): readonly Fix[] {
  if (value === undefined || !plain.test(value)) return []
  const { file, span } = originOf(at)
  if (span.start === span.end) return []
  return [{ title: `Write "${value}", as on host "${host}"`, safety: 'unsafe', edits: [{ file, span, newText: value }], isAdoption: true }]
}
