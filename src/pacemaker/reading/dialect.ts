import type { XmlDialect } from '../../xml/dialect.js'
import { childAt, elementAt, vocabulary } from '../vocabulary.js'

/** What a CIB says of its names to the reader of XML. */
export const dialect: XmlDialect = {
  id: 'cib',
  title: 'a CIB',
  outermost: 'cib',
  isElement: name => elementAt(name) !== undefined,
  mayHold(parent, child) {
    const entry = elementAt(parent)
    return entry === undefined || entry.isOpen || childAt(entry, child) !== undefined
  },
  // Secrets are values of pairs: their attributes are called `value` like all others.
  isSecret: name => name === 'value',
  *names() {
    for (const { kind, name } of vocabulary.entries()) if (kind === 'element' || kind === 'attribute') yield name
  },
}
