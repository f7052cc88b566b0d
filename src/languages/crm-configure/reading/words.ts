import type { Fault } from '../../../diagnostics/diagnostic.js'
import type { Located, Origin } from '../../../text/located.js'
import { spanIn } from '../ast.js'
import type { Statement, Word } from '../ast.js'

/** A word that has the form that was asked for, and its parts in the places of their own. */
export interface Match {
  readonly word: Word
  /** The groups of the form, from 1 on. */
  readonly groups: readonly (Located<string> | undefined)[]
}

/** The words of a statement while they are being read. Once something is wrong, there are none left. */
export class Words {
  private at = 1
  private end: number
  /** What is wrong, reported once for a statement. */
  fault: Fault | undefined
  /** Words of which nothing but the keyword at their beginning is read. */
  readonly cut: { readonly word: Word; readonly keyword: string }[] = []

  constructor(readonly statement: Statement) {
    this.end = statement.words.length
  }

  get keyword(): Word {
    return this.statement.words[0] as Word
  }

  peek(): Word | undefined {
    return this.at < this.end ? this.statement.words[this.at] : undefined
  }

  get count(): number {
    return this.end - this.at
  }

  next(): Word | undefined {
    const word = this.peek()
    if (word !== undefined) this.at += 1
    return word
  }

  /** Takes the next word where it has a form. */
  match(form: RegExp): Match | undefined {
    const word = this.peek()
    const match = word === undefined ? undefined : matchOf(word, form)
    if (match !== undefined) this.at += 1
    return match
  }

  /** Takes the next word where it is a keyword, whatever the case of its letters. */
  keywordIn(words: readonly string[]): Word | undefined {
    const word = this.peek()
    return word !== undefined && words.includes(word.value.toLowerCase()) ? this.next() : undefined
  }

  /** Takes the next word where it is the keyword of a set; of all but the last crm asks only that the word begins with it. */
  setKeywordIn(names: readonly string[]): { readonly word: Word; readonly name: string } | undefined {
    const word = this.peek()
    const value = word?.value.toLowerCase() ?? ''
    const name = names.find((name, index) => (index < names.length - 1 ? value.startsWith(name) : value === name))
    if (word === undefined || name === undefined) return undefined
    this.at += 1
    if (value.length > name.length) this.cut.push({ word, keyword: name })
    return { word, name }
  }

  /** Takes the last word where it has a form. */
  matchLast(form: RegExp): Match | undefined {
    const word = this.at < this.end ? this.statement.words[this.end - 1] : undefined
    const match = word === undefined ? undefined : matchOf(word, form)
    if (match !== undefined) this.end -= 1
    return match
  }

  /** Takes a word that must have a form. */
  expect(form: RegExp, what: string): Match | undefined {
    const match = this.match(form)
    if (match === undefined) this.expected(what)
    return match
  }

  /** Says that something else should stand here. */
  expected(what: string): void {
    const word = this.peek()
    if (word === undefined) this.fail('missing-word', this.behind(), `The statement ends where ${what} must follow`)
    else this.fail('unexpected-word', word, `"${word.value}" stands where ${what} must stand`)
  }

  fail(rule: string, at: Origin, message: string): void {
    this.fault ??= { rule: `crm-configure/${rule}`, at, message }
    this.at = this.end
  }

  /** Says what the schema refuses of a word; what follows is read all the same. */
  refuse(rule: string, at: Origin, message: string): void {
    this.fault ??= { rule: `cib/${rule}`, at, message }
  }

  /** The place right behind the last word. */
  behind(): Origin {
    const last = this.statement.words[this.statement.words.length - 1] ?? this.keyword
    return { file: last.file, span: { start: last.span.end, end: last.span.end } }
  }
}

/** Looks whether a word has a form, from its first letter to its last. As in Python, a dot stands for any character: no word holds a line end. */
export function matchOf(word: Word, form: RegExp): Match | undefined {
  const found = wholeFormOf(form).exec(word.value)
  if (found === null) return undefined
  const groups = found.slice(1).map((value: string | undefined, index) => {
    const range = found.indices?.[index + 1]
    return value === undefined || range === undefined ? undefined : { value, file: word.file, span: spanIn(word, range[0], range[1]) }
  })
  return { word, groups }
}

/** By their words: a form that is written where it is used is another object each time. */
const wholeForms = new Map<string, RegExp>()

function wholeFormOf({ source, flags }: RegExp): RegExp {
  const key = `${flags}/${source}`
  let whole = wholeForms.get(key)
  if (whole === undefined) wholeForms.set(key, (whole = new RegExp(`^(?:${source})$`, `${flags.replace(/[ds]/g, '')}ds`)))
  return whole
}
