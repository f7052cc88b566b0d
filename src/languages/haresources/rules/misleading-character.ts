import { defineFault } from '../../../rules/define-rule.js'

/** Names and resources are of characters that are what they look like. */
export const misleadingCharacter = defineFault({
  id: 'haresources/misleading-character',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a character looks like another one, or like nothing',
  why:
    'Pages and word processors write blanks, quotes and dashes of their own, and marks that nobody sees. Heartbeat and ' +
    'ResourceManager take them for parts of a word: no host and no script has such a name.',
  do: 'Write the plain character, or delete what shows nothing.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): words end at blank, tab, CR, form feed and newline',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
  ],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha 192.0.2.10/24/eth0[|\u00a0|]httpd\n',
      'al[|\u200b|]pha 192.0.2.10 httpd\nbeta [|\u201c|]ftpd\u201d\n',
      'alpha drbddisk[|\uff1a|]\uff1ar0 httpd\n',
    ],
    good: ['alpha 192.0.2.10/24/eth0 httpd # \u201cweb\u201d\n', 'alpha MailTo::root::Пожар\n'],
  },
  fix: 'safe',
})
