import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Sign } from '../../inference/sign.js'
import type { Language } from '../../languages/language.js'
import type { Source } from '../../text/source.js'
import { targetFor } from '../settings.js'
import { readSource } from './check-unit.js'
import type { CollectOptions } from './collect-configuration.js'
import type { CollectedConfiguration, ConfigurationPlace } from './configuration.js'
import { internalFault } from './guard.js'
import { circumstancesFor } from './readings.js'

/** What the words of a text say of its release, and which scripts they name; or why nobody knows. */
export type Words = { readonly signs: readonly Sign[]; readonly scripts: readonly string[] } | { readonly error: unknown }

/** Tells what the words of a text say of its release. */
export type WordMemory = (language: Language, source: Source) => Words

/** Remembers what texts say: a cluster has many copies of a file. */
export function createWordMemory(): WordMemory {
  const known = new Map<Language, Map<string, Words>>()
  return (language, source) => {
    let ofLanguage = known.get(language)
    if (ofLanguage === undefined) known.set(language, (ofLanguage = new Map()))
    let words = ofLanguage.get(source.text)
    if (words === undefined) ofLanguage.set(source.text, (words = wordsIn(language, source)))
    return words
  }
}

function wordsIn(language: Language, source: Source): Words {
  try {
    const reading = readSource(language, source)
    return { signs: reading.target.signs ?? [], scripts: [...(language.scripts?.(reading) ?? [])] }
  } catch (error) {
    return { error }
  }
}

/** Opens a file that includes nothing; of many hosts that have the same, one tells what its words say of the release. */
export async function collectLoneFile(
  place: ConfigurationPlace,
  { opener, settings, wordsOf }: CollectOptions & { readonly wordsOf: WordMemory },
): Promise<CollectedConfiguration | undefined> {
  const { language, location, circumstancesOf } = place
  const file = await opener.open(location)
  if (file === undefined) return undefined
  const named = targetFor(settings, language.targetFamily, location)
  const all = circumstancesOf(location)
  const { mode = all.mode } = file
  const words: Words = named === undefined || language.scripts !== undefined ? wordsOf(language, file.source) : { signs: [], scripts: [] }
  if ('error' in words) {
    const fault: Diagnostic = internalFault('reading the file', location, words.error)
    opener.notes.add([fault])
    opener.giveUp(location)
    return undefined
  }
  const circumstances = circumstancesFor(language, mode === undefined ? all : { ...all, mode })
  return { place, files: [{ id: location, role: undefined, file, mode, circumstances, named }], answers: new Map(), signs: named === undefined ? words.signs : [], scripts: words.scripts }
}
