import { endTagInTag, endTagOpen, selfClose, startTagInTag, startTagOpen, tags } from '../../grammars/xml/tokens.js'
import type { GrammarToken } from '../syntax/chevrotain.js'
import { skipBlanks } from './blank.js'
import { endOfTag } from './parts.js'
import { endOfTagName } from './attributes.js'

/**
 * Counts, for every name, how many start tags there are more than end tags.
 *
 * Where a text is not well-formed, this tells a forgotten end tag from an end tag too many.
 */
export function countBalance(tokens: readonly GrammarToken[]): Map<string, number> {
  const balance = new Map<string, number>()
  const add = (name: string, count: number): void => {
    balance.set(name, (balance.get(name) ?? 0) + count)
  }
  let open: string | undefined
  for (const { tokenType, image } of tokens) {
    if (tokenType === tags) {
      open = undefined
      addRun(image, add)
    } else if (tokenType === startTagOpen || tokenType === startTagInTag) {
      open = image.slice(1)
      add(open, 1)
    } else if (tokenType === endTagOpen || tokenType === endTagInTag) {
      add(image.slice(2), -1)
      open = undefined
    } else if (tokenType === selfClose && open !== undefined) {
      add(open, -1)
      open = undefined
    }
  }
  return balance
}

function addRun(run: string, add: (name: string, count: number) => void): void {
  for (let start = 0; start < run.length; ) {
    const end = endOfTag(run, start)
    const isEndTag = run.charAt(start + 1) === '/'
    const nameStart = start + (isEndTag ? 2 : 1)
    const isSelfClosing = run.charAt(end - 2) === '/'
    if (!isSelfClosing) add(run.slice(nameStart, endOfTagName(run, nameStart)), isEndTag ? -1 : 1)
    start = skipBlanks(run, end)
  }
}
