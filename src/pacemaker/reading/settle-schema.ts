import type { Fault } from '../../diagnostics/diagnostic.js'
import type { XmlDocument } from '../ast.js'
import { schemaVersions } from '../vocabulary/entry.js'
import { checkSchema } from './schema-check.js'

/**
 * Finds the newest schema that takes a CIB which asks for none. Where none does, it is the newest of those that refuse least:
 * what is wrong under all of them is reported, and not what some other of them would take.
 */
export function newestThatTakes(document: XmlDocument, newest: string): { readonly schema: string; readonly faults: readonly Fault[] } {
  let best = { schema: newest, faults: checkSchema(document, newest) }
  for (const schema of schemaVersions.slice(0, schemaVersions.indexOf(newest)).reverse()) {
    if (best.faults.length === 0) break
    const faults = checkSchema(document, schema)
    if (faults.length < best.faults.length) best = { schema, faults }
  }
  return best
}
