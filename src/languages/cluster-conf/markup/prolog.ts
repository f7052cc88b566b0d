import { spanOf } from '../../../syntax/chevrotain.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'
import type { FaultList } from './draft.js'

const declarationForm = new RegExp(
  '^<\\?xml\\s+version\\s*=\\s*("[^"]*"|\'[^\']*\')' +
    '(?:\\s+encoding\\s*=\\s*("[^"]*"|\'[^\']*\'))?' +
    '(?:\\s+standalone\\s*=\\s*(?:"(?:yes|no)"|\'(?:yes|no)\'))?\\s*\\?>$',
)
const encodingName = /^[A-Za-z][A-Za-z0-9._-]*$/

/** The encodings that a file can be read in here; others are said, and read as UTF-8. */
const knownEncodings = /^(utf-?8|us-ascii|ascii|iso-?8859-?\d+|iso_8859-\d+|latin-?\d|windows-125\d|cp125\d|koi8-r)$/i

/** Checks the XML declaration, which is allowed only as the first thing of a file, and other processing instructions. */
export function checkInstruction(token: GrammarToken, isFirst: boolean, faults: FaultList): void {
  const { image, startOffset: start } = token
  const target = /^<\?([^\s?]*)/.exec(image)?.[1] ?? ''
  const name = { start: start + 2, end: start + 2 + target.length }
  if (target === 'xml') {
    if (isFirst) checkDeclaration(image, start, faults)
    else faults.add('misplaced-declaration', spanOf(token), 'The XML declaration does not stand at the very start of the file')
  } else if (target.toLowerCase() === 'xml') {
    faults.add('invalid-instruction', name, `"${target}" is reserved for the XML declaration, which is written "<?xml …?>"`)
  } else if (!/^[\p{L}_:][\p{L}\p{N}\p{M}_:.\u00B7-]*$/u.test(target)) {
    const at = target === '' ? { start, end: start + 2 } : name
    faults.add('invalid-instruction', at, 'A processing instruction begins with "<?" and a name')
  } else if (!/^<\?[^\s?]+(\s|\?>$)/.test(image)) {
    faults.add('invalid-instruction', name, `A blank is missing after "${target}"`)
  }
}

function checkDeclaration(image: string, start: number, faults: FaultList): void {
  const whole = { start, end: start + image.length }
  const match = declarationForm.exec(image)
  if (match === null) {
    const message = /\sversion\s*=/.test(image) ? 'The XML declaration is not well written' : 'The XML declaration names no version'
    faults.add('invalid-declaration', whole, message, { help: 'Write <?xml version="1.0"?>.' })
    return
  }
  const version = unquoted(match[1] ?? '')
  if (!/^1\.[0-9]+$/.test(version)) {
    faults.add('invalid-declaration', within(image, start, version), `XML version "${version}" is not 1.0`)
  }
  const encoding = match[2] === undefined ? undefined : unquoted(match[2])
  if (encoding === undefined) return
  const at = within(image, start, encoding)
  if (!encodingName.test(encoding)) faults.add('invalid-declaration', at, `"${encoding}" is no name of an encoding`)
  else if (!knownEncodings.test(encoding)) {
    faults.add('unsupported-encoding', at, `Encoding "${encoding}" is not one that every XML reader knows`)
  }
}

function unquoted(text: string): string {
  return text.slice(1, -1)
}

function within(image: string, start: number, part: string): { start: number; end: number } {
  const at = image.indexOf(part, image.indexOf('='))
  return { start: start + at, end: start + at + part.length }
}

const entityDeclaration = /<!ENTITY\s+([^\s%"'>]+)\s/g

/** What the DOCTYPE says of the file's own entities. */
export interface DeclaredEntities {
  /** The entities that it declares; `undefined` where others may come from outside. */
  readonly declared: ReadonlySet<string> | undefined
}

/**
 * Reads the names of the entities that a DOCTYPE declares. Nothing is expanded, and nothing outside of the file is read: a
 * DOCTYPE that refers to another file may declare anything.
 */
export function readDocType(image: string): DeclaredEntities {
  const subset = image.indexOf('[')
  const head = subset === -1 ? image : image.slice(0, subset)
  if (/\s(SYSTEM|PUBLIC)\s/.test(head) || /%[^\s;]+;/.test(image)) return { declared: undefined }
  const inside = image.replace(/<!--[^]*?-->/g, '')
  return { declared: new Set(Array.from(inside.matchAll(entityDeclaration), match => match[1] ?? '')) }
}

/** Checks the outside of a DOCTYPE: where it stands, its name, and that it is closed. */
export function checkDocType(token: GrammarToken, isInProlog: boolean, faults: FaultList): void {
  const { image, startOffset: start } = token
  const keyword = { start, end: start + '<!DOCTYPE'.length }
  if (!isInProlog) {
    faults.add('invalid-doctype', keyword, 'A DOCTYPE stands before the first element, and once only')
  } else if (!/^<!DOCTYPE\s+[\p{L}_:]/u.test(image) || !image.endsWith('>')) {
    faults.add('invalid-doctype', keyword, 'The DOCTYPE is not well written')
  }
}
