import type { Sign } from '../../inference/sign.js'
import type { IncludeRequest, Language } from '../../languages/language.js'
import type { Source } from '../../text/source.js'
import { relocatable } from './relocatable.js'
import { createTextMemory } from './text-memory.js'

/** What a file that may include others tells before its release is settled. */
export interface FileScan {
  readonly signs: readonly Sign[]
  readonly requests: readonly IncludeRequest[]
  /** Its language broke down over it. */
  readonly isLost?: boolean
}

/** What files tell that hosts and clusters have copies of: one of the copies is read for it. */
export interface ScanMemory {
  /** Takes over what an equal file has told, or has the file tell it. `circumstances` is whatever else counts besides the text. */
  of(file: { readonly language: Language; readonly source: Source; readonly circumstances: string }, scanFile: () => FileScan | undefined): FileScan | undefined
  /** Lets go of what nobody has asked for lately, should it be much. */
  trim(): void
}

interface Known {
  readonly language: Language
  readonly circumstances: string
  readonly file: string
  readonly scan: FileScan
  /** What equal files tell; made for the first of them, as most files are like no other. */
  copies?: { readonly scanAt: (file: string) => FileScan } | 'none'
}

/** Starts without any file. */
export function createScanMemory(): ScanMemory {
  const known = createTextMemory<readonly Known[]>()
  return {
    trim: known.trim,
    of({ language, source, circumstances }, scanFile) {
      const ofText = known.get(source.text) ?? []
      const before = ofText.find(other => other.language === language && other.circumstances === circumstances)
      const copy = before === undefined ? undefined : copyOf(before, source.id)
      if (copy !== undefined) return copy
      const scan = scanFile()
      if (before === undefined && scan !== undefined && scan.isLost !== true) known.set(source.text, [...ofText, { language, circumstances, file: source.id, scan }])
      return scan
    },
  }
}

/** What an equal file tells; nothing where it says its own name in a way that cannot be told apart. */
function copyOf(known: Known, file: string): FileScan | undefined {
  known.copies ??= copiesOf(known)
  return known.copies === 'none' ? undefined : known.copies.scanAt(file)
}

function copiesOf({ file, scan }: Known): NonNullable<Known['copies']> {
  const signs = relocatable(scan.signs, file)
  const requests = relocatable(scan.requests, file)
  if (signs === undefined || requests === undefined) return 'none'
  return { scanAt: other => ({ signs: signs.at(other), requests: requests.at(other) }) }
}
