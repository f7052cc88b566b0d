import { defineRule } from '../../../rules/define-rule.js'
import type { HaCf } from '../schema.js'

/** Heartbeat knows no quotes. */
export const unsafeQuotes = defineRule<HaCf>({
  id: 'ha-cf/unsafe-quotes',
  severity: 'warning',
  origin: 'practice',
  summary: 'a word holds quotes',
  why: 'The quotes become part of the name: "alpha" in quotes is no host and no interface.',
  do: 'Take the quotes out.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): words end at white space and commas only'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/missing-own-host'], within: 'words' }],
  fix: 'unsafe',
  examples: {
    bad: ['node [|"alpha"|] beta\n', 'bcast [|\'eth0\'|]\n'],
    good: ['node alpha beta\n', 'respawn root /bin/sh -c "sleep 1"\n'],
  },

  *check({ model }) {
    if (model.isTemplate) return
    for (const { entry, words } of model.directives) {
      if (entry === undefined || entry.class === 'whole-line') continue
      if (entry.class === 'option' && entry.type.kind !== 'text') continue // The value is wrong as a whole.
      for (const word of words) {
        if (!/["'`]/.test(word.value)) continue
        const { file, span, value } = word
        const newText = value.replace(/["'`]/g, '')
        yield {
          at: word,
          message: `The quotes belong to ${value}: heartbeat does not take them off`,
          fixes:
            newText === '' ? [] : [{ title: `Write ${newText}`, safety: 'unsafe', edits: [{ file, span, newText }] }],
        }
      }
    }
  },
})
