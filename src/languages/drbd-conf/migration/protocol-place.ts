import { isDialectFrom } from '../vocabulary.js'
import { moveOption } from './move-option.js'
import { headOf, sectionOf, written } from './site.js'
import type { Rewrite } from './site.js'

/** Moves `protocol` from the resource into `net {}`, where 8.4 and later keep it. */
export const protocolPlace: Rewrite = {
  mends: [],
  rewrite(site) {
    const section = sectionOf(site)
    if (headOf(site.item) !== 'protocol' || site.item.words.length !== 2 || !isDialectFrom(site.dialect, '8.4')) return undefined
    if (section !== 'resource' && section !== 'common') return undefined
    return moveOption(site, {
      section: 'net',
      statement: `protocol ${written(site.item.words[1])};`,
      title: 'Move "protocol" into "net"',
      safety: 'safe',
    })
  },
}
