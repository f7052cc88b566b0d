/**
 * Finds where the line of an offset begins: behind the `\n` before it, or at the start of the text.
 *
 * Always between 0 and the offset. (`lastIndexOf` alone counts a line end at 0 as one before 0.)
 */
export function lineStartAt(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

/** Finds where the line of an offset ends: at its `\n`, or at the end of the text. */
export function lineEndAt(text: string, offset: number): number {
  const newLine = text.indexOf('\n', offset)
  return newLine === -1 ? text.length : newLine
}

/** Finds where the line behind that of an offset begins, or the end of the text. */
export function nextLineAt(text: string, offset: number): number {
  return Math.min(text.length, lineEndAt(text, offset) + 1)
}
