import type { ParsedFile } from '../../syntax/parsed-file.js'
import type { LayoutDoubt } from '../language.js'
import { originOf } from '../../text/located.js'

/** Tells why a file keeps its layout: a quote or bracket is not closed, so that nobody can tell what belongs to what. */
export function layoutDoubt({ faults }: ParsedFile): LayoutDoubt | undefined {
  const open = faults.find(({ rule }) => rule === 'drbd-reactor/unclosed-string' || rule === 'drbd-reactor/unclosed-bracket')
  return open === undefined ? undefined : { span: originOf(open.at).span, message: open.rule.endsWith('string') ? 'a quote is not closed' : 'a bracket is not closed' }
}
