import { defineFault } from '../../../rules/define-rule.js'

/** The last line has nothing to go on to. */
export const unfinishedContinuation = defineFault({
  id: 'haresources/unfinished-continuation',
  reportedBy: 'parse',
  severity: 'error',
  origin: 'practice',
  summary: 'the last line ends in a backslash',
  why:
    'ResourceManager cannot join a next line, keeps the backslash as a resource, finds no such script and gives the ' +
    'group up.',
  do: 'Delete the backslash.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, ipres(): sed stops at a missing next line'],
  since: '0.1.0',
  followsFrom: [{ rules: ['haresources/missing-host'], within: 'file' }],
  examples: {
    bad: ['alpha 192.0.2.10 httpd [|\\|]\n', 'alpha 192.0.2.10 [|\\|]'],
    good: ['alpha 192.0.2.10 \\\n  httpd\n'],
  },
  fix: 'safe',
})
