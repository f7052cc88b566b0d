import { createParsedFile } from '../../../syntax/parsed-file.js'
import { createSource } from '../../../text/source.js'
import type { ReadOptions } from '../../language.js'
import type { Source } from '../../../text/source.js'
import { createXmlParser } from '../../../xml/parse.js'
import { repaired } from '../../../xml/repaired.js'
import { dialect } from '../../../pacemaker/reading/dialect.js'
import { lacksFenceDevice } from '../../../pacemaker/analysis/fencing.js'
import { isRefused } from '../../../pacemaker/refusal.js'
import { readAsWritten } from './as-written.js'

/** Reads the elements of a text. */
export const parseXml = createXmlParser(dialect)

/** Tells whether Pacemaker takes what is left of a text when libxml2 has repaired it, and Pacemaker has taken away what stands between elements. */
export function isTakenAsLeft({ id, text }: Source, options: ReadOptions = {}): boolean {
  const left = repaired(text)
  if (left === undefined) return false
  const source = createSource(id, left)
  const { document, ...parts } = parseXml(source)
  if (parts.faults.length > 0) return false
  const reading = readAsWritten(createParsedFile({ source, ast: document, ...parts }), options)
  // Nothing of what is left is in doubt, even where no schema takes it.
  return !isRefused(reading) && !lacksFenceDevice(reading.model)
}
