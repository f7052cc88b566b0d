import type { ParsedFile } from '../../syntax/parsed-file.js'
import { templateMarks } from '../../syntax/template-marks.js'
import { originOf } from '../../text/located.js'
import { lookAlikeInWords } from '../../text/look-alikes.js'
import { spanFrom } from '../../text/span.js'
import type { LayoutDoubt } from '../language.js'
import type { XmlDocument } from './ast.js'

/** What leaves open which element a line belongs to. */
const structural: ReadonlySet<string> = new Set(
  [
    'mismatched-end-tag', 'unexpected-end-tag', 'unclosed-element', 'unclosed-tag', 'unclosed-value', 'unclosed-comment',
    'unclosed-cdata', 'too-deep',
  ].map(name => `cluster-conf/${name}`),
)

/** Tells why nobody knows which element a line belongs to: a tag is missing or of another name, or a template writes tags. */
export function layoutDoubt({ source: { text }, faults, ast }: ParsedFile): LayoutDoubt | undefined {
  const fault = faults.find(({ rule }) => structural.has(rule))
  if (fault !== undefined) return { span: originOf(fault.at).span, message: lowerFirst(fault.message) }
  const [misleading] = (ast as XmlDocument).misleading
  if (misleading !== undefined) return { span: spanFrom(misleading.start, misleading.end), message: `${lookAlikeInWords(misleading)} stands between words or tags` }
  for (const { span, opening } of templateMarks(text)) {
    if (opening !== '<%' && !opening.startsWith('<<') && !(ast as XmlDocument).isNestingUnknown) continue
    return { span: spanFrom(span.start, span.start + opening.length), message: `"${opening}" begins a mark of a template` }
  }
  return undefined
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
