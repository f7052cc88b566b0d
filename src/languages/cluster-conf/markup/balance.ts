import { endTag, endTagInTag, endTagOpen, selfClose, startTag, startTagInTag, startTagOpen } from '../../../../grammars/xml/tokens.js'
import type { GrammarToken } from '../../../syntax/chevrotain.js'

/**
 * Counts, for every name, how many start tags there are more than end tags.
 *
 * Where a text is not well-formed, this tells a forgotten end tag from an end tag too many.
 */
export function countBalance(tokens: readonly GrammarToken[]): Map<string, number> {
  const balance = new Map<string, number>()
  let open: string | undefined
  for (const { tokenType, image } of tokens) {
    if (tokenType === startTag) {
      open = undefined
      const tag = /^<[^\s/>]+/.exec(image)?.[0].slice(1) ?? ''
      if (!image.endsWith('/>')) balance.set(tag, (balance.get(tag) ?? 0) + 1)
    } else if (tokenType === startTagOpen || tokenType === startTagInTag) {
      open = image.slice(1)
      balance.set(open, (balance.get(open) ?? 0) + 1)
    } else if (tokenType === endTag || tokenType === endTagOpen || tokenType === endTagInTag) {
      const name = endTagName(image)
      balance.set(name, (balance.get(name) ?? 0) - 1)
      open = undefined
    } else if (tokenType === selfClose && open !== undefined) {
      balance.set(open, (balance.get(open) ?? 0) - 1)
      open = undefined
    }
  }
  return balance
}

/** Reads the name in an end tag's text, `</name` or `</name >`. */
export function endTagName(image: string): string {
  return image.endsWith('>') ? image.slice(2, -1).trimEnd() : image.slice(2)
}
