import type { Fault } from '../../diagnostics/diagnostic.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { createSource } from '../../text/source.js'
import type { Source } from '../../text/source.js'
import { createXmlParser } from '../../xml/parse.js'
import { repaired } from '../../xml/repaired.js'
import type { XmlDocument } from './ast.js'
import { dialect } from '../../pacemaker/reading/dialect.js'
import { isRefused } from '../../pacemaker/refusal.js'
import { read } from './schema.js'

export { tokenizeXml as tokenize } from '../../xml/parse.js'

const parseXml = createXmlParser(dialect)

/** Reads the elements of a text and everything that keeps it from being well-formed. Never throws, for any text. */
export function parse(source: Source): ParsedFile<XmlDocument> {
  const { document, faults, tokens, comments } = parseXml(source)
  return createParsedFile({ source, ast: document, faults: document.isTemplate ? faults : withOrigin(faults, source), tokens, comments })
}

/** What keeps a text from being XML Pacemaker objects to exactly where it refuses what libxml2 makes of it. */
function withOrigin(faults: readonly Fault[], { id, text }: Source): readonly Fault[] {
  if (faults.length === 0) return faults
  const left = repaired(text)
  return left !== undefined && isTaken(createSource(id, left)) ? faults : faults.map(fault => ({ ...fault, origin: 'daemon' }))
}

function isTaken(source: Source): boolean {
  const { document, ...parts } = parseXml(source)
  return parts.faults.length === 0 && !isRefused(read(createParsedFile({ source, ast: document, ...parts }), {}))
}
