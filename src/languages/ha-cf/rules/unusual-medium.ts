import { defineFault } from '../../../rules/define-rule.js'

/** Some media are plugins that packages leave out. */
export const unusualMedium = defineFault({
  id: 'ha-cf/unusual-medium',
  severity: 'warning',
  origin: 'practice',
  reportedBy: 'read',
  summary: 'the directive is a plugin that packages usually leave out',
  why:
    'Heartbeat knows a medium only if its plugin is installed. Without it the name is unknown and ' +
    'heartbeat does not start.',
  do: 'Make sure that the plugin is in plugins/HBcomm, or use another medium.',
  sources: [
    'heartbeat 3.0.6 heartbeat/config.c islegaldirective(), PILPluginExists()',
    'Debian 12 heartbeat 1:3.0.6-13, list of files',
  ],
  since: '0.1.0',
  examples: {
    bad: ['[|rds|] ib0 beta\n', '[|tipc|] 1 2 3\n'],
    good: ['bcast eth0\n'],
  },
})
