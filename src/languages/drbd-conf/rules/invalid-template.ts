import { defineFault } from '../../../rules/define-rule.js'

/** A template is one `common` section. */
export const invalidTemplate = defineFault({
  id: 'drbd-conf/invalid-template',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'a template does not begin with "common"',
  why: 'drbdadm 9 reads one "common" section of a template, and nothing behind it. It refuses a template that is empty or begins with anything else.',
  do: 'Write what the resources share into "common { … }".',
  sources: ['drbd-utils user/v9/drbdadm_parser.c template_file(): EXP(TK_COMMON)'],
  since: '0.1.0',
  examples: {
    bad: [
      { text: '[|global|] { usage-count no; }\ncommon { }\n', role: 'template', target: '9.22' },
      { text: '[|resource|] r0 { }\n', role: 'template', target: '9.22' },
    ],
    good: [{ text: 'common { net { protocol C; } }\nwhat follows is not read {\n', role: 'template', target: '9.22' }],
  },
})
