import type { DocumentSymbol } from '../languages/language.js'
import { overlapping } from '../secrets/mask.js'
import type { Mention } from '../text/mention.js'
import type { Span } from '../text/span.js'
import { namedIn } from '../workspace/mentions.js'
import type { NamingFile } from '../workspace/mentions.js'
import type { EditedDocument } from './document.js'
import { meantBy } from './meaning.js'
import { implementationsOf } from './names.js'

/** A remark that an editor shows in the text. */
export interface InlayHint {
  readonly kind: 'quantity' | 'device' | 'hosts'
  readonly offset: number
  readonly text: string
  /** What it is of, to be explained when somebody looks at it. */
  readonly of: Span
}

/** Lists the remarks in a part of a document: what a number amounts to, the device of a minor, the hosts that have a resource. */
export function inlayHintsIn(document: EditedDocument, within: Span, files: readonly NamingFile[]): readonly InlayHint[] {
  const { language, reading } = document
  const names = namedIn({ language, reading }).filter(({ span }) => within.start <= span.end && span.start <= within.end)
  return [...quantities(language.symbols(reading), document, within), ...names.flatMap(name => ofName(name, document, files))].sort((a, b) => a.offset - b.offset)
}

function* quantities(symbols: readonly DocumentSymbol[], document: EditedDocument, within: Span): Generator<InlayHint> {
  for (const symbol of symbols) {
    const { span, nameSpan, children, detail } = symbol
    if (span.end < within.start || within.end < span.start) continue
    yield* quantities(children, document, within)
    if (children.length > 0 || detail === undefined || !/^\d+(?:\.\d+)?[A-Za-z]*$/.test(detail)) continue
    const { language, reading, source, masking } = document
    const meant = meantBy(detail, language.cursorAt(reading, nameSpan.start)?.entry)
    const start = source.text.indexOf(detail, nameSpan.end)
    if (meant === undefined || start === -1 || start > span.end || overlapping(masking.secretsIn(source.id), span).length > 0) continue
    yield { kind: 'quantity', offset: start + detail.length, text: `= ${meant}`, of: nameSpan }
  }
}

function ofName(name: Mention, { source }: EditedDocument, files: readonly NamingFile[]): InlayHint[] {
  const { of, span, role } = name
  if (of === 'device' && role === 'declares' && !name.name.startsWith(source.text.slice(span.start, span.end))) {
    return [{ kind: 'device', offset: span.end, text: name.name, of: span }]
  }
  if (of !== 'resource' || role !== 'declares') return []
  const hosts = new Set(implementationsOf(files, name).flatMap(({ file }) => file.place?.host ?? []))
  return hosts.size < 2 ? [] : [{ kind: 'hosts', offset: span.end, text: `on ${[...hosts].sort().join(', ')}`, of: span }]
}
