import { defineClusterRule } from '../../define-cluster-rule.js'
import { foldedName } from '../../view/names.js'
import { heartbeatExample } from '../example-cluster.js'

/**
 * Plug-ins whose first parameter is the host, or the list of hosts, that they switch off.
 *
 * Source: cluster-glue 1.0.12 lib/plugins/stonith, getconfignames.
 */
const ownFirst = /^external\/(?:ipmi|libvirt|xen0|xen0-ha|drac5|riloe|ibmrsa|ibmrsa-telnet|rackpdu)$|^ipmi/

/**
 * Plug-ins that are given nothing but a list of hosts, with spaces between them.
 *
 * Source: cluster-glue 1.0.12 lib/stonith/stonith.c, stonith1_compat_string_to_NVpair: the last parameter is all that is left.
 */
const hostsOnly = /^(?:external\/)?ssh$/

/** A host that may use a stonith device does not shoot itself with it. */
export const conflictingStonithHost = defineClusterRule({
  id: 'cluster/conflicting-stonith-host',
  severity: 'error',
  origin: 'practice',
  summary: 'a stonith_host line gives a host the device that shoots this very host',
  why: 'When the peer has to be switched off, the only device at hand controls the host itself: the peer is not shot, and nothing is taken over.',
  do: 'Write the peer as the host that the device controls; the first word of stonith_host is who uses it.',
  sources: ['ha.cf(5) "stonith_host": the host that may use the device, then the type and its parameters', 'cluster-glue stonith plugin external/ipmi: hostname, ipaddr, userid, passwd, interface'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('its own board', {
        '*:/etc/ha.d/ha.cf': ['node alpha', 'stonith_host alpha external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nstonith_host beta external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nnode alpha'],
      }),
    ],
    good: [
      heartbeatExample('a list of both hosts', { '*:/etc/ha.d/ha.cf': ['node alpha', 'stonith_host alpha external/ssh alpha beta\nnode alpha'] }),
      heartbeatExample('a device for both hosts', { '*:/etc/ha.d/ha.cf': ['node alpha', 'stonith_host alpha external/libvirt alpha,beta qemu:///system\nnode alpha'] }),
      heartbeatExample('the board of the peer', {
        '*:/etc/ha.d/ha.cf': ['node alpha', 'stonith_host alpha external/ipmi beta 192.0.2.102 admin not-a-secret lan\nstonith_host beta external/ipmi alpha 192.0.2.101 admin not-a-secret lan\nnode alpha'],
      }),
    ],
  },

  *check(cluster) {
    const reported = new Set<string>()
    for (const entry of cluster.facts('heartbeat-stonith')) {
      const { directive, from, type, parameters } = entry.fact
      if (directive !== 'stonith_host' || from === undefined || from === '*' || parameters === undefined) continue
      const isList = hostsOnly.test(type)
      if ((!isList && !ownFirst.test(type)) || reported.has(from)) continue
      if (!parameters.is(text => foldedName(isList ? text.trim() : (text.trim().split(/\s+/)[0] ?? '')) === foldedName(from))) continue
      reported.add(from)
      yield { at: entry, message: `"${from}" gets the device that controls "${from}" itself` }
    }
  },
})
