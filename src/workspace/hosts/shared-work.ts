import { createWordMemory } from '../readings/collect-lone-file.js'
import type { WordMemory, WordsElsewhere } from '../readings/collect-lone-file.js'
import { createEqualFiles } from '../readings/equal-files.js'
import type { EqualFiles } from '../readings/equal-files.js'
import { createEqualTexts } from '../readings/equal-texts.js'
import type { FirstOfEqual } from '../readings/equal-texts.js'
import { createTextMemory } from '../readings/text-memory.js'
import { createScanMemory } from '../readings/scan-memory.js'
import type { ScanMemory } from '../readings/scan-memory.js'

/** What the hosts that are collected together have in common. */
export interface SharedWork {
  readonly equal: EqualFiles
  readonly words: WordMemory
  readonly firstOfEqual: FirstOfEqual
  /** What the readings of one run have in common. */
  readonly run: object
  /** Absent where somebody may ask for each file later. */
  readonly scans?: ScanMemory
}

/** What clusters that are checked one after another share: each has files that others have, too. */
export interface RunMemory {
  readonly equal: EqualFiles
  readonly words: WordsElsewhere
  readonly scans: ScanMemory
}

/** Starts without any. */
export function createRunMemory(): RunMemory {
  return { equal: createEqualFiles(), words: createTextMemory(), scans: createScanMemory() }
}

/** What hosts that are collected together share, and what is left of clusters before them. */
export function createSharedWork(before?: RunMemory): SharedWork {
  before?.equal.trim()
  before?.words.trim()
  before?.scans.trim()
  return {
    equal: before?.equal ?? createEqualFiles(),
    words: createWordMemory(before?.words),
    firstOfEqual: createEqualTexts(),
    run: {},
    ...(before === undefined ? {} : { scans: before.scans }),
  }
}
