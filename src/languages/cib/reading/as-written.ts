import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import type { ReadOptions, Reading } from '../../language.js'
import { attributeOf } from '../ast.js'
import type { XmlDocument, XmlElement } from '../ast.js'
import type { Cib } from '../../../pacemaker/model.js'
import { modelOf } from '../../../pacemaker/reading/model-of.js'
import { checkSchema } from '../../../pacemaker/reading/schema-check.js'
import { newestThatTakes } from '../../../pacemaker/reading/settle-schema.js'
import { signsIn } from '../../../pacemaker/reading/signs.js'
import { newestSchemaOf, targetOf } from '../../../pacemaker/targets.js'
import { schemaVersions } from '../../../pacemaker/vocabulary/entry.js'
import { misleadingFaults, readAsMeant } from '../../../xml/meant.js'
import { repaired } from '../../../xml/repaired.js'

/** Reads a parsed file: its release, its model, and all that its schema refuses. Never throws. */
export function readAsWritten(file: ParsedFile<XmlDocument>, options: ReadOptions): Reading<Cib> {
  const document = file.ast
  const [root] = document.roots
  const target = targetOf(options, [...signsIn(root)])
  const { schema, faults: refused } = settleSchema(document, root, target.version)
  // Where libxml2 leaves of a text that is no XML what Pacemaker takes, it takes it whatever else is wrong.
  const isTaken = file.faults.length > 0 && !file.faults.some(({ origin }) => origin === 'daemon')
  const faults = isTaken ? refused.map(fault => ({ ...fault, origin: 'practice' as const })) : [...refused, ...misleadingIn(document)]
  const isPartial = document.isBroken || document.isTemplate
  return { file, model: modelOf(document, { schema, target: target.version, isPartial, faults }), faults, target, facts: options.facts ?? {} }
}

/** Where no schema takes a CIB that asks for none, Pacemaker goes on without. Source: Pacemaker 2.1.5 lib/common/schemas.c validate_xml(), whose last schema is "none". */
function asIfNoneWereAsked(document: XmlDocument, newest: string): { readonly schema: string; readonly faults: readonly Fault[] } {
  const { schema, faults } = newestThatTakes(document, newest)
  return { schema, faults: faults.map(fault => ({ ...fault, origin: 'practice' })) }
}

/** Characters of a text that is XML all the same: those in tags make other names, of those between tags Pacemaker knows nothing. */
function misleadingIn({ isBroken, isTemplate, misleading, text, file }: XmlDocument): readonly Fault[] {
  if (isBroken || isTemplate || misleading.length === 0) return []
  const isInTags = readAsMeant(repaired(text) ?? '') !== undefined
  return [...misleadingFaults(text, misleading, { file, rule: 'cib/misleading-character' })].map(fault => ({ ...fault, origin: isInTags ? 'daemon' : 'practice' }))
}

/** Finds the schema that a file asks for, and what that one refuses; where it asks for none, the newest that takes it. */
function settleSchema(document: XmlDocument, root: XmlElement | undefined, target: string): { readonly schema: string | undefined; readonly faults: readonly Fault[] } {
  const asked = attributeOf(root, 'validate-with')
  const newest = newestSchemaOf(target)
  if (root !== undefined && root.tag !== 'cib') return { schema: undefined, faults: checkSchema(document, newest) }
  if (asked?.isUnknown === true || asked?.value === 'none') return { schema: undefined, faults: [] }
  if (asked === undefined) return asIfNoneWereAsked(document, newest)
  const version = asked.value === 'pacemaker-next' ? newest : /^pacemaker-(\d+\.\d+)$/.exec(asked.value)?.[1]
  if (version === undefined || !schemaVersions.includes(version)) {
    return { schema: undefined, faults: [{ rule: 'cib/unknown-schema', at: asked, message: `There is no schema ${asked.value === '' ? 'without a name' : `"${asked.value}"`}; Pacemaker ${target} knows those up to "pacemaker-${newest}"` }] }
  }
  if (schemaVersions.indexOf(version) > schemaVersions.indexOf(newest)) {
    return { schema: undefined, faults: [{ rule: 'cib/unknown-schema', at: asked, message: `Pacemaker ${target} knows schemas up to "pacemaker-${newest}" only` }] }
  }
  return { schema: version, faults: checkSchema(document, version) }
}
