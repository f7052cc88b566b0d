import { defineFault } from '../../../rules/define-rule.js'

/** Directives and their words are of characters that are what they look like. */
export const misleadingCharacter = defineFault({
  id: 'ha-cf/misleading-character',
  severity: 'error',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'a character looks like another one, or like nothing',
  why:
    'Pages and word processors write blanks, quotes and dashes of their own, and marks that nobody sees. Heartbeat takes ' +
    'them for parts of a word: no directive, host, interface or program has such a name.',
  do: 'Write the plain character, or delete what shows nothing.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c parse_config(): words end at blank, tab, form feed, CR and comma',
    'linux net/core/dev.c dev_valid_name(): a name of an interface has no blank, the no-break one included',
  ],
  since: '0.1.0',
  fix: 'safe',
  examples: {
    bad: [
      'node alpha beta[|\u00a0|]\nbcast eth0 eth1\n',
      'keepalive[|\u00a0|]2\n',
      'bcast eth0[|\u200b|]\nrespawn hacluster [|\u201c|]/usr/lib/heartbeat/ipfail\u201d\n',
      'logfile [|\u201c|]/var/log/ha-log\u201d\n',
    ],
    good: ['node alpha beta # \u201cthe\u00a0pair\u201d\n', 'node м\u00fcnchen\n'],
  },
})
