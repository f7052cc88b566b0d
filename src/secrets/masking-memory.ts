import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { HiddenWords } from './hidden-words.js'

/** The texts of a run, by file: the same object as long as a text is the same. */
type Texts = ReadonlyMap<string, object>

/** What one masking leaves to the next: an editor shows the same findings again and again. */
export interface MaskingMemory {
  /** Takes over how a finding is shown where no secret and no text that it points at has changed, or has it masked. */
  diagnostic(diagnostic: Diagnostic, by: MaskingWork<Diagnostic>): Diagnostic
  /** Takes over how a sentence is shown that speaks of the same secret, or of none. */
  sentence(sentence: string, secret: string, by: Omit<MaskingWork<string>, 'sources'>): string
}

/** By what something is masked. */
export interface MaskingWork<Shown> {
  readonly sources: Texts
  readonly words: HiddenWords
  work(told: Shown): Shown
}

interface Known {
  /** The same object as long as all secrets are the same. */
  readonly secrets: object
  readonly texts: readonly (readonly [file: string, source: object | undefined])[]
  readonly shown: Diagnostic
}

/** Who edits for hours has seen more sentences than are worth the memory. */
const mostSentences = 20_000

/** Starts with nothing known. */
export function createMaskingMemory(): MaskingMemory {
  const known = new WeakMap<Diagnostic, Known>()
  let last: { readonly key: string; readonly secrets: object } | undefined
  let lastWords: HiddenWords | undefined
  let sentences: { readonly secrets: object; readonly shown: Map<string, string> } | undefined
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
    sentence(sentence, secret, { words, work }) {
      const secrets = secretsOf(words)
      if (sentences?.secrets !== secrets || sentences.shown.size > mostSentences) sentences = { secrets, shown: new Map() }
      const key = `${secret}\0${sentence}`
      const before = sentences.shown.get(key)
      if (before !== undefined) return before
      const asked = words.asked()
      const shown = work(sentence)
      if (words.asked() === asked) sentences.shown.set(key, shown)
      return shown
    },
  }
}

/** The texts in which a finding has places. */
function textsOf({ file, related, fixes }: Diagnostic, sources: Texts): Known['texts'] {
  const files = new Set([file, ...related.map(other => other.file), ...fixes.flatMap(({ edits }) => edits.map(edit => edit.file))])
  return [...files].map(path => [path, sources.get(path)])
}
