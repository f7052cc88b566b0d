import { editorLaws } from './editor.js'
import { findingLaws } from './findings.js'
import { fixLaws } from './fixes.js'
import { formattingLaws } from './formatting.js'
import type { Law } from './law.js'
import { lineEndLaws } from './line-ends.js'
import { wholeCheckLaws } from './whole-checks.js'
import { workLaws } from './work.js'

export type { Law } from './law.js'

/** All laws of single texts. */
export const laws: readonly Law[] = [
  ...findingLaws,
  ...formattingLaws,
  ...fixLaws,
  ...editorLaws,
  ...wholeCheckLaws,
  ...lineEndLaws,
  ...workLaws,
]
