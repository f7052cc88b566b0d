import { createTwoFilesPatch } from 'diff'
import { createColors } from 'picocolors'

import { visible, visibleLines } from '../text/visible.js'

/** Writes the difference of two texts as a unified diff, the empty string where there is none. */
export function showDiff(path: string, before: string, after: string, hasColor: boolean): string {
  if (before === after) return ''
  const name = visible(path)
  const patch = withoutOrders(visibleLines(createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, '', '').replace(/^=+\n/, '')))
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

/** A line that stays begins with a blank, which the logs of a CI pass over: `::error …` and `##vso[…` would be orders there. */
function withoutOrders(patch: string): string {
  return patch.replace(/^(\s+)(::|##)/gm, (_, blanks: string, [first = '', second = '']: string) => `${blanks}\\x${first.charCodeAt(0).toString(16)}${second}`)
}
