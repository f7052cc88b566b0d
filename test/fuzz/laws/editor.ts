import { codeActionsIn, completionsAt, foldingsOf, formattingEdits, hoverAt, planRename, symbolsOf } from '../../../src/editor/index.js'
import type { DocumentSymbol } from '../../../src/languages/language.js'
import { applyEdits } from '../../../src/text/edit.js'
import type { Span } from '../../../src/text/span.js'
import { path, shown } from '../subject.js'
import { broken } from './law.js'
import type { Law } from './law.js'

function expectInside({ start, end }: Span, { start: from, end: to }: Span, what: string): void {
  if (!(from <= start && start <= end && end <= to)) broken(`${what}: ${start}–${end} is not in ${from}–${to}`)
}

const cursors: Law = {
  name: 'hover and completion answer at every place',
  oneIn: 64,
  hold({ document, text, chance }) {
    const random = chance()
    const whole = { start: 0, end: text.length }
    for (const offset of [0, text.length, ...Array.from({ length: 5 }, () => random.below(text.length + 1))]) {
      const hover = hoverAt(document, offset)
      if (hover !== undefined) expectInside(hover.span, whole, `hover at ${offset}`)
      for (const { replaces, label } of completionsAt(document, offset)) {
        expectInside(replaces, whole, `completion "${label}" at ${offset}`)
        if (!(replaces.start <= offset && offset <= replaces.end)) broken(`completion "${label}" at ${offset} replaces ${replaces.start}–${replaces.end}`)
      }
    }
  },
}

function expectNested(symbols: readonly DocumentSymbol[], around: Span): void {
  for (const { name, span, nameSpan, children } of symbols) {
    expectInside(span, around, `symbol ${shown(name)}`)
    expectInside(nameSpan, span, `name of symbol ${shown(name)}`)
    expectNested(children, span)
  }
}

const outline: Law = {
  name: 'symbols and foldings lie inside, one in the other',
  oneIn: 32,
  hold({ document, text }) {
    expectNested(symbolsOf(document), { start: 0, end: text.length })
    const lines = document.source.lines.lineStarts.length
    for (const { firstLine, lastLine } of foldingsOf(document)) {
      if (!(1 <= firstLine && firstLine < lastLine && lastLine <= lines)) broken(`folding ${firstLine}–${lastLine} of ${lines} lines`)
    }
  },
}

const actions: Law = {
  name: 'code actions are those of the findings there',
  oneIn: 64,
  hold({ document, findings, text, chance }) {
    const random = chance()
    const start = random.below(text.length + 1)
    const selection = { start, end: Math.min(text.length, start + random.below(40)) }
    for (const { diagnostic } of codeActionsIn(findings, path, selection)) {
      if (!findings.includes(diagnostic)) broken(`an action of no finding: ${diagnostic.rule}`)
    }
    formattingEdits(document)
  },
}

const renaming: Law = {
  name: 'renaming changes the name where it stands and nothing else',
  oneIn: 32,
  hold({ language, document, text, check, chance }) {
    const mentions = [...(language.mentions?.(document.reading) ?? [])]
    for (const { span, name } of mentions) expectInside(span, { start: 0, end: text.length }, `mention of ${shown(name)}`)
    const chosen = chance().pick(mentions)
    if (chosen === undefined) return
    const result = planRename([{ source: document.source, mentions }], { of: chosen.of, from: chosen.name, to: 'renamed-here' })
    if ('problem' in result) return
    let last = 0
    for (const { span } of result.edits.toSorted((a, b) => a.span.start - b.span.start)) {
      expectInside(span, { start: last, end: text.length }, `renaming ${shown(chosen.name)}`)
      last = span.end
    }
    check(applyEdits(text, result.edits))
  },
}

/** What holds of what editors ask for. */
export const editorLaws: readonly Law[] = [cursors, outline, actions, renaming]
