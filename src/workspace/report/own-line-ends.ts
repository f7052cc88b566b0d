import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Fix } from '../../diagnostics/fix.js'
import type { FileId } from '../../text/located.js'
import type { Source } from '../../text/source.js'

/**
 * Lets fixes write the line ends that a file has: where each is a carriage return and a newline, so is what they add.
 *
 * Not where carriage returns are what is found: there the file shall have none.
 */
export function withOwnLineEnds(found: readonly Diagnostic[], sources: ReadonlyMap<string, Source>): readonly Diagnostic[] {
  if (!found.some(({ fixes }) => fixes.some(addsBareNewline))) return found
  const known = new Map<FileId, boolean>()
  const endsInPairs = (file: FileId): boolean => {
    let is = known.get(file)
    if (is === undefined) known.set(file, (is = hasPairsOnly(sources.get(file)?.text ?? '') && !found.some(finding => finding.file === file && isOfCarriageReturn(finding, sources.get(file)))))
    return is
  }
  const written = (fix: Fix): Fix => ({ ...fix, edits: fix.edits.map(edit => (endsInPairs(edit.file) ? { ...edit, newText: edit.newText.replace(bareNewlines, '\r\n') } : edit)) })
  return found.map(finding => (finding.fixes.some(addsBareNewline) ? { ...finding, fixes: finding.fixes.map(written) } : finding))
}

const bareNewlines = /(?<!\r)\n/g

function addsBareNewline({ edits }: Fix): boolean {
  return edits.some(({ newText }) => newText.search(bareNewlines) !== -1)
}

function hasPairsOnly(text: string): boolean {
  return text.includes('\r\n') && text.search(bareNewlines) === -1
}

function isOfCarriageReturn({ span, fixes }: Diagnostic, source: Source | undefined): boolean {
  const isReturn = (place: { readonly start: number; readonly end: number }): boolean => /^\r+$/.test(source?.text.slice(place.start, place.end) ?? '')
  return isReturn(span) || fixes.some(({ edits }) => edits.some(edit => edit.newText === '' && edit.file === source?.id && isReturn(edit.span)))
}
