import { listed } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { heartbeatExample } from '../example-cluster.js'

function drbddisk(stop: string): string {
  return `#!/bin/sh
RES="$1"
case "$2" in
  start)
    drbdadm primary $RES && gnbd_serv && gnbd_export -c -e data -d /dev/drbd0 || exit 1
    ;;
  stop)
${stop}
    ;;
  status)
    drbdadm role $RES
    ;;
esac
`
}

/** Nothing runs behind `exec`: the shell is gone. */
export const unusedScriptCommand = defineClusterRule({
  id: 'cluster/unused-script-command',
  severity: 'error',
  origin: 'practice',
  summary: 'a resource script has commands behind exec that never run',
  why:
    'What was added to stop the service is skipped. Exports, servers and volumes stay active on the host that gave ' +
    'the group up.',
  do: 'Move the commands before the line with exec, or take exec away.',
  sources: ['sh(1) "exec": replaces the shell', 'drbd 0.7 scripts/drbddisk: the stop branch ends in exec'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('the export is withdrawn too late', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk(
          '    exec drbdadm secondary $RES\n    gnbd_export -R\n    gnbd_serv -k',
        ),
      }),
    ],
    good: [
      heartbeatExample('the demotion comes last', {
        'alpha:/etc/ha.d/resource.d/drbddisk': drbddisk(
          '    gnbd_export -R && gnbd_serv -k || exit 1\n    exec drbdadm secondary $RES',
        ),
      }),
    ],
  },

  *check(cluster) {
    for (const exec of cluster.facts('script-command')) {
      if (!exec.fact.isExec || exec.fact.isUnreachable) continue
      const dead = cluster.factsOn(exec.host, 'script-command').filter(({ fact, origin }) => {
        return (
          fact.isUnreachable &&
          fact.script === exec.fact.script &&
          fact.branch === exec.fact.branch &&
          fact.index > exec.fact.index &&
          origin.file === exec.origin.file
        )
      })
      const [first] = dead
      if (first === undefined) continue
      const names = [...new Set(dead.map(({ fact }) => `"${fact.command}"`))]
      yield {
        at: first,
        message:
          `${listed(names.slice(0, 4))} never run${names.length === 1 ? 's' : ''}: "exec" before it ends the script ` +
          `on ${exec.fact.branch}`,
        related: [{ at: exec, message: 'the shell ends here' }],
      }
    }
  },
})
