import { defineRule } from '../../../rules/define-rule.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { spanFrom } from '../../../text/span.js'

import { joinedLine, lastAuth } from '../analysis/choice.js'
import type { Authkeys, AuthLine } from '../model.js'

/** Each key needs a line of its own. */
export const joinedLines = defineRule<Authkeys>({
  id: 'authkeys/joined-lines',
  severity: 'warning',
  origin: 'practice',
  summary: 'several lines were pasted into one',
  why:
    'Heartbeat reads one choice or one key from a line and ignores the rest. Pasted from a page without line ends, ' +
    'the file has no keys.',
  do: 'Break the line before each number that has a method behind it.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): sscanf stops behind the third word'],
  since: '0.1.0',
  examples: {
    bad: ['auth 2 [|1|] crc 2 sha1 not-a-secret\n', 'auth 1\n1 sha1 not-a-secret [|2|] md5 not-a-secret\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n2 md5 not-a-secret\n', 'auth 1 # or 2 md5\n1 sha1 not-a-secret\n'],
  },
  fix: 'unsafe',

  *check({ model, file: { source } }) {
    const chosen = lastAuth(model)
    for (const line of model.lines) {
      if (line.kind === 'other') continue
      const number = joinedLine(line.ignored)
      if (number === undefined) continue
      const isRefused = line === chosen?.auth && !model.keys.some(key => key.number.value === chosen.number.value)
      const refused: Partial<Finding> = isRefused ? { severity: 'error', origin: 'daemon' } : {}
      const edits = breaksIn(line.ignored).map(start => {
        const from = source.text.slice(0, start).trimEnd().length
        return { file: model.file, span: spanFrom(from, start), newText: '\n' }
      })
      yield {
        at: number,
        message: isRefused
          ? `Heartbeat does not see a key in the middle of a line, so key ${chosen.number.value} is missing`
          : 'Heartbeat does not see a key in the middle of a line',
        ...refused,
        fixes: [{ title: 'Put each key on a line of its own', safety: 'unsafe', edits }],
      }
    }
  },
})

/** Lists the starts of all lines among the ignored words of one. */
function breaksIn(ignored: AuthLine['ignored']): number[] {
  const starts: number[] = []
  for (let index = 0; index < ignored.length; index += 1) {
    const number = joinedLine(ignored.slice(index, index + 2))
    if (number !== undefined) starts.push(number.span.start)
  }
  return starts
}
