import type { Diagnostic } from '../../diagnostics/diagnostic.js'

/** Drops what was found in files of which another finding says that nothing reads them. */
export function withoutUnread(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const unread = new Set(found.flatMap(({ isUnread, file }) => (isUnread === true ? [file] : [])))
  if (unread.size === 0) return found
  return found.flatMap(diagnostic => {
    const { isUnread, ...rest } = diagnostic
    if (isUnread === true) return [rest]
    return unread.has(diagnostic.file) ? [] : [diagnostic]
  })
}
