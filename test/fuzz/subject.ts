import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { openDocument } from '../../src/editor/index.js'
import type { EditedDocument } from '../../src/editor/index.js'
import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { applyEdits } from '../../src/text/edit.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'
import { createRandom } from '../support/random.js'
import type { Random } from '../support/random.js'

/** The name under which the text is checked. */
export const path = 'fuzzed'

/** A text under test: in one language, read for one version of the software. */
export interface Subject {
  readonly language: Language
  readonly text: string
  /** Inferred when absent. */
  readonly target: string | undefined
  readonly findings: readonly Diagnostic[]
  readonly formatted: string
  readonly document: EditedDocument
  /** Chance for a law's own choices, the same each time it is asked for. */
  chance(): Random
  /** Checks another text as this one was. */
  check(text: string): readonly Diagnostic[]
}

/** What a subject is made of. */
export interface SubjectOptions {
  readonly target?: string | undefined
  readonly seed?: number
}

/** Makes a subject; everything is worked out when first asked for. */
export function createSubject(language: Language, text: string, { target, seed = 1 }: SubjectOptions = {}): Subject {
  const checked = new Map<string, readonly Diagnostic[]>()
  let formatted: string | undefined
  let document: EditedDocument | undefined
  const check = (other: string): readonly Diagnostic[] => {
    let found = checked.get(other)
    if (found === undefined) {
      found = findingsOf(language, { text: other, path, ...(target === undefined ? {} : { target }) })
      checked.set(other, found)
    }
    return found
  }
  return {
    language,
    text,
    target,
    check,
    chance: () => createRandom(seed),
    get findings() {
      return check(text)
    },
    get formatted() {
      return (formatted ??= applyEdits(text, language.format(language.parse(createSource(path, text)), {})))
    },
    get document() {
      return (document ??= openDocument(language, createSource(path, text)))
    },
  }
}

/** Lists the statements that hold no other one, in order. */
export function leavesOf(language: Language, text: string): Span[] {
  const spans = [...language.statements(language.parse(createSource(path, text)))]
  return spans.filter(({ end }, index) => (spans[index + 1]?.start ?? Infinity) >= end)
}

/** A text as it can be shown in one line. */
export function shown(text: string): string {
  const quoted = JSON.stringify(text)
  return quoted.length > 400 ? `${quoted.slice(0, 400)}… (${text.length} characters)` : quoted
}
