import { createSource } from '../../text/source.js'
import { createXmlParser } from '../../xml/parse.js'
import type { XmlElement } from '../ast.js'
import { dialect } from './dialect.js'

const parse = createXmlParser(dialect)

/** Reads a text that is to be one element of a CIB; `undefined` where it is not. Places are counted from its beginning. */
export function parseFragment(text: string): XmlElement | undefined {
  const { document } = parse(createSource('fragment', text))
  const [root, ...others] = document.roots
  return document.isBroken || document.isTemplate || others.length > 0 ? undefined : root
}
