import type { DocumentSymbol, VocabularyEntry } from '../languages/language.js'
import type { Origin } from '../text/located.js'
import { Secret } from '../text/secret.js'
import { mask } from '../secrets/mask.js'
import type { Span } from '../text/span.js'
import type { CheckReport } from '../workspace/report.js'
import type { EditedDocument } from './document.js'
import { meantBy } from './meaning.js'

/** An option that counts in a resource. */
interface Option {
  readonly resource: string
  readonly section: string
  readonly name: string
  readonly value: string | Secret
  readonly origin: Origin
}

/** The most options of a section that are listed. */
const mostOptions = 12

/**
 * Tells what counts at a place in a resource of DRBD: the value of the option there and where it comes from; of a section, what the
 * resource inherits. `report` is the last check; without it the file counts by itself. `undefined` where there is nothing to tell.
 */
export function effectiveAt(document: EditedDocument, offset: number, report: CheckReport | undefined): string | undefined {
  const { language, reading } = document
  const resource = resourceAround(language.symbols(language.narrowed?.(reading, offset) ?? reading), offset)
  const entry = resource === undefined ? undefined : language.cursorAt(reading, offset)?.entry
  if (resource === undefined || entry === undefined) return undefined
  const options = optionsOf(document, resource.name, report)
  const named = options.filter(({ name }) => name === entry.name)
  const [one] = named.length > 1 ? named.filter(({ section }) => entry.in.includes(section)) : named
  const isIn = (span: Span): boolean => resource.span.start <= span.start && span.end <= resource.span.end
  const isOwn = ({ origin }: Option): boolean => origin.file === document.source.id && isIn(origin.span)
  if (one !== undefined) return `Effective here: ${valueInWords(one, document, entry)}${isOwn(one) ? ', set in this resource' : ` — from ${placeInWords(one, document, report)}`}`
  const inherited = options.filter(option => option.section === entry.name && !isOwn(option))
  if (inherited.length === 0) return undefined
  const listed = inherited.slice(0, mostOptions).map(option => `- ${option.name}: ${valueInWords(option, document)} — from ${placeInWords(option, document, report)}`)
  return ['Inherited here:', ...listed, ...(inherited.length > mostOptions ? [`- ${inherited.length - mostOptions} more`] : [])].join('\n')
}

function resourceAround(symbols: readonly DocumentSymbol[], offset: number): DocumentSymbol | undefined {
  return symbols.find(({ kind, span }) => kind === 'resource' && span.start <= offset && offset <= span.end)
}

/** What the host of a document says of the options of a resource, or the document alone. */
function optionsOf({ language, reading, source }: EditedDocument, resource: string, report: CheckReport | undefined): readonly Option[] {
  const host = report?.hostOf(source.id)
  const cluster = host === undefined ? undefined : report?.clusters.find(({ hosts }) => hosts.has(host))
  if (host !== undefined && cluster !== undefined) return cluster.factsOn(host, 'drbd-option').flatMap(({ fact }) => (fact.resource === resource ? [fact] : []))
  let alone = composedAlone.get(reading)
  if (alone === undefined) composedAlone.set(reading, (alone = language.compose(reading, () => []).configuration))
  const facts = language.factsOfNamed?.(alone, resource) ?? language.extractFacts(alone)
  return [...facts].flatMap(fact => (fact.kind === 'drbd-option' && fact.resource === resource ? [fact] : []))
}

/** Who points at one thing after another asks about the same each time. */
const composedAlone = new WeakMap<object, unknown>()

function valueInWords({ value }: Option, { masking }: EditedDocument, entry?: VocabularyEntry): string {
  if (value instanceof Secret) return mask
  const meant = entry === undefined ? undefined : meantBy(value, entry)
  return `\`${masking.value(value)}\`${meant === undefined ? '' : ` (${meant})`}`
}

function placeInWords({ origin: { file, span } }: Option, { source }: EditedDocument, report: CheckReport | undefined): string {
  const place = report?.placeOf(file)
  const line = (file === source.id ? source : report?.sources.get(file))?.positionAt(span.start).line
  return `${place === undefined ? file : `${place.host}:${place.path}`}${line === undefined ? '' : `:${line}`}`
}
