import { defineFault } from '../../../rules/define-rule.js'

/** A file that heartbeat reads holds no marks of a template. */
export const invalidTemplateMark = defineFault({
  id: 'ha-cf/invalid-template-mark',
  severity: 'error',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'marks of a template stand in the file',
  why: 'The template was copied and not filled in. Heartbeat takes the marks for names and values.',
  do: 'Fill the template in, or check the file that is made from it.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c parse_config(): every word is taken as it stands'],
  since: '0.1.0',
  examples: {
    bad: ['node [|{{|] alpha }}\n', '[|<%|] hosts.each do |host| %>\nnode <%= host %>\n<% end %>\n'],
    good: ['node alpha\n'],
  },
})
