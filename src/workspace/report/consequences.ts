import { anyError } from '../../diagnostics/diagnostic.js'
import type { Causes, Diagnostic, FindingId } from '../../diagnostics/diagnostic.js'
import { addTo } from '../../text/multimap.js'
import type { Source } from '../../text/source.js'
import type { Span } from '../../text/span.js'

/** Leaves out the consequences of findings that were made. */
export function withoutConsequences(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  if (!found.some(({ followsFrom, causes }) => followsFrom !== undefined || causes !== undefined)) return found
  const made = indexOf(found, sources)
  return found.flatMap(diagnostic => {
    const { followsFrom, causes } = diagnostic
    if (followsFrom === undefined && causes === undefined) return [diagnostic]
    if (followsFrom?.some(id => made.has(id)) === true || causes?.some(cause => made.explains(cause, diagnostic)) === true) return []
    return [withoutCauses(diagnostic)]
  })
}

const bare = new WeakMap<Diagnostic, Diagnostic>()

/** What stays a finding by itself is one object: an editor is told of it again and again. */
function withoutCauses(diagnostic: Diagnostic): Diagnostic {
  let known = bare.get(diagnostic)
  if (known === undefined) {
    const { followsFrom: _, causes: __, ...rest } = diagnostic
    bare.set(diagnostic, (known = rest))
  }
  return known
}

interface MadeFindings {
  has(id: FindingId): boolean
  explains(causes: Causes, diagnostic: Diagnostic): boolean
}

function indexOf(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): MadeFindings {
  const byRule = new Map<string, Diagnostic[]>()
  for (const diagnostic of found) {
    add(byRule, diagnostic.rule, diagnostic)
    if (diagnostic.severity === 'error' && !diagnostic.rule.startsWith('cluster/')) add(byRule, anyError, diagnostic)
  }
  const ordered = new Map<string, Stretches>()
  const stretches = (key: string, least: number): Stretches | undefined => {
    const all = byRule.get(key)
    if (all === undefined) return undefined
    const name = `${key}\0${least}`
    let known = ordered.get(name)
    if (known === undefined) ordered.set(name, (known = stretchesOf(all.filter(one => gravityOf(one) >= least))))
    return known
  }
  return {
    has({ rule, file, span }) {
      const known = stretches(`${rule}\0${file}`, 0)
      return known !== undefined && (span.end === span.start ? known.count > 0 : known.touch(span))
    },
    explains({ rules, within }, diagnostic) {
      const { file, span } = diagnostic
      const source = sources.get(file)
      const place = source === undefined ? span : within === 'lines' ? linesAround(source, span) : within === 'nearby' ? nearby(source.text, span) : span
      return rules.some(rule => {
        const known = stretches(`${rule}\0${file}`, gravityOf(diagnostic))
        return known !== undefined && (within === 'file' ? known.count > 0 : known.touch(within === 'before' ? { start: 0, end: span.start } : place))
      })
    },
  }
}

function add(byRule: Map<string, Diagnostic[]>, rule: string, diagnostic: Diagnostic): void {
  const key = `${rule}\0${diagnostic.file}`
  addTo(byRule, key, diagnostic)
}

/** Spans in their order, of which it is known how far those before reach. */
export interface Stretches {
  readonly count: number
  touch(span: Span): boolean
}

/** Orders the places of findings, or of what else has one. */
export function stretchesOf(found: readonly { readonly span: Span }[]): Stretches {
  const spans = found.map(({ span }) => span).sort((one, other) => one.start - other.start)
  let reach = -1
  const reaches = spans.map(({ end }) => (reach = Math.max(reach, end)))
  return {
    count: spans.length,
    touch({ start, end }) {
      let [low, high] = [0, spans.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((spans[middle]?.start ?? 0) <= end) low = middle + 1
        else high = middle
      }
      return low > 0 && (reaches[low - 1] ?? -1) >= start
    },
  }
}

/** Widens a span to the lines that it stands on, without the last line end. */
function linesAround({ lines, text }: Source, { start, end }: Span): Span {
  const { line: first } = lines.positionAt(start)
  const { line: last } = lines.positionAt(Math.max(start, end - 1))
  return { start: lines.lineStarts[first - 1] ?? start, end: (lines.lineStarts[last] ?? text.length + 1) - 1 }
}

/** So many characters that are no blanks are about as many as two words have. */
const nearbyCharacters = 20

/** Farther than that is not near, however many blanks lie between. */
const farthest = 4_000

/** Widens a span by some characters on both sides, blanks not counted, and by the blanks around them. */
function nearby(text: string, { start, end }: Span): Span {
  let [first, last] = [start, end]
  for (let left = nearbyCharacters; first > 0 && start - first < farthest; first -= 1) if (!isBlank(text, first - 1) && (left -= 1) < 0) break
  for (let left = nearbyCharacters; last < text.length && last - end < farthest; last += 1) if (!isBlank(text, last) && (left -= 1) < 0) break
  return { start: first, end: last }
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code >= 9 && code <= 13)
}

/** What the real software refuses is worse than what cannot work. */
function gravityOf({ severity, origin }: Diagnostic): number {
  if (severity === 'error') return origin === 'daemon' ? 3 : 2
  return severity === 'warning' ? 1 : 0
}
