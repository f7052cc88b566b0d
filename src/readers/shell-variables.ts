import type { Fault } from '../diagnostics/diagnostic.js'
import type { FactOf } from '../facts/fact.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { misspeltAssignment } from './rules/shell-variables/misspelt-assignment.js'
import { unclosedQuote } from './rules/shell-variables/unclosed-quote.js'
import { literalOf } from './shell/literal.js'
import { shellTokens } from './shell/shell-tokens.js'
import type { ShellToken } from './shell/shell-tokens.js'

const assignment = /^([A-Za-z_]\w*)(\+?)=/
const secretName = /pass|secret|token|cred|(^|_)key$/i
const openers = new Set(['if', 'case', 'while', 'until', 'for', '{'])
const closers = new Set(['fi', 'esac', 'done', '}'])
const introducers = new Set(['then', 'else', 'elif', 'do', ...openers])

/**
 * Settings of init scripts, written as shell assignments.
 *
 * Of a variable that is set twice the last one counts. What depends on a command or a condition has no value; neither has
 * what looks like a secret by its name. On Red Hat, `HOSTNAME` in `/etc/sysconfig/network` names the host.
 *
 * Source: the init scripts source these files (cman/init.d/cman of cluster, vendor/common/o2cb.init of ocfs2-tools).
 */
export const shellVariables = defineReader({
  id: 'shell-variables',
  title: 'Settings of init scripts',
  paths: ['/etc/sysconfig/*', '/etc/default/*', '/etc/conf.d/*'],
  *scan(input) {
    const tokens = shellTokens(input.text)
    yield* brokenLines(input, tokens)
    const last = new Map<string, FactOf<'shell-variable'>>()
    const values = new Map<string, string>()
    for (const { token, isConditional } of assignmentsIn(tokens)) {
      const [head = '', name = '', appended] = assignment.exec(token.text) ?? []
      const value = isConditional || appended === '+' || token.isUnclosed ? undefined : literalOf(token.text.slice(head.length), values)
      if (value === undefined) values.delete(name)
      else values.set(name, value)
      last.set(name, {
        kind: 'shell-variable',
        origin: originIn(input, token),
        path: input.path,
        name,
        ...(value === undefined || secretName.test(name) ? {} : { value }),
      })
    }
    yield* last.values()
    const hostName = last.get('HOSTNAME')
    if (input.path === '/etc/sysconfig/network' && hostName?.value) {
      yield { kind: 'host-name', origin: hostName.origin, name: hostName.value, source: 'hostname' }
    }
  },
})

/** Lists the assignments that stay after their line: `A=1 B=2` and `export A=1`, not `A=1 command`. */
function* assignmentsIn(tokens: readonly ShellToken[]): Generator<{ token: ShellToken; isConditional: boolean }> {
  let depth = 0
  let isConditional = false
  for (const command of commandsIn(tokens)) {
    const words = command.words.filter(({ text }) => text !== 'export' && text !== 'readonly')
    const [first] = words
    if (first === undefined) continue
    if (openers.has(first.text)) depth += 1
    if (closers.has(first.text)) depth = Math.max(0, depth - 1)
    const rest = introducers.has(first.text) ? words.slice(1) : words
    isConditional = depth > 0 || command.isConditional
    if (!rest.every(({ text }) => assignment.test(text) || (command.isExport && /^\w+$/.test(text)))) continue
    for (const token of rest) if (assignment.test(token.text)) yield { token, isConditional }
  }
}

interface PlainCommand {
  readonly words: readonly ShellToken[]
  readonly isExport: boolean
  /** It stands behind `&&` or `||`. */
  readonly isConditional: boolean
}

function* commandsIn(tokens: readonly ShellToken[]): Generator<PlainCommand> {
  let words: ShellToken[] = []
  let isConditional = false
  for (const token of [...tokens, undefined]) {
    if (token?.kind === 'word') {
      words.push(token)
      continue
    }
    if (words.length > 0) yield { words, isExport: words[0]?.text === 'export' || words[0]?.text === 'readonly', isConditional }
    words = []
    isConditional = token?.text === '&&' || token?.text === '||'
  }
}

function* brokenLines(input: ReaderInput, tokens: readonly ShellToken[]): Generator<Fault> {
  const open = tokens.find(token => token.isUnclosed === true)
  if (open !== undefined) {
    const quote = /["'`]|\$[({]/.exec(open.text)?.[0] ?? '"'
    const start = open.start + Math.max(open.text.indexOf(quote), 0)
    yield { rule: unclosedQuote.id, at: originIn(input, { start, end: start + quote.length }), message: `${quote} is not closed` }
  }
  for (const { words } of commandsIn(tokens)) {
    const [name, sign] = words
    if (name === undefined || sign === undefined || !/^[A-Z_][A-Z0-9_]*$/.test(name.text) || !/^=/.test(sign.text)) continue
    const value = sign.text === '=' ? words[2] : undefined
    const gap = { start: name.end, end: value?.start ?? sign.end }
    const blankOnly = { start: name.end, end: sign.text === '=' ? gap.end : sign.start }
    yield {
      rule: misspeltAssignment.id,
      at: originIn(input, blankOnly),
      message: `Blanks around "=" make "${name.text}" a command instead of a variable`,
      fixes: [
        {
          title: 'Take out the blanks',
          safety: 'unsafe',
          edits: [{ file: input.file, span: blankOnly, newText: sign.text === '=' ? '=' : '' }],
        },
      ],
    }
  }
}
