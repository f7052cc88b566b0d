import type { FindBreak } from '../secrets/masks-in-parts.js'
import { secretNameKind } from '../secrets/secret-name.js'

/**
 * Finds where a text that is meant as XML may be cut for the search of secrets: between a tag that ends an element and one on the
 * next line. Nowhere in a text with entities, or in which something stands between tags, or an element may hold
 * a secret: that may lie far behind what names it.
 */
export function xmlMaskBreaks(text: string): FindBreak | undefined {
  if (/<!ENTITY|<!\[CDATA\[|PRIVATE KEY|>(?!\s*-->)\s*[^<\s]/.test(text) || hasSecretElement(text)) return undefined
  return from => {
    betweenTags.lastIndex = from
    const found = betweenTags.exec(text)
    return found === null ? undefined : found.index + found[0].length
  }
}

const betweenTags = /(?:\/|<\/[A-Za-z][\w.-]{0,40})>\n(?=[ \t]*<\/?[A-Za-z])/g

function hasSecretElement(text: string): boolean {
  const names = new Set<string>()
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    const start = text[at + 1] === '/' ? at + 2 : at + 1
    let end = start
    while (isOfName(text.charCodeAt(end))) end += 1
    if (end > start) names.add(text.slice(start, end))
  }
  for (const name of names) if (secretNameKind(name) === 'strong' || /^val(?:ue)?$/i.test(name)) return true
  return false
}

/** A letter, a figure, `_`, `-` or `.`. */
function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 45 && code <= 57 && code !== 47) || code === 95
}
