import type { Language } from '../../src/languages/language.js'
import { createSource } from '../../src/text/source.js'
import type { Span } from '../../src/text/span.js'
import type { Random } from '../support/random.js'
import type { Mutant, Seed } from './adapter.js'

/** What edits are made with. */
export interface Materials {
  readonly random: Random
  readonly language: Language
  readonly words: readonly string[]
  /** Of these a splice takes a piece. */
  readonly others: readonly Seed[]
}

/** A text with one edit more. */
interface Edited {
  readonly text: string
  /** Where the new text is, or, empty, where some was taken away. */
  readonly at: readonly Span[]
}

/** A word or sign of the text. */
interface Piece extends Span {
  readonly text: string
}

type Mutation = (text: string, materials: Materials) => Edited | undefined

/** Makes one edit in a seed, or now and then two; nothing where the text did not change. */
export function mutate(seed: Seed, materials: Materials): Mutant | undefined {
  const { random } = materials
  const count = random.below(4) === 0 ? 2 : 1
  let { text } = seed
  const edited: Span[] = []
  const edits: string[] = []
  for (let done = 0; done < count; done += 1) {
    const [name, mutation] = random.of(mutations)
    const next = mutation(text, materials)
    if (next === undefined || next.text === text) continue
    edited.push(...next.at)
    text = next.text
    edits.push(name)
  }
  if (edits.length === 0 || text === seed.text) return undefined
  return { ...seed, text, seed, edited: edits.length === 1 ? edited : [], edits }
}

const mutations: readonly [readonly [string, Mutation], ...(readonly [string, Mutation])[]] = [
  ['delete word', onPiece(() => '')],
  ['double word', onPiece(({ text }) => `${text} ${text}`)],
  ['other word', onPiece((_, { words, random }) => words[random.below(words.length)] ?? '')],
  ['more words', onPiece(({ text }, { words, random }) => `${text} ${words[random.below(words.length)] ?? ''}`)],
  ['swap words', swapPieces],
  ['case', onPiece(({ text }, { random }) => withOtherCase(text, random))],
  ['letter', onPiece(({ text }, { random }) => withOtherLetter(text, random))],
  ['letter', onPiece(({ text }, { random }) => withOtherLetter(text, random))],
  ['number', onNumber],
  ['number', onNumber],
  ['sign', (text, { random }) => insert(text, random.below(text.length + 1), random.of(signs))],
  ['quote', onPiece(({ text }, { random }) => random.of([`"${text}"`, `'${text}'`, `"${text}`, `${text}"`, text.replace(/^"(.*)"$/, '$1')]))],
  ['long word', onPiece(({ text }, { random }) => text + 'x'.repeat(Math.max(0, random.of(lengths) - text.length)))],
  ['odd character', (text, { random }) => insert(text, random.below(text.length + 1), random.of(oddCharacters))],
  ['odd character for blank', oddBlank],
  ['delete character', (text, { random }) => replace(text, spanAt(random.below(Math.max(1, text.length)), 1), '')],
  ['delete line', onLine(() => '')],
  ['double line', onLine(line => line.replace(/\n?$/, '\n') + line)],
  ['swap lines', swapLines],
  ['move line', moveLine],
  ['indent line', onLine((line, { random }) => random.of([' ', '\t', '        ']) + line)],
  ['comment', onLine((line, { random }) => random.of(['#', '# ', '//', ';', '<!--', '!']) + line)],
  ['line end', onLine((line, { random }) => line.replace(/\n?$/, '') + random.of(['\r\n', '\r', '', '\\\n', '\n\n', ' \n', '\t\n', '#x\n', '\u0085', '\v\n', '\f\n', '\0\n']))],
  ['line ends', (text, { random }) => whole(text.replaceAll('\n', random.of(['\r\n', '\r', '\n\n', ' \n'])))],
  ['last line', text => replace(text, { start: text.length - (text.match(/\s*$/)?.[0].length ?? 0), end: text.length }, '')],
  ['long line', onLine((line, { random }) => line.replace(/\n?$/, `${random.of([' ', '\t', ' #', 'x'])}${' '.repeat(random.of([100, 255, 510, 1023, 5200]))}\n`))],
  ['cut', (text, { random }) => replace(text, { start: random.below(text.length + 1), end: text.length }, '')],
  ['byte order mark', text => insert(text, 0, '\ufeff')],
  ['splice line', spliceLine],
  ['splice words', splicePieces],
]

const signs = [';', '{', '}', '"', "'", '#', ':', '[', ']', '<', '>', '=', '/', '\\', '&', ',', '(', ')', '*', '!', '%', '@', '-', '.', '|', '$'] as const
const lengths = [16, 17, 32, 33, 64, 65, 80, 81, 82, 127, 128, 129, 130, 255, 256, 257, 300, 1024] as const
const oddCharacters = [
  '\0', '\u0001', '\u0007', '\b', '\v', '\f', '\r', '\u001b', '\u007f', '\u0085', '\u00a0', '\u00ad', 'é', '\u2003', '\u200b', '\u200e',
  '\u2013', '\u201c', '\u201d', '\u2019', '\u2028', '\u202e', '\u2060', '\u3000', '\ufeff', '\uff1b', '\uff10', '裂', '\u{1f600}', '\u0430', '\t', '\n',
] as const

