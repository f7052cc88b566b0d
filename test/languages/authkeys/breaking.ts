import fc from 'fast-check'

const number = fc.integer({ min: 0, max: 15 })
const key = fc.constantFrom('not-a-secret', 'not-a-secret-either', 'k', '#', '"quoted key"', 'two words', '1', 'sha1')

const keyLine = fc.oneof(
  number.map(value => `${value} crc`),
  fc.tuple(number, fc.constantFrom('md5', 'sha1'), key).map(([value, method, text]) => `${value} ${method} ${text}`),
)

/** An authkeys file that heartbeat accepts. */
export const goodText: fc.Arbitrary<string> = fc
  .record({
    signing: number,
    before: fc.array(fc.oneof(keyLine, fc.constantFrom('', '# a comment', '  # indented')), { maxLength: 2 }),
    method: fc.constantFrom('crc', 'md5 not-a-secret', 'sha1 not-a-secret'),
    after: fc.array(fc.oneof(keyLine, fc.constantFrom('', '#comment')), { maxLength: 2 }),
    end: fc.constantFrom('\n', '\r\n'),
    isTerminated: fc.boolean(),
  })
  .map(({ signing, before, method, after, end, isTerminated }) => {
    const lines = [`auth ${signing}`, ...before, `${signing} ${method}`, ...after]
    return lines.join(end) + (isTerminated ? end : '')
  })

/** One mistake: a place (0 to 1) and what happens there. */
const mistake = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('delete', 'double', 'swap', 'replace', 'insert', 'delete-line', 'move-line', 'delete-word'),
  text: fc.constantFrom('a', 'auth', '1', '16', '-', '#', ' ', '\n', '\t', '\v', 'crc', 'sha256', '"', '\r', '\u00a0', 'x', '\uFEFF', '0x'),
})

/** Breaks a text at one place. */
export function broken(text: string, { place, kind, text: extra }: { place: number; kind: string; text: string }): string {
  const at = Math.floor(place * text.length)
  const lines = text.split('\n')
  const line = Math.floor(place * lines.length)
  const words = [...text.matchAll(/\S+/g)]
  const word = words[Math.floor(place * words.length)]
  switch (kind) {
    case 'delete':
      return text.slice(0, at) + text.slice(at + 1)
    case 'double':
      return text.slice(0, at) + text.charAt(at) + text.slice(at)
    case 'swap':
      return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
    case 'replace':
      return text.slice(0, at) + extra + text.slice(at + 1)
    case 'insert':
      return text.slice(0, at) + extra + text.slice(at)
    case 'delete-line':
      return lines.filter((_, index) => index !== line).join('\n')
    case 'move-line':
      return [...lines.slice(line), ...lines.slice(0, line)].join('\n')
    default:
      return word === undefined ? text : text.slice(0, word.index) + text.slice(word.index + word[0].length)
  }
}

/** A good file with one or two mistakes. */
export const brokenTexts: fc.Arbitrary<string> = fc
  .tuple(goodText, fc.array(mistake, { minLength: 1, maxLength: 2 }))
  .map(([text, mistakes]) => mistakes.reduce(broken, text))
