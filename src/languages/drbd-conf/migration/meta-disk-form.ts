import { isDialectFrom } from '../vocabulary.js'
import { replaced } from './edits.js'
import { fixIn, headOf } from './site.js'
import type { Rewrite } from './site.js'

/** Names meta data without an index as the target does: `meta-disk` from 8.4 on, `flexible-meta-disk` from 8.0 to 8.3. */
export const metaDiskForm: Rewrite = {
  mends: ['invalid-meta-disk'],
  rewrite(site) {
    const { item, dialect } = site
    const [head, device] = item.words
    const name = headOf(item)
    if (head === undefined || device === undefined || item.words.length !== 2) return undefined
    if (name === 'flexible-meta-disk' && isDialectFrom(dialect, '8.4')) {
      return fixIn(site, 'Write "meta-disk"', 'safe', [replaced(head, 'meta-disk')])
    }
    if (name !== 'meta-disk' || device.image === 'internal') return undefined
    if (dialect === '0.7' || isDialectFrom(dialect, '8.4')) return undefined
    return fixIn(site, 'Write "flexible-meta-disk"', 'safe', [replaced(head, 'flexible-meta-disk')])
  },
}
