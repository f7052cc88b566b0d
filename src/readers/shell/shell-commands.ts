import { functionOf, lastStatusIn } from './frame.js'
import type { Frame, FrameKind } from './frame.js'
import { literalOf } from './literal.js'
import type { ShellCommand, ShellScript } from './shell-script.js'
import { shellTokens } from './shell-tokens.js'
import type { ShellToken } from './shell-tokens.js'

type Draft = { -readonly [Key in keyof ShellCommand]: ShellCommand[Key] }

const deepest = 200
const mostLabels = 50
const assignment = /^[A-Za-z_]\w*\+?=/

/**
 * Finds the commands of a shell script with the `case` branch that each stands in, what an `exec` makes unreachable, and
 * whose exit status is lost.
 *
 * It follows lists, `if`, loops, `case`, groups, subshells and functions, and gives up quietly (with what it has) where they
 * are nested deeper than real scripts. Never throws; linear.
 */
export function parseShell(text: string): ShellScript {
  return new ShellReading(text).run()
}

/** The words that open a part, and those that close one; what follows them is another matter. */
const opening: ReadonlyMap<string, FrameKind> = new Map([['if', 'if'], ['while', 'loop'], ['until', 'loop'], ['{', 'group']])
const closing: ReadonlyMap<string, FrameKind> = new Map([['fi', 'if'], ['done', 'loop'], ['esac', 'case'], ['}', 'group']])

/** Walks the words of a script once, with a stack of what is open. */
class ShellReading {
  private readonly tokens: readonly ShellToken[]
  private readonly commands: Draft[] = []
  private readonly labels: string[] = []
  private readonly values = new Map<string, string | undefined>()
  /** Functions that end in an unconditional `exec`. */
  private readonly replacing = new Set<string>()
  private readonly stack: Frame[] = []
  private at = 0
  /** The operator in front of the next command. */
  private connector = ''
  private stopsAtError = false

  constructor(text: string) {
    this.tokens = shellTokens(text)
    this.stopsAtError = /^#![^\n]*\bsh\s+-[a-z]*e/.test(text)
    this.push('script')
  }

  run(): ShellScript {
    while (this.at < this.tokens.length && this.stack.length <= deepest) this.step()
    while (this.stack.length > 1) this.pop()
    this.check(this.top.tails)
    const known = [...this.values].filter((entry): entry is [string, string] => entry[1] !== undefined)
    return { commands: this.commands, labels: this.labels, variables: new Map(known) }
  }

  private get top(): Frame {
    const frame = this.stack[this.stack.length - 1]
    if (frame === undefined) throw new Error('The stack of a script is never empty')
    return frame
  }

  private step(): void {
    const token = this.tokens[this.at]
    if (token === undefined) return
    if (this.top.kind === 'case') this.label()
    else if (token.kind === 'word') this.word(token)
    else this.separator(token)
  }

  private separator({ text, kind }: ShellToken): void {
    this.at += 1
    if (text === '(') this.push('subshell')
    else if (text === ')') this.close('subshell')
    else if (text === ';;' || text === ';;&' || text === ';&') this.close('branch')
    else if (/[<>]/.test(text)) this.at += 1 // A redirection of a compound command, with its file.
    else if (kind === 'newline' && (this.connector === '&&' || this.connector === '||' || this.connector === '|')) return
    else {
      if (text === '&&' || text === '||') this.check(this.top.tails)
      if (text !== ';' && kind === 'operator') this.top.tails = []
      this.connector = kind === 'newline' || text === ';' ? '' : text
    }
  }

  private word(token: ShellToken): void {
    const next = this.tokens[this.at + 1]
    const afterNext = this.tokens[this.at + 2]
    if (next?.text === '(' && afterNext?.text === ')' && /^[\w.:-]+$/.test(token.text)) {
      this.at += 3
      this.function(token.text)
      return
    }
    const opened = opening.get(token.text)
    if (opened !== undefined) return this.open(opened)
    const closed = closing.get(token.text)
    if (closed !== undefined) return this.closeWord(closed)
    switch (token.text) {
      case 'for':
      case 'select':
        return this.openFor()
      case 'case':
        return this.openCase()
      case 'then':
      case 'do':
        return this.body()
      case 'elif':
      case 'else':
        return this.alternative(token.text)
      case 'function':
        this.at += 2
        return next === undefined ? undefined : this.function(next.text)
      case '!':
      case 'time':
        this.at += 1
        return
      default:
        return this.command()
    }
  }

  private function(name: string): void {
    for (;;) {
      const token = this.tokens[this.at]
      if (token === undefined || !(token.kind === 'newline' || token.text === '(' || token.text === ')')) break
      this.at += 1
    }
    if (this.tokens[this.at]?.text !== '{') return
    this.at += 1
    this.push('function', { name })
    this.connector = ''
  }

  private open(kind: FrameKind): void {
    this.at += 1
    this.push(kind)
    this.top.isCondition = kind === 'if' || kind === 'loop'
    this.connector = ''
  }

  private openFor(): void {
    this.push('loop')
    while (this.at < this.tokens.length && this.tokens[this.at]?.text !== 'do') this.at += 1
  }

  private openCase(): void {
    while (this.at < this.tokens.length && this.tokens[this.at]?.text !== 'in') this.at += 1
    this.at += 1
    this.push('case')
  }

