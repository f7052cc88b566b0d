import type { HaCf, HaCfLine } from './schema.js'

/** Writes fresh text for a model: its lines, one blank between words. */
export function print(model: HaCf): string {
  const lines = model.directives.map(({ name, words }) => ({ name: name.value, words: words.map(word => word.value) }))
  return printLines(lines)
}

/** Writes lines that a program made; check them with the schema first where they come from outside. */
export function printLines(lines: readonly HaCfLine[]): string {
  return lines.map(({ name, words }) => `${[name, ...words].join(' ')}\n`).join('')
}
