import { namedIn } from '../workspace/mentions.js'
import type { DocumentSymbol } from '../languages/language.js'
import type { Span } from '../text/span.js'
import type { EditedDocument } from './document.js'

/** Lists what an editor selects around a place, one after the other: name, word, value, statement, section, file. Each holds the one before. */
export function selectionsAt({ language, reading, source }: EditedDocument, offset: number): readonly Span[] {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset <= end
  const whole = { start: 0, end: source.text.length }
  const around = [
    ...namedIn({ language, reading }).map(({ span }) => span).filter(holds),
    ...reading.file.tokens.filter(token => token.channel !== 'whitespace' && holds(token)),
    ...symbolsAround(language.symbols(reading), holds),
    ...[...language.statements(reading.file)].filter(holds),
    ...(language.partsAt?.(reading.file, offset) ?? []),
    whole,
  ]
  const spans: Span[] = []
  for (const { start, end } of around.filter(({ start, end }) => end > start).sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = spans[spans.length - 1]
    const isWider = last === undefined || (start <= last.start && last.end <= end && (start < last.start || last.end < end))
    if (isWider) spans.push({ start, end })
  }
  return spans.length === 0 ? [whole] : spans
}

function symbolsAround(symbols: readonly DocumentSymbol[], holds: (span: Span) => boolean): Span[] {
  return symbols.filter(({ span }) => holds(span)).flatMap(({ span, nameSpan, children }) => [...(holds(nameSpan) ? [nameSpan] : []), span, ...symbolsAround(children, holds)])
}
