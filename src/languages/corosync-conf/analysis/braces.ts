import type { Finding } from '../../../diagnostics/diagnostic.js'

/** The faults by which what belongs into one section stands in another, anywhere in a file. */
export function faultsOfBraces(file: string): NonNullable<Finding['followsFrom']> {
  const at = { file, span: { start: 0, end: 0 } }
  return ['missing-brace', 'stray-brace', 'missing-section-name', 'invalid-key', 'invalid-line', 'words-beside-brace'].map(name => ({ rule: `corosync-conf/${name}`, at }))
}
