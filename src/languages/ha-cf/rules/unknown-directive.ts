import { defineFault } from '../../../rules/define-rule.js'

/** A line must begin with the name of a directive. */
export const unknownDirective = defineFault({
  id: 'ha-cf/unknown-directive',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'the line begins with a word that heartbeat does not know',
  why: 'Heartbeat counts an unknown name as a configuration error and does not start.',
  do: 'Correct the name, or put a "#" in front of a remark. Names are written in lower case.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c islegaldirective(): Illegal directive'],
  since: '0.1.0',
  followsFrom: [{ rules: ['ha-cf/misleading-character', 'ha-cf/quoted-line'], within: 'lines' }],
  fix: 'unsafe',
  examples: {
    bad: [
      '[|keepalvie|] 2\n',
      '[|Keepalive|] 2\n',
      '[|node,alpha|] beta\n',
      '[|deadtime=30|]\n',
      'node alpha\n[|beta|]\n',
    ],
    good: ['keepalive 2\n', '# keepalvie 2\n'],
  },
})
