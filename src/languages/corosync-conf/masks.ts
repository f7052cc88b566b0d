import { slips } from '../../secrets/distance.js'
import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { isNearKey, secretNameKind } from '../../secrets/secret-name.js'
import { behindUnknownNames, createKnownNames } from '../../secrets/unknown-names.js'
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
  /** The line before names the key, and does not hold it. */
  let isAwaited = false
  for (let line = lines.exec(text); line !== null; line = lines.exec(text)) {
    const [content] = line
    const at = startOfSecret(content)
    if (isAwaited && isNoLine(content)) {
      yield spanFrom(line.index, line.index + content.length)
      isAwaited = content.trimEnd().endsWith('\\')
    } else if (content.trim() !== '') isAwaited = isWithoutValue(content) || (at !== undefined && (at >= content.length || /^\s*\{?\s*$/.test(content.slice(at)) || content.trimEnd().endsWith('\\')))
    if (at !== undefined && at < content.length && !/^\s*[{}]?\s*$/.test(content.slice(at))) yield spanFrom(line.index + at, line.index + content.length)
    for (const word of content.matchAll(/[^\s:="']+/g)) {
      if (word[0].length >= longestWord && !word[0].startsWith('/')) yield spanFrom(line.index + word.index, line.index + word.index + word[0].length)
    }
  }
  yield* behindUnknownNames(text, createKnownNames(vocabulary))
  yield* embeddedSecrets(text, word => vocabulary.find(word) !== undefined)
}

/** Finds where what belongs to the name of a key begins: in a remark only behind its first word, a sign, or a name that is surely one. */
function startOfSecret(line: string): number | undefined {
  const isRemark = /^\s*#/.test(line)
  for (const { 1: lead = '', 2: name = '', 3: sign = '', index } of line.matchAll(/(^\W*|[^\w.-])([A-Za-z][\w.-]*)(?=([^\w:={]{0,3}[:={]+["'\s]*|["']?\s+["']?|["'“}>]+|$))/g)) {
    const isFirst = index === 0 && /^\W*$/.test(lead)
    if ((isFirst || !isRemark || /[:={"']/.test(sign) || secretNameKind(name) === 'strong') && isKey(name)) return index + lead.length + name.length + sign.length
  }
  return undefined
}

/** A line that ends in a name with its sign. */
function isWithoutValue(line: string): boolean {
  return !/^\s*#/.test(line) && /[\w"'][^\w{}]{0,4}[:=]$/.test(line.trimEnd().slice(-6))
}

/** A line that is none of corosync's own. */
function isNoLine(line: string): boolean {
  const [, name = ''] = /^[\s#;"'/]*([\w.-]*)/.exec(line) ?? []
  return !/^\s*[{}]?\s*$/.test(line) && (name === '' || vocabulary.find(name) === undefined)
}

function isKey(name: string): boolean {
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (last === 'key') return true
  if (vocabulary.find(last) !== undefined) return false
  const folded = last.toLowerCase().replace(/[^a-z0-9]/g, '')
  return isNearKey(folded) || (folded.length <= 6 && slips(folded, 'key', 1) <= 1) || secretNameKind(last) === 'strong'
}
