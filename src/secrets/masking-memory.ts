import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { HiddenWords } from './hidden-words.js'

/** The texts of a run, by file: the same object as long as a text is the same. */
type Texts = ReadonlyMap<string, object>

/** What one masking leaves to the next: an editor shows the same findings again and again. */
export interface MaskingMemory {
  /** Takes over how a finding is shown where no secret and no text that it points at has changed, or has it masked. */
  diagnostic(diagnostic: Diagnostic, by: MaskingWork): Diagnostic
}

/** By what a finding is masked. */
export interface MaskingWork {
  readonly sources: Texts
  readonly words: HiddenWords
  work(diagnostic: Diagnostic): Diagnostic
}

interface Known {
  /** The same object as long as all secrets are the same. */
  readonly secrets: object
  readonly texts: readonly (readonly [file: string, source: object | undefined])[]
  readonly shown: Diagnostic
}

/** Starts with nothing known. */
export function createMaskingMemory(): MaskingMemory {
  const known = new WeakMap<Diagnostic, Known>()
  let last: { readonly key: string; readonly secrets: object } | undefined
  let lastWords: HiddenWords | undefined
  const secretsOf = (words: HiddenWords): object => {
    if (last === undefined || (words !== lastWords && words.key !== last.key)) last = { key: words.key, secrets: {} }
    lastWords = words
    return last.secrets
  }
  return {
    diagnostic(diagnostic, { sources, words, work }) {
      const secrets = secretsOf(words)
      const before = known.get(diagnostic)
      if (before?.secrets === secrets && before.texts.every(([file, source]) => sources.get(file) === source)) return before.shown
      const asked = words.asked()
      const shown = work(diagnostic)
      // Whether a word of a secret is hidden may depend on any text.
      if (words.asked() === asked) known.set(diagnostic, { secrets, texts: textsOf(diagnostic, sources), shown })
      return shown
    },
  }
}

/** The texts in which a finding has places. */
function textsOf({ file, related, fixes }: Diagnostic, sources: Texts): Known['texts'] {
  const files = new Set([file, ...related.map(other => other.file), ...fixes.flatMap(({ edits }) => edits.map(edit => edit.file))])
  return [...files].map(path => [path, sources.get(path)])
}
