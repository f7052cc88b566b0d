import { defineFault } from '../../../rules/define-rule.js'

/** Nothing may follow the backslash that continues a line, no comment either. */
export const commentBehindBackslash = defineFault({
  id: 'haresources/comment-behind-backslash',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'a comment stands between a backslash and the line end',
  why:
    'For heartbeat the line ends there, and the first word of the next one has to be a node name. ResourceManager ' +
    'continues only if no blank stands between the backslash and the comment.',
  do: 'Move the comment to a line of its own before the group.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()',
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
  ],
  since: '0.1.0',
  examples: {
    bad: ['alpha drbddisk::r0 \\ [|# disk|]\n  httpd\n', 'alpha drbddisk::r0 \\[|#disk|]\n  httpd\n'],
    good: ['# disk\nalpha drbddisk::r0 \\\n  httpd\n'],
  },
  fix: 'unsafe',
})
