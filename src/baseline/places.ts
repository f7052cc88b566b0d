import { openDocument, symbolsOf } from '../editor/index.js'
import type { DocumentSymbol, Language } from '../languages/language.js'
import type { Source } from '../text/source.js'

/** Names the place of an offset by what stands around it, such as `resource r0 > on alpha > disk /dev/sda7`. */
export type PlaceNames = (offset: number) => string

/** Makes the names of the places in a file. Lines may come and go, and the layout may change; the names stay. No secret is in them. */
export function placeNamesOf(language: Language, source: Source): PlaceNames {
  const outline = inOrder(symbolsOf(openDocument(language, source)))
  return offset => {
    const steps: string[] = []
    let symbols: readonly DocumentSymbol[] = outline
    for (let found = around(symbols, offset); found !== undefined; found = around(symbols, offset)) {
      steps.push(labelOf(found, source.text))
      symbols = inOrder(found.children)
    }
    return steps.join(' > ')
  }
}

/** An option is known by its name: its value may change. Everything else is told apart by what it is called. */
function labelOf({ name, detail, kind, children, span, nameSpan }: DocumentSymbol, text: string): string {
  if (detail === undefined || (kind === 'option' && children.length === 0)) return name
  // A section is what its first word says; where its name stands behind that, the outline shows the name first.
  if (text.slice(span.start, nameSpan.start).includes(detail)) return `${detail} ${name}`
  // How many resources a host has is no part of its name: nothing in the file says so.
  if (kind === 'host' && !text.slice(span.start, span.end).includes(detail)) return name
  return `${name} ${detail}`
}

function inOrder(symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] {
  const isOrdered = symbols.every(({ span }, index) => index === 0 || (symbols[index - 1]?.span.start ?? 0) <= span.start)
  return isOrdered ? symbols : [...symbols].sort((a, b) => a.span.start - b.span.start)
}

/** Finds the symbol around an offset by halves: a long file has thousands of symbols, and thousands of findings. */
function around(symbols: readonly DocumentSymbol[], offset: number): DocumentSymbol | undefined {
  let [low, high] = [0, symbols.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((symbols[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const found = symbols[low - 1]
  return found !== undefined && offset <= found.span.end ? found : undefined
}
