import { keptSpans } from '../../syntax/kept-spans.js'
import { planLayout } from '../../syntax/layout.js'
import type { Gap, GapPlan } from '../../syntax/layout.js'
import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateLines } from '../../syntax/template-marks.js'
import type { Edit } from '../../text/edit.js'
import type { FormatOptions } from '../language.js'
import type { Ocfs2File } from './ast.js'

/**
 * Lays a file out as o2cb itself writes it: heads in the first column, attributes behind a tab, `name = value`, an empty line
 * between sections.
 *
 * Whitespace that decides what a line is stays what it is: an indented line stays indented, and no empty line comes between
 * an attribute and its section. Lines that o2cb refuses keep their words apart as they are,
 * and what a template fills in stays as it is.
 */
export function format(file: ParsedFile, options: FormatOptions): readonly Edit[] {
  const { text } = file.source
  const { stanzas, isTemplate } = file.ast as Ocfs2File
  const indent = options.indent === undefined ? '\t' : ' '.repeat(Math.max(1, options.indent))
  const heads = new Set<number>()
  const spaced = new Set<number>()
  for (const stanza of stanzas) {
    if (stanza.isSound) heads.add(stanza.name.span.start)
    for (const { equals, value } of stanza.attributes) {
      if (equals === undefined) continue
      spaced.add(equals.start)
      if (value !== undefined) spaced.add(value.span.start)
    }
  }

  // An empty line ends a section: where heads are broken or stand behind their attributes, none is added.
  const isClear = !isTemplate && stanzas.every(({ isSound, name, attributes }) => isSound && attributes.every(({ span }) => span.start > name.span.start))

  const decide = ({ before, after, text: gap, breaks }: Gap): GapPlan | undefined => {
    if (after === undefined || after.kind === 'Hidden' || before?.kind === 'Hidden') return undefined
    if (before?.kind === 'Value' && text[before.end - 1] === '\\') return undefined
    const isFirst = before === undefined || breaks > 0
    if (!isFirst) return spaced.has(after.start) ? { breaks: 0, indent: ' ' } : undefined
    const isIndented = gap.length > 0 && !gap.endsWith('\n')
    if (isIndented) return { breaks: before === undefined ? 0 : Math.min(breaks, 2), indent }
    if (before === undefined) return { breaks: 0, indent: '' }
    const isNewSection = isClear && heads.has(after.start) && before.kind !== 'Comment'
    return { breaks: isNewSection ? 2 : Math.min(breaks, 2), indent: '' }
  }
  // A carriage return on an empty line makes o2cb stop: none comes to be, and the last one does not go without a word.
  const hasEmptyReturn = (blanks: string, isFirst: boolean): boolean => (isFirst ? /\r\n/ : /\n[ \t]*\r\n/).test(blanks)
  const isQuiet = ({ span, newText }: Edit): boolean =>
    hasEmptyReturn(text.slice(span.start, span.end), span.start === 0) === hasEmptyReturn(newText, span.start === 0)
  return planLayout(text, file.tokens, decide, keptSpans(templateLines(text))).filter(isQuiet)
}
