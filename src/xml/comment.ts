import type { GrammarToken } from '../syntax/chevrotain.js'
import type { FaultList } from './fault-list.js'

/** Reports `--` inside of a comment, once a comment: the first one, where the comment was probably meant to end. */
export function checkComment({ image, startOffset }: GrammarToken, faults: FaultList): void {
  const at = image.indexOf('--', 4)
  // The closing `-->` is found first in a proper comment; `--->` has one hyphen too many.
  if (at === image.length - 3) return
  const start = startOffset + at
  faults.add('invalid-comment', { start, end: start + 2 }, 'Two hyphens "--" stand inside of a comment', {
    help: 'Comments do not nest. Put blanks between the hyphens.',
    related: [{ at: { file: faults.file, span: { start: startOffset, end: startOffset + 4 } }, message: 'the comment begins here' }],
  })
}
