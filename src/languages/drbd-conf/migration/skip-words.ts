import { replaced } from './edits.js'
import { fixIn, headOf } from './site.js'
import type { Rewrite } from './site.js'

/** Quotes what stands behind `skip`: 8.x takes one word there, 0.7 and 9 take any text. */
export const skipWords: Rewrite = {
  mends: ['unexpected-word', 'unquoted-word'],
  rewrite(site) {
    const { item, text, dialect } = site
    const first = item.words[1]
    const last = item.words[item.words.length - 1]
    if (headOf(item) !== 'skip' || first === undefined || last === undefined || dialect === '0.7' || dialect === '9') return undefined
    const words = text.slice(first.start, last.end).replaceAll(/["\\]/g, '')
    if (/[\r\n]/.test(words)) return undefined
    return fixIn(site, 'Quote the words behind "skip"', 'safe', [replaced({ start: first.start, end: last.end }, `"${words}"`)])
  },
}
