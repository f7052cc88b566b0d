import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

const header = `#!/bin/sh
### BEGIN INIT INFO
# Provides: clvmd
# Default-Start: 2 3 4 5
# Default-Stop: 0 1 6
### END INIT INFO
set -e
`
function body(option: string): string {
  return `case "$1" in
  start) start-stop-daemon --start --exec /sbin/clvmd ;;
  stop) start-stop-daemon --stop --oknodo --name clvmd ;;
  restart)
    start-stop-daemon --stop ${option}--name clvmd
    start-stop-daemon --start --exec /sbin/clvmd
    ;;
  status) pidof clvmd ;;
esac
`
}

/** `restart` must start a service that does not run. */
export const unsafeRestart = defineClusterRule({
  id: 'cluster/unsafe-restart',
  severity: 'warning',
  origin: 'practice',
  summary: 'the restart of an init script ends where the service does not run',
  why:
    'Under "set -e" the stop that finds nothing to stop ends the script, and nothing is started: a service that died ' +
    'stays dead, also when an update restarts it.',
  do: 'Add --oknodo to the stop.',
  sources: ['start-stop-daemon(8) "--oknodo"', 'Debian policy 9.3.2: restart starts a service that is not running'],
  since: '0.1.0',
  examples: {
    bad: [heartbeatExample('without --oknodo', { 'alpha:/etc/init.d/clvmd': header + body('') })],
    good: [heartbeatExample('with --oknodo', { 'alpha:/etc/init.d/clvmd': header + body('--oknodo ') })],
  },

  *check(cluster) {
    for (const { host, fact } of cluster.facts('init-script')) {
      if (fact.restartEndsAt === undefined) continue
      yield {
        at: fact.restartEndsAt,
        message: `Restart of "${fact.name}" on host "${host}" ends here when the service does not run`,
      }
    }
  },
})
