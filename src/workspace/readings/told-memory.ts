import type { Sign } from '../../inference/sign.js'
import type { IncludeRequest, Language } from '../../languages/language.js'
import type { Source } from '../../text/source.js'
import { relocatable } from './relocatable.js'
import { createTextMemory } from './text-memory.js'

/** What a file that may include others tells before its release is settled. */
export interface Told {
  readonly signs: readonly Sign[]
  readonly requests: readonly IncludeRequest[]
  /** Its language broke down over it. */
  readonly isLost?: boolean
}

/** What files tell that hosts and clusters have copies of: one of the copies is read for it. */
export interface ToldMemory {
  /** Takes over what an equal file has told, or has the file tell it. `way` is whatever else counts besides the text. */
  of(file: { readonly language: Language; readonly source: Source; readonly way: string }, tell: () => Told | undefined): Told | undefined
  /** Lets go of what nobody has asked for lately, should it be much. */
  trim(): void
}

interface Known {
  readonly language: Language
  readonly way: string
  readonly toldAt: (file: string) => Told
}

/** Starts without any file. */
export function createToldMemory(): ToldMemory {
  const known = createTextMemory<readonly Known[]>()
  return {
    trim: known.trim,
    of({ language, source, way }, tell) {
      const ofText = known.get(source.text) ?? []
      const before = ofText.find(other => other.language === language && other.way === way)
      if (before !== undefined) return before.toldAt(source.id)
      const told = tell()
      const signs = relocatable(told?.signs ?? [], source.id)
      const requests = relocatable(told?.requests ?? [], source.id)
      if (told !== undefined && told.isLost !== true && signs !== undefined && requests !== undefined) {
        known.set(source.text, [...ofText, { language, way, toldAt: file => ({ signs: signs.at(file), requests: requests.at(file) }) }])
      }
      return told
    },
  }
}
