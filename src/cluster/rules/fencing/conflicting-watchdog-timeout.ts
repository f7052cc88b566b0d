import { milliseconds } from '../../../text/quantity.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { pacemakerClusters } from '../../view/pacemaker.js'
import { pacemakerExample } from '../example-cluster.js'

const timeout = (value: string): readonly string[] => ['      </cluster_property_set>', `        <nvpair id="option-watchdog" name="stonith-watchdog-timeout" value="${value}"/>\n      </cluster_property_set>`]

/** Pacemaker relies on a watchdog that does not fire in time. */
export const conflictingWatchdogTimeout = defineClusterRule({
  id: 'cluster/conflicting-watchdog-timeout',
  severity: 'error',
  origin: 'practice',
  summary: 'Pacemaker relies on a watchdog that does not fire in time',
  why: 'With stonith-watchdog-timeout Pacemaker takes a lost node for dead after that time, because its watchdog has reset it. It compares the time with that of SBD, and ends where it is not longer.',
  do: 'Write twice SBD_WATCHDOG_TIMEOUT.',
  sources: ['Pacemaker 2.1.5 lib/common/watchdog.c: pcmk__valid_sbd_timeout', 'ClusterLabs, crmsh issue 1922'],
  since: '0.1.0',
  examples: {
    bad: [
      pacemakerExample('as long as the watchdog', { '*:/var/lib/pacemaker/cib/cib.xml': timeout('5s'), '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_TIMEOUT=5\n' }),
    ],
    good: [
      pacemakerExample('twice as long', { '*:/var/lib/pacemaker/cib/cib.xml': timeout('10s'), '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_TIMEOUT=5\n' }),
      pacemakerExample('off', { '*:/var/lib/pacemaker/cib/cib.xml': timeout('0'), '*:/etc/sysconfig/sbd': 'SBD_DEVICE="/dev/disk/by-id/scsi-demo"\nSBD_WATCHDOG_TIMEOUT=5\n' }),
      pacemakerExample('the time of SBD is not said', { '*:/var/lib/pacemaker/cib/cib.xml': timeout('5s'), '*:/etc/sysconfig/sbd': 'SBD_PACEMAKER=yes\n' }),
    ],
  },

  *check(cluster) {
    for (const pacemaker of pacemakerClusters(cluster)) {
      const option = pacemaker.option('stonith-watchdog-timeout')
      const ms = option?.fact.ms
      if (option === undefined || ms === undefined || ms <= 0) continue
      const short = pacemaker.hosts.flatMap(host => cluster.factsOn(host, 'sbd')).find(({ fact }) => fact.watchdogTimeout !== undefined && fact.watchdogTimeout.ms >= ms)
      if (short?.fact.watchdogTimeout === undefined) continue
      yield { at: option, message: `After ${milliseconds(ms)} a node counts as dead, and its watchdog fires after ${milliseconds(short.fact.watchdogTimeout.ms)}`, related: [{ at: { origin: short.fact.watchdogTimeout.at }, message: `the watchdog of host "${short.host}"` }] }
    }
  },
})
