import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import type { FixSafety } from '../../../src/diagnostics/fix.js'
import { applyFixes } from '../../../src/workspace/apply-fixes.js'
import { applyEdits, orderEdits } from '../../../src/text/edit.js'
import type { Edit } from '../../../src/text/edit.js'
import { lineEndAt, lineStartAt } from '../../../src/text/line-at.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'
import { leavesOf, path, shown } from '../subject.js'
import type { Subject } from '../subject.js'
import { broken } from './law.js'
import type { Law } from './law.js'

interface OfferedFix {
  readonly code: string
  readonly title: string
  readonly edits: readonly Edit[]
}

function fixesOf(findings: readonly Diagnostic[], safety: FixSafety): OfferedFix[] {
  return findings.flatMap(({ rule, fixes }) =>
    fixes.filter(fix => fix.safety === safety).map(({ title, edits }) => ({ code: rule, title, edits })),
  )
}

const inside: Law = {
  name: 'edits of fixes lie inside and apart',
  oneIn: 1,
  hold({ findings, text }) {
    for (const { rule, fixes } of findings) {
      for (const { title, edits } of fixes) {
        if (edits.length === 0) broken(`${rule}, ${title}: no edits`)
        for (const { file } of edits) if (file !== path) broken(`${rule}, ${title}: edits "${file}"`)
        try {
          orderEdits(edits, text.length)
        } catch (error) {
          broken(`${rule}, ${title}: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    }
  },
}

function errorsIn(findings: readonly Diagnostic[]): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

/** Lists the errors that were not there before. */
function addedErrors(before: readonly Diagnostic[], after: readonly Diagnostic[]): string[] {
  const left = errorsIn(before)
  return errorsIn(after).filter(error => {
    const at = left.indexOf(error)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/**
 * Of a fix for an error nothing is said here: what that error hid comes to light behind it, as it does with the real
 * programs, which stop at the first one. Whether all of a file's fixes together make it better is another law.
 */
const noNewError: Law = {
  name: 'a safe fix adds no error',
  oneIn: 2,
  hold({ findings, text, check }) {
    const mild = findings.filter(({ severity }) => severity !== 'error')
    for (const { code, title, edits } of fixesOf(mild, 'safe').slice(0, 8)) {
      const fixed = applyEdits(text, edits)
      const added = addedErrors(findings, check(fixed))
      if (added.length > 0) broken(`${code}, ${title}: ${added.join(', ')}\n${shown(fixed)}`)
    }
  },
}

/** As many rounds as safe fixes may take until nothing is left to do. */
const mostRounds = 3

function roundOf({ check }: Subject, text: string, safety: FixSafety): string {
  return applyFixes(check(text), () => text, safety).texts.get(path) ?? text
}

const fixpoint: Law = {
  name: 'safe fixes come to rest in three rounds',
  oneIn: 2,
  hold(subject) {
    if (fixesOf(subject.findings, 'safe').length === 0) return
    let { text } = subject
    for (let round = 0; round < mostRounds; round += 1) text = roundOf(subject, text, 'safe')
    const after = roundOf(subject, text, 'safe')
    if (after !== text) broken(`after ${mostRounds} rounds:\n${shown(text)}\nand then:\n${shown(after)}`)
  },
}

/** A line with more may be read in pieces, and where the next piece begins depends on all before it. */
const longestLine = 1_000

function isTouched({ start, end }: Span, edits: readonly Edit[], text: string): boolean {
  const from = lineStartAt(text, start)
  const isPiece = lineEndAt(text, start) - from > longestLine
  return edits.some(({ span }) => span.start <= end && (isPiece ? from : start) <= span.end)
}

/** Finds where a place that no edit touches stands behind the edits. */
function movedBy(edits: readonly Edit[], offset: number): number {
  return edits.reduce((now, { span, newText }) => (span.end <= offset ? now + newText.length - (span.end - span.start) : now), offset)
}

/**
 * Tells whether each of some braces still belongs to a statement. To which is not asked: braces alone are none, and whether they close
 * something depends on all before them.
 */
function areBracesKept({ start, end }: Span, statements: readonly Span[]): boolean {
  for (let at = start; at < end; at += 1) if (!statements.some(span => span.start <= at && at < span.end)) return false
  return true
}

const othersUntouched: Law = {
  name: 'a safe fix leaves every other statement alone',
  oneIn: 2,
  hold({ language, findings, text }) {
    const fixes = fixesOf(findings, 'safe').slice(0, 8)
    if (fixes.length === 0) return
    const before = leavesOf(language, text)
    for (const { code, title, edits } of fixes) {
      const fixed = applyEdits(text, edits)
      const after = leavesOf(language, fixed).map(({ start, end }) => fixed.slice(start, end))
      const all = [...language.statements(language.parse(createSource(path, fixed)))]
      let next = 0
      for (const leaf of before) {
        const statement = text.slice(leaf.start, leaf.end)
        if (isTouched(leaf, edits, text)) continue
        if (/^[{}]+$/.test(statement)) {
          const start = movedBy(edits, leaf.start)
          if (areBracesKept({ start, end: start + statement.length }, all)) continue
        }
        while (next < after.length && after[next] !== statement) next += 1
        if (next === after.length) broken(`${code}, ${title}: ${shown(statement)} is gone\n${shown(fixed)}`)
        next += 1
      }
    }
  },
}

const unsafeApply: Law = {
  name: 'unsafe fixes apply',
  oneIn: 8,
  hold(subject) {
    const { findings, text, check } = subject
    const fixes = fixesOf(findings, 'unsafe').slice(0, 4)
    for (const { edits } of fixes) check(applyEdits(text, edits))
    let current = text
    if (fixes.length > 0) for (let round = 0; round < mostRounds; round += 1) current = roundOf(subject, current, 'unsafe')
  },
}

/** What holds of fixes. */
export const fixLaws: readonly Law[] = [inside, noNewError, fixpoint, othersUntouched, unsafeApply]
