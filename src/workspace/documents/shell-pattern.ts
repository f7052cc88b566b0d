/** One place of a pattern: any run of characters, or one character that a test accepts. */
type Step = 'any' | ((char: string) => boolean)

/**
 * Makes a test for one name from a shell pattern, as fnmatch(3) with FNM_PERIOD does it: `*`, `?`, `[a-z]`, `[!a]`,
 * `[[:alpha:]]` and `\*`. A leading dot must be written. A `[` that nothing closes stands for itself.
 *
 * Takes time linear in the name for each `*` of the pattern, whatever both are.
 */
export function shellMatcher(pattern: string): (name: string) => boolean {
  const steps = stepsOf(pattern)
  const mayHide = pattern.startsWith('.') || pattern.startsWith('\\.')
  return name => (mayHide || !name.startsWith('.')) && matches(steps, [...name])
}

function matches(steps: readonly Step[], chars: readonly string[]): boolean {
  let step = 0
  let at = 0
  /** Where the last `*` stands, and how far it reaches by now. */
  let star = -1
  let reach = 0
  while (at < chars.length) {
    const next = steps[step]
    if (next === 'any') {
      star = step
      reach = at
      step += 1
    } else if (next?.(chars[at] ?? '') === true) {
      step += 1
      at += 1
    } else if (star >= 0) {
      reach += 1
      step = star + 1
      at = reach
    } else return false
  }
  while (steps[step] === 'any') step += 1
  return step === steps.length
}

function stepsOf(pattern: string): readonly Step[] {
  const steps: Step[] = []
  const chars = [...pattern]
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] ?? ''
    const end = char === '[' ? endOfClass(chars, at) : -1
    if (char === '*') {
      if (steps[steps.length - 1] !== 'any') steps.push('any')
    } else if (char === '?') steps.push(() => true)
    else if (end > 0) {
      steps.push(classOf(chars.slice(at + 1, end)))
      at = end
    } else if (char === '\\' && at + 1 < chars.length) {
      at += 1
      steps.push(exactly(chars[at] ?? ''))
    } else steps.push(exactly(char))
  }
  return steps
}

function exactly(wanted: string): Step {
  return char => char === wanted
}

/** Finds the `]` of a class; -1 where there is none. Right behind the `[` or `[!` it is one of its characters. */
function endOfClass(chars: readonly string[], open: number): number {
  let at = open + 1
  if (chars[at] === '!' || chars[at] === '^') at += 1
  if (chars[at] === ']') at += 1
  for (; at < chars.length; at += 1) {
    if (chars[at] === ']') return at
    if (chars[at] === '[' && chars[at + 1] === ':') {
      const end = chars.indexOf(']', at + 2)
      if (end > 0 && chars[end - 1] === ':') at = end
    }
  }
  return -1
}

const named: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/, alpha: /[A-Za-z]/, blank: /[ \t]/, digit: /[0-9]/, lower: /[a-z]/, punct: /[!-/:-@[-`{-~]/, space: /\s/, upper: /[A-Z]/, xdigit: /[0-9A-Fa-f]/,
}

function classOf(inner: readonly string[]): Step {
  const isNegated = inner[0] === '!' || inner[0] === '^'
  const tests: ((char: string) => boolean)[] = []
  for (let at = isNegated ? 1 : 0; at < inner.length; at += 1) {
    const char = inner[at] ?? ''
    const name = char === '[' ? /^\[:([a-z]+):\]/.exec(inner.slice(at, at + 12).join('')) : null
    const last = inner[at + 2]
    if (name !== null) {
      const set = named[name[1] ?? '']
      tests.push(other => set?.test(other) === true)
      at += (name[0]?.length ?? 1) - 1
    } else if (inner[at + 1] === '-' && last !== undefined) {
      tests.push(other => char <= other && other <= last)
      at += 2
    } else tests.push(other => other === char)
  }
  return char => tests.some(test => test(char)) !== isNegated
}
