import { defineFault } from '../../../rules/define-rule.js'

/** A comment should not begin inside a word. */
export const gluedComment = defineFault({
  id: 'haresources/glued-comment',
  reportedBy: 'parse',
  severity: 'warning',
  origin: 'practice',
  summary: 'a comment begins inside a word',
  why:
    'ResourceManager cuts the word at the "#", wherever it is: an argument cannot contain one. Heartbeat takes a "#" ' +
    'inside a node name for a part of it and does not start.',
  do: 'Write a blank before the comment; a "#" in an argument is not possible.',
  sources: [
    'heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres()',
    'heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources()',
  ],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/invalid-remark'], within: 'words' }],
  examples: {
    bad: ['alpha [|MailTo::root#web|]\n', '[|alpha#web|] httpd\n'],
    good: ['alpha MailTo::root #web\n'],
  },
})
