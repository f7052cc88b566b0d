import { defineFault } from '../../../rules/define-rule.js'

/** The value must be one of the words that the option knows. */
export const invalidChoice = defineFault({
  id: 'ha-cf/invalid-choice',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the value is none of the words that the option knows',
  why: 'Heartbeat does not start.',
  do: 'Use one of the listed words. For logfacility, msgfmt, hbgenmethod, uuidfrom and compression the case counts.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c set_facility(), set_auto_failback(), set_generation_method(), set_msgfmt()',
    'heartbeat 3.0.6 heartbeat/config.c set_autojoin(), set_uuidfrom(), set_pcmk_support(), set_compression()',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/misleading-character'], within: 'lines' }],
  fix: 'safe',
  examples: {
    bad: [
      'logfacility [|Local0|]\n',
      'auto_failback [|none|]\n',
      'msgfmt [|Classic|]\n',
      'autojoin [|all|]\n',
      'crm [|enabled|]\n',
    ],
    good: ['logfacility local0\n', 'auto_failback LEGACY\n', 'crm respawn\n'],
  },
})
