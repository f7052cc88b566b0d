import type { Diagnostic, Related } from './diagnostic.js'

/** What a run found, and the files that it read. */
interface Findings {
  readonly found: readonly Diagnostic[]
  readonly files: readonly { readonly signs: readonly Related[] }[]
}

/** The files that a report names: where findings are, what is related, what fixes would change, and what told a release. */
export function namedFiles({ found, files }: Findings): Set<string> {
  const named = new Set(files.flatMap(({ signs }) => signs.map(({ file }) => file)))
  for (const { file, related, fixes } of found) {
    named.add(file)
    for (const other of related) named.add(other.file)
    for (const { edits } of fixes) for (const edit of edits) named.add(edit.file)
  }
  return named
}
