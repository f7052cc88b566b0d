import { isDialectFrom } from '../vocabulary.js'
import { replaced } from './edits.js'
import { fixIn } from './site.js'
import type { Rewrite } from './site.js'

/** Deletes `_is_default`, a mark that drbdsetup up to 8.3 printed behind values. */
export const defaultMark: Rewrite = {
  mends: ['unexpected-word', 'unexpected-value', 'invalid-word'],
  rewrite(site) {
    const { words } = site.item
    const last = words[words.length - 1]
    const before = words[words.length - 2]
    if (last?.image !== '_is_default' || before === undefined || !isDialectFrom(site.dialect, '8.4')) return undefined
    return fixIn(site, 'Delete "_is_default"', 'safe', [replaced({ start: before.end, end: last.end }, '')])
  },
}
