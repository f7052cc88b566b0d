import type { DrbdConfFile, Part } from '../parse.js'
import { parseFirstSection } from '../parse.js'
import type { Context } from './context.js'
import { report } from './context.js'
import { shown } from './statement.js'

/** Gives what drbdadm reads of a template: its first section. */
export function templatePart({ source }: DrbdConfFile): readonly Part[] {
  const [first] = parseFirstSection(source).parts(undefined)
  return first === undefined || first.kind === 'KeptPart' ? [] : [first]
}

/** Checks that a template begins with `common`: drbdadm expects nothing else. */
export function checkTemplate(ctx: Context, { source }: DrbdConfFile, parts: Iterable<Part>): void {
  const [first] = parts
  if (first?.kind === 'FittingText') return
  const head = first?.words[0]
  if (head?.kind === 'Bare' && head.image === 'common') return
  const start = first?.start ?? source.text.length
  const end = head?.end ?? Math.min(start + 1, source.text.length)
  const what = first === undefined ? 'is empty' : `begins with "${head === undefined ? source.text.slice(start, end) : shown(head)}"`
  report(ctx, 'invalid-template', { start, end, message: `This template ${what}; a template is one "common" section` })
}
