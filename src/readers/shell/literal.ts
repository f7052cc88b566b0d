/** The values of variables that a script sets to plain text. */
export type ShellVariables = ReadonlyMap<string, string>

const noVariables: ShellVariables = new Map()

/**
 * Reads a shell word as the text that the shell makes of it: quotes gone, known variables filled in.
 *
 * `${NAME:-text}` counts as its text where the variable is unknown. Returns `undefined` where the text is computed, by an
 * unknown variable or a command. Patterns such as `*` are kept as they are.
 */
export function literalOf(word: string, variables: ShellVariables = noVariables): string | undefined {
  let result = ''
  let quote = ''
  for (let at = 0; at < word.length; at += 1) {
    const character = word[at] ?? ''
    if (quote === "'") {
      if (character === quote) quote = ''
      else result += character
    } else if (character === '\\') {
      at += 1
      const next = word[at] ?? ''
      if (next === '\n') continue
      result += quote === '"' && !'"\\$`'.includes(next) ? `\\${next}` : next
    } else if (character === '"' || (character === "'" && quote === '')) {
      quote = quote === '' ? character : ''
    } else if (character === '`') return undefined
    else if (character === '$') {
      const parameter = parameterAt(word, at)
      if (parameter === undefined) {
        result += character
        continue
      }
      const value = variables.get(parameter.name) ?? parameter.fallback
      if (value === undefined) return undefined
      result += value
      at = parameter.end - 1
    } else result += character
  }
  return quote === '' ? result : undefined
}

const plainParameter = /\$([A-Za-z_]\w*|[0-9@*#?$!-])/y
const bracedParameter = /\$\{([A-Za-z_]\w*|\d+)(?:(:?[-=])([^${}`"'\\]*))?\}/y

interface Parameter {
  readonly name: string
  readonly fallback?: string
  readonly end: number
}

/** Reads what a `$` begins; a form that we do not follow has no name that anybody could know. */
function parameterAt(word: string, at: number): Parameter | undefined {
  plainParameter.lastIndex = at
  const plain = plainParameter.exec(word)
  if (plain?.[1] !== undefined) return { name: plain[1], end: plainParameter.lastIndex }
  bracedParameter.lastIndex = at
  const braced = bracedParameter.exec(word)
  if (braced?.[1] !== undefined) {
    return { name: braced[1], ...(braced[3] === undefined ? {} : { fallback: braced[3] }), end: bracedParameter.lastIndex }
  }
  return word[at + 1] === '{' || word[at + 1] === '(' ? { name: '', end: word.length } : undefined
}
