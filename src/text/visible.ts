/**
 * Characters that do something instead of being seen: C0 and C1 controls, format characters (direction marks, zero-width
 * ones, soft hyphens, tags), line and paragraph separators, and halves of surrogate pairs.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Most texts are plain, and told so fast. */
const isPlain = /^[ -~]*$/
const isPlainLines = /^[\t\n -~]*$/

/**
 * Shows a text on one line, such as a name, a value or a message: what cannot be seen is escaped as `\n`, `\x1b` or `\u202e`.
 *
 * Every text of a file, and every file's name, passes through here or `visibleLines` on its way to a terminal or a log: there
 * it could hide what is shown, forge lines, or give orders. A second time nothing changes.
 */
export function visible(text: string): string {
  return isPlain.test(text) ? text : text.replace(unseen, escaped)
}

/** Shows a text of several lines: the same as `visible`, but line feeds and tabs stay. */
export function visibleLines(text: string): string {
  return isPlainLines.test(text) ? text : text.replace(unseen, character => (character === '\n' || character === '\t' ? character : escaped(character)))
}

/**
 * Shows a file's path as it may stand at the beginning of a line: one that a CI log would take for an order (`::error …`,
 * `##vso[…`) gets `./` in front.
 */
export function visiblePath(path: string): string {
  return /^(::|##)/.test(path) ? `./${visible(path)}` : visible(path)
}

/** Writes a value as JSON in which nothing unseen is left; read back, it is the same value. */
export function visibleJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(unseen, character => {
    if (character === '\n') return character // Between members: inside a string JSON has escaped it.
    return [...Array(character.length).keys()].map(index => `\\u${hexadecimal(character.charCodeAt(index), 4)}`).join('')
  })
}

const named: Readonly<Partial<Record<string, string>>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function escaped(character: string): string {
  const known = named[character]
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  // A byte of a file's name that is no UTF-8 stands as such a half, so that no two names look alike.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${hexadecimal(code - 0xdc00, 2)}`
  if (code <= 0xff) return `\\x${hexadecimal(code, 2)}`
  return code <= 0xffff ? `\\u${hexadecimal(code, 4)}` : `\\u{${hexadecimal(code, 5)}}`
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
