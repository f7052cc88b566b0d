import { replaced } from './edits.js'
import { fixIn, headOf } from './site.js'
import type { Rewrite } from './site.js'

/** Takes the name of a connection away, which nothing ever used. */
export const connectionName: Rewrite = {
  mends: ['deprecated-connection-name'],
  rewrite(site) {
    const [head, name] = site.item.words
    if (headOf(site.item) !== 'connection' || head === undefined || name === undefined) return undefined
    return fixIn(site, 'Delete the name', 'safe', [replaced({ start: head.end, end: name.end }, '')])
  },
}
