import { slips } from '../../secrets/distance.js'
import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { secretNameKind } from '../../secrets/secret-name.js'
import { spanFrom } from '../../text/span.js'
import type { Span } from '../../text/span.js'
import { vocabulary } from './vocabulary.js'

/** So long is no word of corosync.conf but a key: keys have 128 characters at least, and may have been cut. */
const longestWord = 64

/**
 * Lists where secrets may stand in a text that is meant as corosync.conf, whatever state it is in: the key of the cluster,
 * behind a misspelt name, without its colon and in remarks too, and every word that is as long as one.
 */
export function* masks(text: string): Generator<Span> {
  const lines = /[^\r\n]+/g
  for (let line = lines.exec(text); line !== null; line = lines.exec(text)) {
    const [head = '', name = ''] = /^[\s#;"'/]*([A-Za-z][\w.-]*)/.exec(line[0]) ?? []
    const isSecret = name !== '' && isKey(name)
    const start = isSecret ? head.length + (/^["'\s:=]*/.exec(line[0].slice(head.length))?.[0].length ?? 0) : 0
    if (isSecret && start < line[0].length && !/^[{}]/.test(line[0].slice(start))) yield spanFrom(line.index + start, line.index + line[0].length)
    for (const word of line[0].matchAll(/[^\s:="']+/g)) {
      if (word[0].length >= longestWord && !word[0].startsWith('/')) yield spanFrom(line.index + word.index, line.index + word.index + word[0].length)
    }
  }
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}

function isKey(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (last === 'key') return true
  if (vocabulary.find(last) !== undefined) return false
  const folded = last.toLowerCase().replace(/[^a-z0-9]/g, '')
  return (folded.length <= 6 && slips(folded, 'key', 1) <= 1) || secretNameKind(last) === 'strong'
}
