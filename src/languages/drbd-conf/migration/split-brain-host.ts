import { replaced } from './edits.js'
import { fixIn, headOf } from './site.js'
import type { Rewrite } from './site.js'

/** Takes `discard-node-NAME` back to `disconnect`: 9 has no policy that names a host. */
export const splitBrainHost: Rewrite = {
  mends: ['invalid-word'],
  rewrite(site) {
    const { item, dialect } = site
    const value = item.words[1]
    if (headOf(item) !== 'after-sb-0pri' || dialect !== '9' || value === undefined) return undefined
    if (!/^"?discard-node-/.test(value.image)) return undefined
    return fixIn(site, 'Write "disconnect"', 'unsafe', [replaced(value, 'disconnect')])
  },
}
