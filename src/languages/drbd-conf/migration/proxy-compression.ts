import { removed } from './edits.js'
import { fixIn, headOf, sectionOf } from './site.js'
import type { Rewrite } from './site.js'

/** Deletes `compression on` of DRBD Proxy, which 9 reads as a number. */
export const proxyCompression: Rewrite = {
  mends: ['invalid-number'],
  rewrite(site) {
    const { item, text, dialect } = site
    if (headOf(item) !== 'compression' || sectionOf(site) !== 'proxy' || dialect !== '9' || item.end < 0) return undefined
    return fixIn(site, 'Delete "compression"', 'unsafe', [removed(text, item)])
  },
}
