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
  return file.faults.length > 0 ? { ...reading, faults: [...reading.faults, ...refusalByRelease(file, options)] } : { ...reading, faults: withOriginOfText(reading.faults, file, options) }
}

/** What keeps a text from being XML is judged before the release is known: where that one refuses what is left, the first fault says so. */
function refusalByRelease({ faults: [first], source, ast }: ParsedFile<XmlDocument>, options: ReadOptions): Fault[] {
  if (first === undefined || first.origin === 'daemon' || ast.isTemplate || isTakenAsLeft(source, options)) return []
  const { rule, message, at } = first
  return [{ rule, message, at, origin: 'daemon', confirms: { rule, at } }]
}

/** Text between elements Pacemaker takes away: it objects to it where it refuses what is left, such as a CIB without the fence device that the text was to be. */
function withOriginOfText(faults: readonly Fault[], { source }: ParsedFile<XmlDocument>, options: ReadOptions): readonly Fault[] {
  const isOfText = ({ rule, origin }: Fault): boolean => origin === 'practice' && (rule === 'cib/unexpected-text' || rule === 'cib/misleading-character')
  if (!faults.some(isOfText) || isTakenAsLeft(source, options)) return faults
  return faults.map(fault => (isOfText(fault) ? { ...fault, origin: 'daemon' as const } : fault))
}
