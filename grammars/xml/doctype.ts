/**
 * Finds the end of the document type declaration at `offset`: the place behind its `>`.
 *
 * Quoted words, comments and the internal subset are stepped over; none of it is ever expanded. A declaration that is not
 * closed goes to the end of the text. libxml2 takes an internal subset behind the `>` too, so this does. Returns `undefined` where none stands. Linear in the declaration's length.
 *
 * Source: XML 1.0, production 28.
 */
export function endOfDocType(text: string, offset: number): number | undefined {
  if (!text.startsWith('<!DOCTYPE', offset)) return undefined
  let inSubset = false
  let at = offset + '<!DOCTYPE'.length
  while (at < text.length) {
    const character = text[at]
    if (character === '"' || character === "'") at = behind(text, character, at + 1)
    else if (text.startsWith('<!--', at)) at = behind(text, '-->', at + 4)
    else if (text.startsWith('<?', at)) at = behind(text, '?>', at + 2)
    else if (character === '>' && !inSubset && text[at + 1] !== '[') return at + 1
    else {
      if (character === '[') inSubset = true
      else if (character === ']') inSubset = false
      at += 1
    }
  }
  return text.length
}

function behind(text: string, closer: string, from: number): number {
  const at = text.indexOf(closer, from)
  return at === -1 ? text.length : at + closer.length
}
