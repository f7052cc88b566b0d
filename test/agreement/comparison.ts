import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Span } from '../../src/text/span.js'
import type { Adapter, Disagreement, Mutant, Probe, Session, Verdict } from './adapter.js'

/** What both say of a probe. */
export interface Compared {
  readonly verdict: Verdict
  readonly found: readonly Diagnostic[]
}

/** Asks the program and cfgcheck about probes; nothing for those of which the program says nothing. */
export async function compare(
  session: Session,
  probes: readonly Probe[],
  dialect: string,
): Promise<readonly (Compared | undefined)[]> {
  const verdicts = await session.judge(probes, dialect)
  const results: (Compared | undefined)[] = []
  for (const [index, probe] of probes.entries()) {
    const verdict = verdicts[index]
    results.push(verdict === undefined ? undefined : { verdict, found: await session.check(probe, dialect) })
  }
  return results
}

/** Tells how two words differ about a probe; nothing where they agree. */
export function disagreementOf(probe: Probe, dialect: string, { verdict, found }: Compared): Disagreement | undefined {
  const refusal = found.find(isRefusal)
  if (verdict.isAccepted === (refusal === undefined)) return undefined
  const { text, host, around } = probe
  return {
    text,
    ...(host === undefined ? {} : { host }),
    ...(around === undefined ? {} : { around }),
    dialect,
    verdict: verdict.isAccepted ? 'accepts' : 'refuses',
    kind: verdict.isAccepted ? `false alarm: ${refusal?.rule ?? ''}` : `missed: ${verdict.complaint}`,
  }
}

/** Tells whether a finding says that the daemon refuses the file. */
export function isRefusal({ severity, origin }: Diagnostic): boolean {
  return severity === 'error' && origin === 'daemon'
}

/** What an edit brought about: warnings and errors that were not there before, told by rule and message. */
export function freshFindings(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const old = before.map(({ rule, message }) => `${rule} ${message}`)
  return after.filter(({ rule: code, message, severity }) => {
    const at = old.indexOf(`${code} ${message}`)
    if (at >= 0) old.splice(at, 1)
    return at < 0 && severity !== 'info'
  })
}

/** Tells whether the first error points at a line that was edited, or at a place that the adapter names. */
export function isBlamed(mutant: Mutant, fresh: readonly Diagnostic[], { places }: Pick<Adapter, 'places'>): boolean {
  const first = fresh.find(({ severity }) => severity === 'error')
  if (first === undefined) return false
  const lines = [...mutant.edited, ...(places?.(mutant) ?? [])].map(span => lineAround(mutant.text, span))
  const spans = [first.span, ...first.related.map(({ span }) => span)]
  return lines.some(line => spans.some(span => span.start <= line.end && span.end >= line.start))
}

/** Widens a span to whole lines; where text was taken away, to the end of the line before it as well. */
function lineAround(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start)
  const from = start === end ? before.trimEnd().length : start
  const last = text.indexOf('\n', Math.max(end - 1, start))
  return { start: text.lastIndexOf('\n', from - 1) + 1, end: last === -1 ? text.length : last }
}
