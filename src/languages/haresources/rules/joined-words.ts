import { defineFault } from '../../../rules/define-rule.js'

/** Lines are joined without a blank. */
export const joinedWords = defineFault({
  id: 'haresources/joined-words',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'the words before and behind a line end become one',
  why:
    'ResourceManager drops the backslash and the line end and nothing more. Without a blank on either side the two ' +
    'resources become one word, for which there is no script.',
  do: 'Write a blank before the backslash, or indent the next line.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()'],
  since: '0.1.0',
  examples: {
    bad: ['alpha drbddisk::r0 [|mysql\\|]\nhttpd\n'],
    good: ['alpha drbddisk::r0 mysql\\\n  httpd\n', 'alpha drbddisk::r0 mysql \\\nhttpd\n'],
  },
  fix: 'unsafe',
})
