import type { Language } from '../../../src/languages/language.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'
import type { Random } from '../../support/random.js'
import { anyWord, blank, number, sign, wordsOf } from './words.js'
import type { Words } from './words.js'

interface Mutation {
  readonly random: Random
  readonly language: Language
  readonly words: Words
  readonly text: string
}

type Mutate = (mutation: Mutation) => string

/** Changes a text in one to four places. */
export function mutated(random: Random, language: Language, text: string): string {
  const words = wordsOf(language)
  let current = text
  for (let left = 1 + random.below(random.oneIn(3) ? 4 : 2); left > 0; left -= 1) current = random.of(mutations)({ random, language, words, text: current })
  return current
}

function replaced(text: string, { start, end }: Span, newText: string): string {
  return text.slice(0, start) + newText + text.slice(end)
}

function someSpan({ random, text }: Mutation, longest: number): Span {
  const start = random.below(text.length + 1)
  return { start, end: Math.min(text.length, start + random.below(longest + 1)) }
}

function matchIn({ random, text }: Mutation, pattern: RegExp): Span | undefined {
  const match = random.pick([...text.matchAll(pattern)])
  return match === undefined ? undefined : { start: match.index, end: match.index + match[0].length }
}

function someToken({ random, language, text }: Mutation): Span | undefined {
  return random.pick(language.tokenize(createSource('mutation', text)).filter(({ channel }) => channel !== 'whitespace'))
}

function lineSpans(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]*\n|[^\n]+$/g), match => ({ start: match.index, end: match.index + match[0].length }))
}

function statementIn({ random, language, text }: Mutation): Span | undefined {
  return random.pick([...language.statements(language.parse(createSource('mutation', text)))])
}

const mutations: readonly [Mutate, ...Mutate[]] = [
  // Characters.
  mutation => replaced(mutation.text, someSpan(mutation, 3), ''),
  mutation => replaced(mutation.text, someSpan(mutation, 1), sign(mutation.random)),
  mutation => replaced(mutation.text, someSpan(mutation, 0), blank(mutation.random)),
  mutation => {
    const span = someSpan(mutation, 12)
    return replaced(mutation.text, { start: span.end, end: span.end }, mutation.text.slice(span.start, span.end))
  },
  mutation => {
    const at = mutation.random.below(Math.max(1, mutation.text.length - 1))
    return replaced(mutation.text, { start: at, end: at + 2 }, mutation.text.slice(at, at + 2).split('').reverse().join(''))
  },
  ({ random, text }) => replaced(text, { start: random.below(text.length + 1), end: text.length }, ''),
  ({ random, text }) => replaced(text, { start: 0, end: random.below(text.length + 1) }, ''),
  mutation => replaced(mutation.text, someSpan(mutation, 0), mutation.random.of(['\u00a0', '\u200b', '\ufeff', '“', '”', '；', '–', '\0', '\u001b', '\u202e', 'é', '𝒳'])),
  // Words.
  mutation => onSpan(mutation, someToken(mutation), () => ''),
  mutation => onSpan(mutation, someToken(mutation), word => `${word} ${word}`),
  mutation => onSpan(mutation, someToken(mutation), () => anyWord(mutation.random, mutation.words)),
  mutation => onSpan(mutation, someToken(mutation), word => `${word} ${anyWord(mutation.random, mutation.words)}`),
  mutation => onSpan(mutation, someToken(mutation), word => (mutation.random.oneIn(2) ? word.toUpperCase() : word.toLowerCase())),
  mutation => onSpan(mutation, someToken(mutation), word => `"${word}"`),
  mutation => onSpan(mutation, matchIn(mutation, /\w{3,}/g), word => misspelt(mutation.random, word)),
  mutation => onSpan(mutation, matchIn(mutation, /\d+/g), () => number(mutation.random)),
  mutation => onSpan(mutation, matchIn(mutation, /[{}";<>/='\\#:]/g), () => ''),
  mutation => onSpan(mutation, matchIn(mutation, /\s+/g), () => blank(mutation.random)),
  mutation => onSpan(mutation, matchIn(mutation, /\s+/g), () => ''),
  mutation => swapped(mutation, someToken(mutation), someToken(mutation)),
  // Lines and statements.
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), () => ''),
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), line => line + line),
  mutation => swapped(mutation, mutation.random.pick(lineSpans(mutation.text)), mutation.random.pick(lineSpans(mutation.text))),
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), line => line.replace('\n', '')),
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), line => `#${line}`),
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), line => line.replace(/\n$/, ' # why\n')),
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), line => line.trimStart()),
  mutation => onSpan(mutation, mutation.random.pick(lineSpans(mutation.text)), line => mutation.random.of([' ', '\t', '        ']) + line),
  mutation => onSpan(mutation, statementIn(mutation), () => ''),
  mutation => onSpan(mutation, statementIn(mutation), statement => `${statement}\n${statement}`),
  mutation => swapped(mutation, statementIn(mutation), statementIn(mutation)),
  mutation => onSpan(mutation, statementIn(mutation), statement => statement.replaceAll('\n', ' ')),
  mutation => onSpan(mutation, statementIn(mutation), statement => `{{ ${statement} }}`),
  // The whole.
  ({ random, text }) => (random.oneIn(3) ? text.replaceAll('\n', '\r\n') : text.replace(/\n$/, '')),
  ({ random, text }) => (random.oneIn(4) ? `\uFEFF${text}` : `${text}${' '.repeat(random.below(40))}\n`),
  mutation => onSpan(mutation, matchIn(mutation, /[ \t]+/g), () => ' '.repeat(mutation.random.oneIn(20) ? 5200 : mutation.random.below(60))),
]

function onSpan({ text }: Mutation, span: Span | undefined, change: (part: string) => string): string {
  return span === undefined ? text : replaced(text, span, change(text.slice(span.start, span.end)))
}

function swapped({ text }: Mutation, one: Span | undefined, two: Span | undefined): string {
  if (one === undefined || two === undefined) return text
  const [first, second] = one.start < two.start ? [one, two] : [two, one]
  if (first.end > second.start) return text
  return text.slice(0, first.start) + text.slice(second.start, second.end) + text.slice(first.end, second.start) + text.slice(first.start, first.end) + text.slice(second.end)
}

function misspelt(random: Random, word: string): string {
  const at = random.below(word.length)
  const letter = String.fromCharCode(97 + random.below(26))
  return random.of([word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at), word.slice(0, at) + letter + word.slice(at + 1)])
}
