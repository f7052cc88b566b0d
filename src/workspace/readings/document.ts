import type { Language, Reading } from '../../languages/language.js'
import type { Source } from '../../text/source.js'
import type { WorkContext } from '../context.js'
import { targetFor } from '../settings.js'
import { openFile } from './opener.js'

/** A file by itself, as it is understood: the same object as long as neither its text nor its release changes. */
export interface ReadDocument {
  readonly language: Language
  readonly source: Source
  readonly reading: Reading
}

/** Reads the file at a path; `undefined` where there is no text, or its language breaks down. */
export async function documentAt(
  path: string,
  language: Language,
  { documents, readings, settings }: Pick<WorkContext, 'documents' | 'readings' | 'settings'>,
): Promise<ReadDocument | undefined> {
  const content = await documents.read(path)
  if ('problem' in content) return undefined
  const file = openFile(path, content)
  const { reading } = readings.readAgain(language, file, targetFor(settings, language.targetFamily, path))
  if (reading === undefined) return undefined
  let document = known.get(reading)
  if (document === undefined) known.set(reading, (document = { language, source: file.source, reading }))
  return document
}

const known = new WeakMap<Reading, ReadDocument>()
