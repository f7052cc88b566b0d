import type { Fault } from '../../diagnostics/diagnostic.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { ReadOptions, Reading } from '../language.js'
import type { XmlDocument } from './ast.js'
import type { Cib } from '../../pacemaker/model.js'
import { readAsWritten } from './reading/as-written.js'
import { isTakenAsLeft } from './reading/left.js'

/** Reads a parsed file: its release, its model, and all that its schema refuses. Never throws. */
export function read(file: ParsedFile<XmlDocument>, options: ReadOptions): Reading<Cib> {
  const reading = readAsWritten(file, options)
  // Of a text that is no XML the faults of its form say whether Pacemaker takes it.
  return file.faults.length > 0 ? reading : { ...reading, faults: withOriginOfText(reading.faults, file) }
}

/** Text between elements Pacemaker takes away: it objects to it where it refuses what is left, such as a CIB without the fence device that the text was to be. */
function withOriginOfText(faults: readonly Fault[], { source }: ParsedFile<XmlDocument>): readonly Fault[] {
  const isOfText = ({ rule, origin }: Fault): boolean => origin === 'practice' && (rule === 'cib/unexpected-text' || rule === 'cib/misleading-character')
  if (!faults.some(isOfText) || isTakenAsLeft(source)) return faults
  return faults.map(fault => (isOfText(fault) ? { ...fault, origin: 'daemon' as const } : fault))
}
