import { defineRule } from '../../../rules/define-rule.js'

import { isTemplate } from '../../../text/key-quality.js'
import type { Authkeys } from '../model.js'

/** A template has to be filled in before heartbeat reads it. */
export const templateMark = defineRule<Authkeys>({
  id: 'authkeys/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a key is left for a program to fill in',
  why: 'Heartbeat would take the mark itself for the key. In a template this is as it should be; on a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['heartbeat 3.0.6 heartbeat/auth.c, parse_authfile(): any word is a key'],
  since: '0.1.0',
  examples: {
    bad: ['auth 1\n1 sha1 [|{{|] heartbeat_key }}\n', 'auth 1\n1 sha1 [|${KEY}|]\n'],
    good: ['auth 1\n1 sha1 not-a-secret\n'],
  },

  *check({ model: { keys } }) {
    for (const { key, method } of keys) {
      if (key === undefined || method === undefined || method.value === 'crc') continue
      if (isTemplate(key.value)) yield { at: key, message: 'The key is left for a program to fill in' }
    }
  },
})
