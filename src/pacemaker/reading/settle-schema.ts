import type { Fault } from '../../diagnostics/diagnostic.js'
import type { XmlDocument } from '../ast.js'
import { schemaVersions } from '../vocabulary/entry.js'
import { checkSchema } from './schema-check.js'

/** Finds the newest schema that takes a CIB which asks for none, and what the newest of all refuses where none does. */
export function newestThatTakes(document: XmlDocument, newest: string): { readonly schema: string; readonly faults: readonly Fault[] } {
  const faults = checkSchema(document, newest)
  if (faults.length === 0) return { schema: newest, faults }
  const older = schemaVersions.slice(0, schemaVersions.indexOf(newest)).findLast(schema => checkSchema(document, schema).length === 0)
  return older === undefined ? { schema: newest, faults } : { schema: older, faults: [] }
}
