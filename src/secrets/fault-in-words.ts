import { mask } from './mask.js'

/** Plain words, names as our code has them, short ones in capitals, and small numbers. */
const plain = /^(?:[A-Za-z]?[a-z]*|[a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,4}|\d{1,5})\.?$/

/**
 * Tells a mistake of the program, for standard error, as far as it can be told without knowing the files: its message may hold
 * a piece of one, as that of `JSON.parse` does. What stands in quotes and what is no plain word is masked; where in the program
 * it happened is told.
 */
export function faultInWords(error: unknown): string[] {
  if (!(error instanceof Error)) return [withoutTaken(String(error))]
  const places = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [`${error.name}: ${withoutTaken(error.message)}`, ...places]
}

function withoutTaken(message: string): string {
  return message
    .replace(/"[^]*"|“[^]*”|'[^']*'|`[^`]*`/g, quoted => `${quoted.charAt(0)}${mask}${quoted.charAt(quoted.length - 1)}`)
    .replace(/[^\s"'`“”,:;()*]+/g, word => (plain.test(word) ? word : mask))
}
