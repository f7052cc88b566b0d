import type { ParsedFile } from '../syntax/parsed-file.js'
import { templateMarks } from '../syntax/template-marks.js'
import { originOf } from '../text/located.js'
import { lookAlikeInWords } from '../text/look-alikes.js'
import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'
import type { XmlDocument } from './document.js'

/** What leaves open which element a line belongs to. */
const structural: ReadonlySet<string> = new Set([
  'mismatched-end-tag', 'unexpected-end-tag', 'unclosed-element', 'unclosed-tag', 'unclosed-value', 'unclosed-comment',
  'unclosed-cdata', 'too-deep',
])

/** Tells why nobody knows which element a line belongs to: a tag is missing or of another name, or a template writes tags. */
export function xmlLayoutDoubt({ source: { text }, faults, ast }: ParsedFile): { readonly span: Span; readonly message: string } | undefined {
  const fault = faults.find(({ rule }) => structural.has(rule.slice(rule.indexOf('/') + 1)))
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
