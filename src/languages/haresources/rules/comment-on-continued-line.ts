import { defineFault } from '../../../rules/define-rule.js'

/** A comment on a continued line is not removed. */
export const commentOnContinuedLine = defineFault({
  id: 'haresources/comment-on-continued-line',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a comment stands on a line that continues another',
  why:
    'ResourceManager removes comments before it joins lines, so only from the first line of a group. On the others ' +
    'each word of the comment becomes a resource, no such script is found, and the group is given up.',
  do: 'Move the comment to a line of its own before the group.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()'],
  since: '0.1.0',
  examples: {
    bad: [
      'alpha drbddisk::r0 \\\n  httpd [|# the web server|]\n',
      'alpha drbddisk::r0 \\\n  [|# the web server \\|]\n  httpd\n',
    ],
    good: ['# the web server\nalpha drbddisk::r0 \\\n  httpd\n', 'alpha httpd # the web server\n'],
  },
  fix: 'unsafe',
})
