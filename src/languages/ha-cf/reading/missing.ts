import type { Located } from '../../../text/located.js'
import { listed } from '../../../text/quantity.js'
import type { Directive } from '../schema.js'
import type { Draft } from './draft.js'

/** Reports what a line lacks, given the parts that it needs in order. */
export function reportMissing(draft: Draft, { file, span, name, words }: Directive, parts: readonly string[]): void {
  const missing = listed(parts.slice(words.length))
  const isCrash = words.length === 0 && (name.value === 'ucast' || name.value === 'mcast')
  draft.faults.push({
    rule: 'ha-cf/missing-argument',
    at: { file, span },
    message: isCrash
      ? `"${name.value}" stands alone, which makes heartbeat crash; it needs ${missing}`
      : `"${name.value}" lacks ${missing}`,
  })
}

/** Reports words behind all that a line can use. */
export function reportSurplusArguments(draft: Draft, { name }: Directive, surplus: readonly Located<string>[]): void {
  const first = surplus[0]
  const last = surplus[surplus.length - 1]
  if (first === undefined || last === undefined) return
  draft.faults.push({
    rule: 'ha-cf/surplus-argument',
    at: { file: first.file, span: { start: first.span.start, end: last.span.end } },
    message: `Heartbeat ignores what follows here on a "${name.value}" line`,
  })
}