function replace(text: string, { start, end }: Span, put: string): Edited {
  return { text: text.slice(0, start) + put + text.slice(end), at: [{ start, end: start + put.length }] }
}

function insert(text: string, at: number, put: string): Edited {
  return replace(text, { start: at, end: at }, put)
}

function whole(text: string): Edited {
  return { text, at: [{ start: 0, end: text.length }] }
}

function spanAt(start: number, length: number): Span {
  return { start, end: start + length }
}

function piecesOf(text: string, { language }: Materials): readonly Piece[] {
  return language
    .tokenize(createSource('mutant', text))
    .filter(({ channel }) => channel === 'code')
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
}

function onPiece(change: (piece: Piece, materials: Materials) => string): Mutation {
  return (text, materials) => {
    const pieces = piecesOf(text, materials)
    const piece = pieces[materials.random.below(pieces.length)]
    return piece === undefined ? undefined : replace(text, piece, change(piece, materials))
  }
}

function onNumber(text: string, { random }: Materials): Edited | undefined {
  const numbers = [...text.matchAll(/\d+/g)]
  const found = numbers[random.below(numbers.length)]
  if (found === undefined) return undefined
  const value = Number(found[0])
  const other = random.of([
    '0', '1', '-1', '', `0${found[0]}`, `+${found[0]}`, `${found[0]}k`, `${found[0]}s`, `${found[0]}M`, `${found[0]}ms`, `${found[0]}.5`, `0x${found[0]}`,
    String(value + 1), String(value - 1), String(value * 10), '255', '256', '65535', '65536', '1048575', '1048576', '99999999', '999999999',
    '2147483648', '4294967295', '4294967296', '18446744073709551616',
  ])
  return replace(text, spanAt(found.index, found[0].length), other)
}

function swapPieces(text: string, materials: Materials): Edited | undefined {
  const pieces = piecesOf(text, materials)
  const at = materials.random.below(pieces.length - 1)
  const [one, two] = [pieces[at], pieces[at + 1]]
  if (one === undefined || two === undefined) return undefined
  return replace(text, { start: one.start, end: two.end }, two.text + text.slice(one.end, two.start) + one.text)
}

function withOtherCase(text: string, random: Random): string {
  return random.of([text.toUpperCase(), text.toLowerCase(), text.charAt(0).toUpperCase() + text.slice(1)])
}

function withOtherLetter(text: string, random: Random): string {
  const at = random.below(text.length)
  const letter = String.fromCharCode(97 + random.below(26))
  return random.of([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at + 1),
    text.slice(0, at) + letter + text.slice(at),
    text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    text.replace(/[-_]/, random.of(['', '-', '_', ' '])),
    `${text}s`,
  ])
}

function oddBlank(text: string, { random }: Materials): Edited | undefined {
  const blanks = [...text.matchAll(/[ \t]/g)]
  const found = blanks[random.below(blanks.length)]
  return found === undefined ? undefined : replace(text, spanAt(found.index, 1), random.of(oddCharacters))
}

/** Lists the lines, each with its end. */
function linesOf(text: string): readonly Piece[] {
  return [...text.matchAll(/[^\n]*\n|[^\n]+$/g)].map(found => ({ ...spanAt(found.index, found[0].length), text: found[0] }))
}

function onLine(change: (line: string, materials: Materials) => string): Mutation {
  return (text, materials) => {
    const lines = linesOf(text)
    const line = lines[materials.random.below(lines.length)]
    return line === undefined ? undefined : replace(text, line, change(line.text, materials))
  }
}

function swapLines(text: string, { random }: Materials): Edited | undefined {
  const lines = linesOf(text)
  const at = random.below(lines.length - 1)
  const [one, two] = [lines[at], lines[at + 1]]
  if (one === undefined || two === undefined) return undefined
  return replace(text, { start: one.start, end: two.end }, two.text.replace(/\n?$/, '\n') + one.text)
}

function moveLine(text: string, { random }: Materials): Edited | undefined {
  const lines = linesOf(text)
  const line = lines[random.below(lines.length)]
  if (line === undefined) return undefined
  const rest = replace(text, line, '').text
  const places = linesOf(rest)
  const goal = places[random.below(places.length)]?.start ?? 0
  const next = insert(rest, goal, line.text.replace(/\n?$/, '\n'))
  const left = line.start + (goal <= line.start ? next.text.length - rest.length : 0)
  return { text: next.text, at: [...next.at, { start: left, end: left }] }
}

function spliceLine(text: string, { random, others }: Materials): Edited | undefined {
  const other = linesOf(others[random.below(others.length)]?.text ?? '')
  const places = linesOf(text)
  const line = other[random.below(other.length)]
  return line === undefined ? undefined : insert(text, places[random.below(places.length)]?.start ?? 0, line.text.replace(/\n?$/, '\n'))
}

function splicePieces(text: string, materials: Materials): Edited | undefined {
  const { random, others } = materials
  const source = others[random.below(others.length)]?.text ?? ''
  const other = piecesOf(source, materials)
  const from = random.below(other.length)
  const first = other[from]
  const last = other[Math.min(other.length - 1, from + random.below(8))]
  const pieces = piecesOf(text, materials)
  if (first === undefined || last === undefined) return undefined
  return insert(text, pieces[random.below(pieces.length)]?.start ?? 0, `${source.slice(first.start, last.end)} `)
}
