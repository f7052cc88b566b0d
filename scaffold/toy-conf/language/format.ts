import type { FormatOptions } from '../../../src/languages/language.js'
import { planLayout } from '../../../src/syntax/layout.js'
import type { Gap, GapPlan } from '../../../src/syntax/layout.js'
import type { ParsedFile } from '../../../src/syntax/parsed-file.js'
import type { Edit } from '../../../src/text/edit.js'

/** Lays a toy.conf out: single blanks between words, no indentation, at most one empty line in a row. */
export function format(file: ParsedFile, _options: FormatOptions): readonly Edit[] {
  return planLayout(file.source.text, file.tokens, gapPlan)
}

function gapPlan({ before, after, breaks }: Gap): GapPlan | undefined {
  // What the lexer does not know may be whitespace to somebody.
  if (before?.kind === 'Unknown' || after?.kind === 'Unknown') return undefined
  if (before === undefined) return { breaks: 0, indent: '' }
  return breaks > 0 ? { breaks: Math.min(breaks, 2), indent: '' } : { breaks: 0, indent: ' ' }
}
