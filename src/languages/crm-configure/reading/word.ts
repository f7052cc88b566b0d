import { oddBlanks } from '../../../../grammars/crm-configure/tokens.js'
import type { FileId } from '../../../text/located.js'
import type { Span } from '../../../text/span.js'
import type { Word } from '../ast.js'
import { PlainWord } from './plain-word.js'

const stripped = `[ \\t\\r${oddBlanks}]*`
const continuation = `\\\\+${stripped}\\n${stripped}`

/** Reads a word as a shell does: quotes hold together, a backslash takes what follows as it is. `pieces` are joined lines. */
export function wordOf(text: string, file: FileId, pieces: readonly Span[]): Word {
  const [first = { start: 0, end: 0 }] = pieces
  const span = { start: first.start, end: pieces[pieces.length - 1]?.end ?? first.end }
  const raw = text.slice(span.start, span.end)
  if (pieces.length === 1 && !/["'\\]/.test(raw)) return new PlainWord(file, raw, span.start)
  const joins = pieces.slice(1).map((piece, index) => ({ start: pieces[index]?.end ?? piece.start, end: piece.start }))
  const state: State = { value: [], places: [], quote: 0, openedAt: 0 }
  for (const piece of pieces) decode(text, piece, state)
  return { kind: 'Word', file, span, value: state.value.join(''), places: state.places, openQuote: state.quote === 0 ? undefined : state.openedAt, joins }
}

interface State {
  readonly value: string[]
  readonly places: number[]
  /** The code of the quote that is open. */
  quote: number
  openedAt: number
}

function decode(text: string, { start, end }: Span, state: State): void {
  const take = (at: number): void => {
    state.value.push(text[at] ?? '')
    state.places.push(at)
  }
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 92) at = decodeBackslash(text, { at, end }, { state, take })
    else if (state.quote === 0 && (code === 34 || code === 39)) Object.assign(state, { quote: code, openedAt: at })
    else if (code === state.quote) state.quote = 0
    else take(at)
  }
}

/** Returns the place of the last character that was read. */
function decodeBackslash(text: string, { at, end }: { readonly at: number; readonly end: number }, { state, take }: { readonly state: State; take(at: number): void }): number {
  const continued = new RegExp(continuation, 'y')
  continued.lastIndex = at
  const joined = text[at - 1] === '\\' ? null : continued.exec(text)
  if (joined !== null && at + joined[0].length <= end) return at + joined[0].length - 1
  const next = text.charCodeAt(at + 1)
  const isTaken = at + 1 < end && (state.quote === 0 || (state.quote === 34 && (next === 34 || next === 92)))
  if (!isTaken) {
    if (state.quote !== 0) take(at)
    return at
  }
  take(at + 1)
  return at + 1
}
