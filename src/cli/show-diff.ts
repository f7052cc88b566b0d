import { createTwoFilesPatch } from 'diff'
import { createColors } from 'picocolors'

/** Writes the difference of two texts as a unified diff, the empty string where there is none. */
export function showDiff(path: string, before: string, after: string, hasColor: boolean): string {
  if (before === after) return ''
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '').replace(/^=+\n/, '')
  if (!hasColor) return patch
  const colors = createColors(true)
  return patch
    .split('\n')
    .map(line => {
      if (line.startsWith('+++') || line.startsWith('---')) return colors.bold(line)
      if (line.startsWith('@@')) return colors.cyan(line)
      if (line.startsWith('+')) return colors.green(line)
      return line.startsWith('-') ? colors.red(line) : line
    })
    .join('\n')
}
