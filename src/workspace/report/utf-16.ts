import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { spanFrom } from '../../text/span.js'
import type { Source } from '../../text/source.js'
import { utf16OrderOf } from '../../text/utf-16.js'
import { ownRules } from '../rules/own-rules.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'

/** The rule about files that their programs read and we do not. */
export const unreadUtf16 = 'cfgcheck/unread-utf-16'

/**
 * Puts one finding in place of all of a file that is UTF-16: nothing else of it is worth a word. It is an error of the daemon
 * exactly where one of those was; of a file whose programs read UTF-16 nothing was checked.
 */
export function withUtf16(found: readonly Diagnostic[], sources: Iterable<Source>, takesUtf16: (path: string) => boolean): readonly Diagnostic[] {
  let reported = found
  for (const source of sources) {
    const order = orderOf(source)
    if (order === undefined) continue
    const isTaken = takesUtf16(source.id)
    const rule = ownRules.find(({ id }) => id === (isTaken ? unreadUtf16 : 'cfgcheck/utf-16'))
    if (rule === undefined) continue
    const others = reported.filter(({ file }) => file === source.id)
    const isRefused = !isTaken && others.some(({ severity, origin }) => severity === 'error' && origin === 'daemon')
    const message = isTaken
      ? `The file is UTF-16 (${order}): its programs read that, and nothing of it was checked`
      : `The file is UTF-16 (${order}), of which a daemon sees a NUL beside each letter`
    const at = { file: source.id, span: spanFrom(0, Math.min(2, source.text.length)) }
    reported = [
      ...reported.filter(({ file }) => file !== source.id),
      toDiagnostic({ at, message, ...(isRefused ? { origin: 'daemon' } : {}) }, rule),
    ]
  }
  return reported
}

const orders = new WeakMap<Source, ReturnType<typeof utf16OrderOf>>()

/** Most files are as they were when they were last asked about. */
function orderOf(source: Source): ReturnType<typeof utf16OrderOf> {
  if (orders.has(source)) return orders.get(source)
  const order = source.text.includes('\0') ? utf16OrderOf(source.text) : undefined
  orders.set(source, order)
  return order
}

/** Leaves out that a file holds a NUL where another finding is about that one. */
export function withoutReportedNuls(found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.filter(nul => {
    if (nul.rule !== 'cfgcheck/nul-byte') return true
    const { start } = nul.span
    return !found.some(({ rule, file, span }) => file === nul.file && rule !== nul.rule && span.start <= start && start < span.end)
  })
}
