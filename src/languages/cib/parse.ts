import { createParsedFile } from '../../syntax/parsed-file.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { Source } from '../../text/source.js'
import { createXmlParser } from '../../xml/parse.js'
import type { XmlDocument } from './ast.js'
import { dialect } from '../../pacemaker/reading/dialect.js'

export { tokenizeXml as tokenize } from '../../xml/parse.js'

const parseXml = createXmlParser(dialect)

/** Reads the elements of a text and everything that keeps it from being well-formed. Never throws, for any text. */
export function parse(source: Source): ParsedFile<XmlDocument> {
  const { document, faults, tokens, comments } = parseXml(source)
  return createParsedFile({ source, ast: document, faults, tokens, comments })
}
