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
    // The shell goes on behind a backslash at the end of a line; strings of later releases stand in one line.
    const command = written(item.words[1]).replace(/\\\r?\n[ \t]*/g, ' ')
    if (/[\r\n]/.test(command)) return undefined
    return moveOption(site, {
      section: 'handlers',
      statement: `pri-on-incon-degr ${command};`,
      title: 'Make it the handler "pri-on-incon-degr"',
      safety: 'safe',
    })
  },
}
