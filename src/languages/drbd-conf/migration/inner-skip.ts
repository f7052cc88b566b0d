import { endOf } from '../ast.js'
import { isDialectFrom } from '../vocabulary.js'
import { indentAt, removed } from './edits.js'
import { bodyOf, fixIn, headOf } from './site.js'
import type { Rewrite } from './site.js'

/** Moves a `skip` block out of its resource: 8.x takes it at the top of a file only. What it hides is kept. */
export const innerSkip: Rewrite = {
  mends: ['misplaced-statement'],
  rewrite(site) {
    const { item, text, dialect, around } = site
    const body = bodyOf(site)
    if (headOf(item) !== 'skip' || item.block === undefined || item.block.close < 0 || body?.block === undefined) return undefined
    if (around.length !== 1 || body.block.close < 0 || !isDialectFrom(dialect, '8.0') || dialect === '9') return undefined
    const at = endOf(body)
    const moved = `\n${indentAt(text, body.start)}${text.slice(item.start, endOf(item))}`
    return fixIn(site, 'Move "skip" behind the resource', 'safe', [
      removed(text, item),
      { span: { start: at, end: at }, newText: moved },
    ])
  },
}
