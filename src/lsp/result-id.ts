import type { Diagnostic } from 'vscode-languageserver'

/** Names a list of diagnostics by what is in it: what is the same need not be sent again. */
export function resultIdOf(diagnostics: readonly Diagnostic[]): string {
  const text = JSON.stringify(diagnostics)
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    other = Math.imul(other ^ code, 1597334677)
  }
  return `${text.length.toString(36)}-${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`
}
