import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Sign } from '../../inference/sign.js'
import type { Language } from '../../languages/language.js'
import type { Source } from '../../text/source.js'
import { targetFor } from '../settings.js'
import type { CollectOptions } from './collect-configuration.js'
import type { CollectedConfiguration, ConfigurationPlace } from './configuration.js'
import { guarded } from './guard.js'
import type { OpenFile } from './opener.js'
import { circumstancesFor } from './readings.js'
import type { ReadFile } from './readings.js'
import { relocatable } from './relocatable.js'
import { createTextMemory } from './text-memory.js'
import type { TextMemory } from './text-memory.js'

/** What the words of a text say of its release, and which scripts they name. */
export interface Words {
  readonly signs: readonly Sign[]
  readonly scripts: readonly string[]
}

/** What texts say: a cluster has many copies of a file. */
export interface WordMemory {
  of(language: Language, source: Source): Words | undefined
  remember(language: Language, source: Source, words: Words): void
}

/** What texts of other clusters have said, which may be said in files of this one, too. */
export type WordsElsewhere = TextMemory<readonly Said[]>

interface Said {
  readonly language: Language
  readonly file: string
  readonly words: Words
}

/** Starts with what was said elsewhere; that becomes what a file of this cluster says. */
export function createWordMemory(elsewhere: WordsElsewhere = createTextMemory()): WordMemory {
  const known = new Map<Language, Map<string, Pick<Said, 'file' | 'words'>>>()
  const rememberHere = (language: Language, { id, text }: Source, words: Words): Words => {
    let ofLanguage = known.get(language)
    if (ofLanguage === undefined) known.set(language, (ofLanguage = new Map()))
    ofLanguage.set(text, { file: id, words })
    return words
  }
  return {
    of(language, source) {
      const here = known.get(language)?.get(source.text)
      if (here !== undefined) return wordsAt(here, source.id)
      const said = elsewhere.get(source.text)?.find(other => other.language === language)
      const words = said === undefined ? undefined : wordsAt(said, source.id)
      return words === undefined ? undefined : rememberHere(language, source, words)
    },
    remember(language, source, words) {
      rememberHere(language, source, words)
      const others = (elsewhere.get(source.text) ?? []).filter(other => other.language !== language)
      elsewhere.set(source.text, [...others, { language, file: source.id, words }])
    },
  }
}

/** What an equal file says, at its own place; nothing where that cannot be told from the text. */
function wordsAt({ file, words }: Pick<Said, 'file' | 'words'>, to: string): Words | undefined {
  if (file === to) return words
  const signs = relocatable(words.signs, file)?.at(to)
  return signs === undefined ? undefined : { signs, scripts: words.scripts }
}

/**
 * Opens a file that includes nothing; of many hosts that have the same, one tells what its words say of the release.
 *
 * It is read as it will be checked, so that it is read once where it alone shows what all files add up to.
 */
export async function collectLoneFile(
  place: ConfigurationPlace,
  { opener, readings, settings, run, words }: CollectOptions & { readonly words: WordMemory },
): Promise<CollectedConfiguration | undefined> {
  const { language, location, circumstancesOf } = place
  const file = await opener.open(location)
  if (file === undefined) return undefined
  const named = targetFor(settings, language.targetFamily, location)
  const all = circumstancesOf(location)
  const { mode = all.mode } = file
  const circumstances = circumstancesFor(language, mode === undefined ? all : { ...all, mode })
  const collected: CollectedConfiguration = { place, files: [{ id: location, role: undefined, file, mode, circumstances, named }], answers: new Map(), signs: [], scripts: [] }
  if (named !== undefined && language.scripts === undefined) return collected
  const said = wordsOf(language, file, words, () => readings.read(language, file, { named, circumstances, run }))
  if ('faults' in said) {
    opener.notes.add(said.faults)
    opener.giveUp(location)
    return undefined
  }
  return { ...collected, signs: named === undefined ? said.signs : [], scripts: said.scripts }
}

function wordsOf(language: Language, { source }: OpenFile, memory: WordMemory, read: () => ReadFile): Words | Pick<ReadFile, 'faults'> {
  const before = memory.of(language, source)
  if (before !== undefined) return before
  const { reading, faults } = read()
  if (reading === undefined) return { faults }
  const unreported: Diagnostic[] = []
  const report = (fault: Diagnostic): void => void unreported.push(fault)
  const scripts = guarded({ step: 'reading the file', file: source.id, report }, () => [...(language.scripts?.(reading) ?? [])], undefined)
  if (scripts === undefined) return { faults: unreported }
  const words: Words = { signs: reading.target.signs ?? [], scripts }
  memory.remember(language, source, words)
  return words
}
