import type { Fact, FactKind, FactOf } from '../../src/facts/fact.js'
import type { Reader, ReaderResult } from '../../src/readers/reader.js'
import { unmark } from '../../src/testing/marks.js'

/** Reads a text as a file of a host. */
export function readText(reader: Reader, text: string, options: { path?: string; mode?: number } = {}): ReaderResult {
  const path = options.path ?? reader.paths[0] ?? ''
  return reader.read({ text, file: `alpha${path}`, path, ...(options.mode === undefined ? {} : { mode: options.mode }) })
}

/** Lists the facts of one kind without their places. */
export function factsIn<Kind extends FactKind>(
  reader: Reader,
  kind: Kind,
  text: string,
  options: { path?: string; mode?: number } = {},
): Omit<FactOf<Kind>, 'origin' | 'kind'>[] {
  return readText(reader, text, options)
    .facts.filter((fact): fact is FactOf<Kind> & Fact => fact.kind === kind)
    .map(({ origin: _origin, kind: _kind, ...rest }) => rest as unknown as Omit<FactOf<Kind>, 'origin' | 'kind'>)
}

/** Lists the texts that the facts of one kind stand at. */
export function placesOf(reader: Reader, kind: FactKind, text: string, options: { path?: string } = {}): string[] {
  return readText(reader, text, options)
    .facts.filter(fact => fact.kind === kind)
    .map(({ origin: { span } }) => text.slice(span.start, span.end))
}

/** Checks that a text has its faults exactly at the marked places. */
export function faultsAt(reader: Reader, marked: string, options: { path?: string } = {}): { expected: string[]; found: string[] } {
  const { text, spans } = unmark(marked)
  const { faults } = readText(reader, text, options)
  const shown = ({ start, end }: { start: number; end: number }): string => `${start} ${JSON.stringify(text.slice(start, end))}`
  return {
    expected: spans.map(shown),
    found: faults.map(({ at }) => shown(('origin' in at ? at.origin : at).span)),
  }
}
