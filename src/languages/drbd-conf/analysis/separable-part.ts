import { lineEndAt, lineStartAt, nextLineAt } from '../../../text/line-at.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'
import type { Reading, SeparablePart } from '../../language.js'
import type { Model } from '../schema.js'

/**
 * Finds the resource whose first words a selection touches, where it may stand in a file of its own: it has its lines for
 * itself, names no template, whose path counts from the file, and no remark silences rules for all of the file.
 */
export function separableAt({ model, file }: Reading<Model>, selection: Span): SeparablePart | undefined {
  const { sections, isBroken } = model
  const found = sections.find(({ span }) => span.start <= selection.end && selection.start <= span.end)
  if (isBroken || sections.length < 2 || found?.kind !== 'resource' || found.isBroken || found.templateFile !== undefined) return undefined
  const { name, extent } = found
  const text = file.source.text
  if (text.includes('cfgcheck-ignore-file')) return undefined
  const [lineStart, lineEnd] = [lineStartAt(text, extent.start), lineEndAt(text, extent.end)]
  const isOwnLines = text.slice(lineStart, extent.start).trim() === '' && /^[ \t\r]*(#.*)?$/.test(text.slice(extent.end, lineEnd))
  if (!isOwnLines || !/^\w[\w.-]*$/.test(name.value)) return undefined
  return { kind: 'resource', name: name.value, span: spanFrom(startOfRemarks(text, lineStart), nextLineAt(text, extent.end)), fileName: `${name.value}.res` }
}

/** Where the remarks begin that stand right above a line; those at the start of a file are about the file. */
function startOfRemarks(text: string, lineStart: number): number {
  let start = lineStart
  while (start > 0) {
    const before = lineStartAt(text, start - 1)
    if (!/^[ \t]*#/.test(text.slice(before, start))) return start
    start = before
  }
  return lineStart
}
