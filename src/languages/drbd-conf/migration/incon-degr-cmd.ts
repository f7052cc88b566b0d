import { isDialectFrom } from '../vocabulary.js'
import { moveOption } from './move-option.js'
import { headOf, written } from './site.js'
import type { Rewrite } from './site.js'

/** Makes a handler of 0.7's `incon-degr-cmd`. */
export const inconDegrCmd: Rewrite = {
  mends: ['unsupported-option'],
  rewrite(site) {
    const { item, dialect } = site
    if (headOf(item) !== 'incon-degr-cmd' || item.words.length !== 2 || !isDialectFrom(dialect, '8.0')) return undefined
    return moveOption(site, {
      section: 'handlers',
      statement: `pri-on-incon-degr ${written(item.words[1])};`,
      title: 'Make it the handler "pri-on-incon-degr"',
      safety: 'safe',
    })
  },
}