  /** Reads the patterns before `)` of a `case`, and opens their branch. */
  private label(): void {
    const words: string[] = []
    for (; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at]
      if (token === undefined) return
      if (token.text === 'esac' && words.length === 0) return this.closeWord('case')
      if (token.text === ')') break
      if (token.kind === 'word') words.push(literalOf(token.text) ?? token.text)
    }
    this.at += 1
    if (this.outermostLabels() === undefined) this.labels.push(...words)
    this.push('branch', { labels: words.slice(0, mostLabels) })
    this.connector = ''
  }

  private body(): void {
    this.at += 1
    const { top } = this
    this.check(top.tails)
    top.isCondition = false
    top.tails = []
    this.connector = ''
  }

  private alternative(word: string): void {
    this.at += 1
    const { top } = this
    top.finished.push(...top.tails)
    top.tails = []
    top.isDead = top.wasDead
    top.isCondition = word === 'elif'
    this.connector = ''
  }

  private closeWord(kind: FrameKind): void {
    this.at += 1
    this.close(kind)
  }

  /** Closes the innermost open thing of a kind and what was left open in it; nothing where there is none. */
  private close(kind: FrameKind): void {
    const isWanted = (frame: Frame): boolean => frame.kind === kind || (kind === 'group' && frame.kind === 'function')
    if (!this.stack.some((frame, index) => index > 0 && isWanted(frame))) return
    for (;;) {
      const { top } = this
      this.pop()
      if (isWanted(top)) return
    }
  }

  private push(kind: FrameKind, about: Pick<Frame, 'name' | 'labels'> = {}): void {
    const parent = this.stack[this.stack.length - 1]
    const wasDead = kind !== 'function' && (parent?.isDead ?? false)
    this.stack.push({ kind, wasDead, isDead: wasDead, isCondition: false, tails: [], finished: [], ...about })
    this.connector = ''
  }

  private pop(): void {
    const frame = this.stack.pop()
    const parent = this.stack[this.stack.length - 1]
    if (frame === undefined || parent === undefined) return
    const tails = [...frame.finished, ...frame.tails]
    this.connector = ''
    if (frame.kind === 'function') {
      for (const index of tails) {
        const command = this.commands[index]
        if (command !== undefined) command.isFunctionResult = true
      }
      if (frame.isDead && frame.name !== undefined) this.replacing.add(frame.name)
    } else if (frame.kind === 'branch') parent.finished.push(...tails)
    else {
      parent.tails = tails
      if (frame.kind === 'group' && frame.isDead) parent.isDead = true
    }
  }

  private command(): void {
    const words: ShellToken[] = []
    for (; this.at < this.tokens.length; this.at += 1) {
      const token = this.tokens[this.at]
      if (token === undefined) break
      if (token.kind === 'word') words.push(token)
      else if (token.kind === 'operator' && /[<>]/.test(token.text)) this.at += 1
      else break
    }
    const before = this.connector
    this.connector = ''
    while (words[0] !== undefined && assignment.test(words[0].text)) this.assign(words.shift())
    const [first, second] = words
    const last = words[words.length - 1]
    if (first === undefined || last === undefined) {
      this.top.tails = []
      return
    }
    const isExec = first.text === 'exec' && second !== undefined
    this.noteStatusUse(words)
    const index = this.commands.length
    const functionName = functionOf(this.stack)
    this.commands.push({
      words,
      start: first.start,
      end: last.end,
      labels: this.outermostLabels() ?? [],
      ...(functionName === undefined ? {} : { functionName }),
      isExec,
      isUnreachable: this.top.isDead,
      isChecked: this.stopsAtError || isExec,
      isFunctionResult: false,
    })
    this.top.tails = [index]
    if ((isExec || this.replacing.has(first.text)) && before === '' && !this.isInBackground()) this.top.isDead = true
  }

  private assign(token: ShellToken | undefined): void {
    const [head] = assignment.exec(token?.text ?? '') ?? []
    if (token === undefined || head === undefined) return
    const name = head.replace(/\+?=$/, '')
    const value = literalOf(token.text.slice(head.length))
    const isSame = !this.values.has(name) || this.values.get(name) === value
    this.values.set(name, isSame && !head.endsWith('+=') ? value : undefined)
    if (token.text.includes('$?')) this.check(lastStatusIn(this.stack))
  }

  /** `exit`, `return` and whatever reads `$?` make use of the status before them; `set -e` of every one behind it. */
  private noteStatusUse(words: readonly ShellToken[]): void {
    const [first, second] = words
    const isBare = (first?.text === 'exit' || first?.text === 'return') && second === undefined
    if (isBare || words.some(word => word.text.includes('$?'))) this.check(lastStatusIn(this.stack))
    if (first?.text !== 'set' || second === undefined) return
    if (/^-[a-z]*e/.test(second.text) || (second.text === '-o' && words[2]?.text === 'errexit')) this.stopsAtError = true
    if (/^\+[a-z]*e/.test(second.text)) this.stopsAtError = false
  }

  private isInBackground(): boolean {
    const text = this.tokens[this.at]?.text
    return text === '|' || text === '|&' || text === '&'
  }

  private check(indexes: readonly number[]): void {
    for (const index of indexes) {
      const command = this.commands[index]
      if (command !== undefined) command.isChecked = true
    }
  }

  private outermostLabels(): readonly string[] | undefined {
    return this.stack.find(frame => frame.kind === 'branch')?.labels
  }
}
