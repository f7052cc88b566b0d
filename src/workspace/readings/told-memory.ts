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
  readonly file: string
  readonly told: Told
  /** What equal files tell; made for the first of them, as most files are like no other. */
  copies?: { readonly toldAt: (file: string) => Told } | 'none'
}

/** Starts without any file. */
export function createToldMemory(): ToldMemory {
  const known = createTextMemory<readonly Known[]>()
  return {
    trim: known.trim,
    of({ language, source, way }, tell) {
      const ofText = known.get(source.text) ?? []
      const before = ofText.find(other => other.language === language && other.way === way)
      const copy = before === undefined ? undefined : copyOf(before, source.id)
      if (copy !== undefined) return copy
      const told = tell()
      if (before === undefined && told !== undefined && told.isLost !== true) known.set(source.text, [...ofText, { language, way, file: source.id, told }])
      return told
    },
  }
}

/** What an equal file tells; nothing where it says its own name in a way that cannot be told apart. */
function copyOf(known: Known, file: string): Told | undefined {
  known.copies ??= copiesOf(known)
  return known.copies === 'none' ? undefined : known.copies.toldAt(file)
}

function copiesOf({ file, told }: Known): NonNullable<Known['copies']> {
  const signs = relocatable(told.signs, file)
  const requests = relocatable(told.requests, file)
  if (signs === undefined || requests === undefined) return 'none'
  return { toldAt: other => ({ signs: signs.at(other), requests: requests.at(other) }) }
}
