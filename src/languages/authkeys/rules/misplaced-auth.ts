import { defineRule } from '../../../rules/define-rule.js'
import { lineStartAt, nextLineAt } from '../../../text/line-at.js'
import { spanFrom } from '../../../text/span.js'

import { bufferBytes } from '../reading/buffer.js'
import { lastAuth } from '../analysis/choice.js'
import type { Authkeys } from '../model.js'

/** The choice of a key must stand before that key. */
export const misplacedAuth = defineRule<Authkeys>({
  id: 'authkeys/misplaced-auth',
  severity: 'error',
  origin: 'daemon',
  summary: 'the choice of the signing key stands behind that key',
  why:
    'Heartbeat reads the file once, and only a key that comes after "auth" can become the one that signs. It does ' +
    'not start.',
  do: 'Move the "auth" line to the top.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Auth Key [N] not found in keyfile"'],
  since: '0.1.0',
  examples: {
    bad: ['1 sha1 not-a-secret\n[|auth 1|]\n', '2 md5 not-a-secret\n1 sha1 not-a-secret\n[|auth 2|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },
  fix: 'safe',

  *check({ model, file: { source } }) {
    const chosen = lastAuth(model)
    if (chosen === undefined) return
    const { auth, number } = chosen
    const same = model.keys.filter(key => key.number.value === number.value)
    // A later one is broken, and reported as such.
    if (same.some(key => key.line.span.start > auth.line.span.start)) return
    const key = same[same.length - 1]
    const first = model.keys[0]
    if (key === undefined || first === undefined) return
    const { text } = source
    const target = lineStartAt(text, first.line.span.start)
    // All that choose this key go, or the next one would be the last.
    const choices = model.auths.filter(other => other.number?.value === number.value && other.line.span.start > target)
    const lines = choices.map(({ line }) => ({ start: lineStartAt(text, line.span.start), end: nextLineAt(text, line.span.end) }))
    const isFixable = choices.every(({ ignored }) => ignored.length === 0) && lines.every(line => isMovable(text, { target, ...line }))
    const move = [
      { file: model.file, span: spanFrom(target, target), newText: `auth ${number.value}\n`.repeat(lines.length) },
      ...lines.map(({ start, end }) => ({ file: model.file, span: spanFrom(start, end), newText: '' })),
    ]
    yield {
      at: { file: model.file, span: spanFrom(auth.line.span.start, number.span.end) },
      message: `"auth ${number.value}" stands behind key ${number.value}, so the key cannot sign`,
      related: [{ at: key.line, message: `key ${number.value} is here` }],
      ...(isFixable ? { fixes: [{ title: 'Move the line before the keys', safety: 'safe', edits: move }] } : {}),
    }
  },
})

/** Tells whether a line can go to another place: it is one line to heartbeat, and nothing that must come first stands there. */
function isMovable(text: string, { target, start, end }: { readonly target: number; readonly start: number; readonly end: number }): boolean {
  return target < start && (end - start) * 3 <= bufferBytes && text[target] !== '\uFEFF'
}
