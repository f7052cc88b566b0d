import type { Diagnostic, Finding } from '../../diagnostics/diagnostic.js'
import type { RuleMeta } from '../../rules/define-rule.js'
import { originOf } from '../../text/located.js'
import type { Origin, Place } from '../../text/located.js'

/** One list for all that have nothing to tell: there may be many. */
const none: readonly never[] = []

/** Completes a finding by what its rule says of all of them. */
export function toDiagnostic(finding: Finding, meta: Pick<RuleMeta, 'id' | 'severity' | 'origin' | 'followsFrom'>): Diagnostic {
  return {
    rule: meta.id,
    severity: finding.severity ?? meta.severity,
    origin: finding.origin ?? meta.origin,
    message: finding.message,
    ...placeOf(finding.at),
    related: finding.related?.map(({ at, message }) => ({ message, ...placeOf(at) })) ?? none,
    ...(finding.help === undefined ? {} : { help: finding.help }),
    fixes: finding.fixes ?? none,
    ...(finding.isUnread === true ? { isUnread: true } : {}),
    ...(finding.confirms === undefined ? {} : { confirms: { rule: finding.confirms.rule, ...placeOf(finding.confirms.at) } }),
    ...(finding.followsFrom === undefined ? {} : { followsFrom: finding.followsFrom.map(({ rule, at }) => ({ rule, ...placeOf(at) })) }),
    ...(meta.followsFrom === undefined ? {} : { causes: meta.followsFrom }),
  }
}

function placeOf(place: Place): Origin {
  const { file, span } = originOf(place)
  return { file, span }
}
