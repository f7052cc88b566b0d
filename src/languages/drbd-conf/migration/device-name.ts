import { textOf } from '../ast.js'
import { isDialectFrom } from '../vocabulary.js'
import { replaced } from './edits.js'
import { fixIn, headOf } from './site.js'
import type { Rewrite } from './site.js'

/** Names a device as 8.3 and later demand: `/dev/drbd/0` and `/dev/nb0`, which older ones took, become `/dev/drbd0`. */
export const deviceName: Rewrite = {
  mends: ['invalid-device'],
  rewrite(site) {
    const { item, dialect } = site
    const word = item.words[1]
    if (headOf(item) !== 'device' || word === undefined || item.words.length !== 2 || !isDialectFrom(dialect, '8.3')) return undefined
    const digits = /\d{1,7}/.exec(textOf(word))?.[0]
    if (digits === undefined) return undefined
    const name = `/dev/drbd${Number(digits)}`
    // The minor stays, the name that others use for the device does not.
    return fixIn(site, `Write "${name}"`, 'unsafe', [replaced(word, name)])
  },
}
