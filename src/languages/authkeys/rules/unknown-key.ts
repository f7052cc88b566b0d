import { defineRule } from '../../../rules/define-rule.js'
import { counted, listed } from '../../../text/quantity.js'
import { highestKeyNumber } from '../../../values/heartbeat-key.js'

import { joinedLine, lastAuth } from '../analysis/choice.js'
import { hiddenCause } from '../analysis/hidden.js'
import type { Authkeys } from '../model.js'

/** The key that is to sign must exist. */
export const unknownKey = defineRule<Authkeys>({
  id: 'authkeys/unknown-key',
  severity: 'error',
  origin: 'daemon',
  summary: 'the chosen key does not exist',
  why: 'Heartbeat has nothing to sign with and does not start.',
  do: 'Write a key with that number, or choose another one.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): "Auth Key [N] not found in keyfile"'],
  since: '0.1.0',
  examples: {
    bad: ['auth [|2|]\n1 sha1 not-a-secret\n', 'auth [|1|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },
  fix: 'unsafe',

  *check({ model, file: { source, comments } }) {
    const chosen = lastAuth(model)
    if (chosen === undefined || joinedLine(chosen.auth.ignored) !== undefined) return
    const { number } = chosen
    if (model.keys.some(key => key.number.value === number.value)) return // Misplaced or broken.
    // A broken line is most likely that key, and it is reported.
    if (model.lines.some(line => line.kind === 'other')) return
    if (model.keys.some(key => key.number.value > highestKeyNumber)) return
    const numbers = [...new Set(model.keys.map(key => key.number.value))]
    const only = numbers.length === 1 ? numbers[0] : undefined
    const present = numbers.length > 5 ? counted(numbers.length, 'key') : listed(numbers.map(String)) || 'no key'
    yield {
      at: number,
      message: `Key ${number.value} does not exist; the file has ${present}`,
      ...hiddenCause(comments, source, new RegExp(`^\\0\\s*${number.value}\\s`)),
      ...(only === undefined
        ? {}
        : {
            fixes: [
              {
                title: `Choose key ${only}`,
                safety: 'unsafe',
                edits: [{ file: number.file, span: number.span, newText: String(only) }],
              },
            ],
          }),
    }
  },
})
