import { defineFault } from '../../../rules/define-rule.js'

/** A remark begins with `#`. */
export const invalidRemark = defineFault({
  id: 'haresources/invalid-remark',
  reportedBy: 'read',
  severity: 'error',
  origin: 'practice',
  summary: 'a line is meant as a remark and is none',
  why: 'Only "#" begins a remark. Heartbeat takes the first word of any other line for a node name and does not start.',
  do: 'Write "#" in front of the line.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): COMMENTCHAR'],
  since: '0.1.0',
  examples: {
    bad: ['alpha 192.0.2.10 httpd\n[|//|] beta 192.0.2.10 httpd\n', '[|;|]the web server\nalpha 192.0.2.10 httpd\n'],
    good: ['# beta 192.0.2.10 httpd\nalpha 192.0.2.10 httpd\n'],
  },
  fix: 'unsafe',
})
