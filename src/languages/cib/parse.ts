import type { Fault } from '../../diagnostics/diagnostic.js'
import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Source } from '../../text/source.js'
import type { XmlDocument } from './ast.js'
import { isTakenAsLeft, parseXml } from './reading/left.js'

export { tokenizeXml as tokenize } from '../../xml/parse.js'

/** Reads the elements of a text and everything that keeps it from being well-formed. Never throws, for any text. */
export function parse(source: Source): ParsedFile<XmlDocument> {
  const { document, faults, tokens, comments } = parseXml(source)
  return createParsedFile({ source, ast: document, faults: document.isTemplate ? faults : withOrigin(faults, source), tokens, comments })
}

/** What keeps a text from being XML Pacemaker objects to exactly where it refuses what libxml2 makes of it. */
function withOrigin(faults: readonly Fault[], source: Source): readonly Fault[] {
  return faults.length === 0 || isTakenAsLeft(source) ? faults : faults.map(fault => ({ ...fault, origin: 'daemon' }))
}
