import type { PlainElement } from '../../xml/plain.js'

/** Writes one statement, and takes note where the crm shell has no words for something. */
export interface Pen {
  /** Tells whether something else in the CIB names this id, so that it must be said. */
  isReferred(id: string | undefined): boolean
  /** An id that no statement can say must not be lost. */
  readonly keepsIds: boolean
  /** Takes note that the statement does not say all. */
  fail(): void
}

/** What may stand in an element, so that its statement says all of it. */
interface Sayable {
  readonly attributes?: readonly string[]
  readonly children?: readonly string[]
}

/** Elements whose ids no statement says: the crm shell makes them. */
const nameless: ReadonlySet<string> = new Set(['op', 'expression', 'date_expression', 'duration', 'date_spec', 'resource_set', 'fencing-level', 'acl_permission', 'recipient'])

/** Fails where an element has more than its statement says. Ids are made anew where a statement has none. */
export function sayNoMore(pen: Pen, { tag: own, attributes, children, text }: PlainElement, { attributes: sayable = [], children: tags = [] }: Sayable): void {
  const isAll = Object.keys(attributes).every(name => sayable.includes(name)) && children.every(({ tag }) => tags.includes(tag))
  if (!isAll || text !== undefined || (pen.keepsIds && nameless.has(own) && attributes['id'] !== undefined)) pen.fail()
}

/** Writes a word as it is; one that the shell would cut, or read otherwise, cannot be said. */
export function bareWord(pen: Pen, value: string | undefined, form = /^[A-Za-z0-9_.#-][^\s"'\\=:]*$/): string {
  if (value === undefined || !form.test(value) || !isPlain(value)) pen.fail()
  return value ?? ''
}

/** Writes the value of a pair: in quotes where it has more than letters, digits, dots and hyphens. */
export function quoted(pen: Pen, value: string): string {
  if (!isPlain(value)) pen.fail()
  return /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}

/** Writes a pair. */
export function pair(pen: Pen, name: string, value: string): string {
  return `${bareWord(pen, name, /^[^\s"'\\=@$#{}()[\]][^\s"'\\=]*$/)}=${quoted(pen, value)}`
}

/** The crm shell takes a text apart by lines, and turns what is not ASCII into entities that XML does not read. */
function isPlain(value: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(value)
}

const names = new Map([['"', '&quot;'], ['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;']])

/** Writes an element as XML on one line, as the crm shell takes it: it joins what it has cut at blanks, and a backslash ends a line. */
export function xmlLine({ tag, attributes, children, text = '' }: PlainElement): string {
  const head = [tag, ...Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`)].join(' ')
  return children.length === 0 && text === '' ? `<${head}/>` : `<${head}>${escaped(text)}${children.map(xmlLine).join('')}</${tag}>`
}

function escaped(value: string): string {
  return value.replace(/[^\x20-\x7e]|["&<>\\]| (?= |$)|^ /gu, character => names.get(character) ?? `&#${character.codePointAt(0) ?? 0};`)
}
