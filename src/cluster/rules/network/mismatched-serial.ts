import type { HostFact } from '../../../facts/fact-index.js'
import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineClusterRule } from '../../define-cluster-rule.js'
import { deviations } from '../../deviations.js'
import type { ClusterModel } from '../../model.js'
import { heartbeatClusters } from '../../view/groups.js'
import { heartbeatExample } from '../example-cluster.js'

/** A serial line has two ends: both hosts need it, with the same speed. */
export const mismatchedSerial = defineClusterRule({
  id: 'cluster/mismatched-serial',
  severity: 'error',
  origin: 'practice',
  summary: 'a serial heartbeat path is set up on one host only, or with different speeds',
  why:
    'The cable carries nothing that the other end understands. The path that was meant to prevent a split brain is ' +
    'not there.',
  do: 'Write the serial line and the baud rate on both hosts.',
  sources: ['GettingStarted, "serial": a null-modem cable between two hosts', 'ha.cf(5) "baud"'],
  since: '0.1.0',
  examples: {
    bad: [
      heartbeatExample('serial on alpha only', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'bcast eth1\nserial /dev/ttyS0'],
      }),
      heartbeatExample('two speeds', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'baud 19200\nbcast eth1\nserial /dev/ttyS0'],
        'beta:/etc/ha.d/ha.cf': ['bcast eth1', 'baud 38400\nbcast eth1\nserial /dev/ttyS0'],
      }),
    ],
    good: [
      heartbeatExample('no serial line'),
      heartbeatExample('two devices with one speed', {
        'alpha:/etc/ha.d/ha.cf': ['bcast eth1', 'baud 19200\nbcast eth1\nserial /dev/ttyS0'],
        'beta:/etc/ha.d/ha.cf': ['bcast eth1', 'baud 19200\nbcast eth1\nserial /dev/ttyS1'],
      }),
    ],
  },

  *check(cluster) {
    for (const hosts of heartbeatClusters(cluster)) {
      if (hosts.length > 2) continue // A cable joins two hosts; which two is not written anywhere.
      const lines = linesOf(cluster, hosts)
      const counts = deviations(lines, (a, b) => a.serial.length === b.serial.length)
      for (const { item, from } of counts) {
        const [more, fewer] = item.serial.length > from.serial.length ? [item, from] : [from, item]
        const at = more.serial[fewer.serial.length]
        // Without any path in common the hosts are told so by another rule.
        const kinds = new Set(more.all.map(({ fact }) => fact.medium))
        if (
          at === undefined ||
          fewer.first === undefined ||
          !fewer.all.some(({ fact }) => kinds.has(fact.medium))
        ) continue
        yield {
          at,
          message: `Host "${more.host}" has a serial line that host "${fewer.host}" does not have`,
          related: [{ at: fewer.first, message: `the paths of host "${fewer.host}"` }],
        }
      }
      if (counts.length === 0) yield* mismatchedSpeeds(cluster, lines)
    }
  },
})

/** The paths of a host, and which of them are serial lines. */
interface Lines {
  readonly host: string
  readonly all: readonly HostFact<'heartbeat-link'>[]
  readonly serial: readonly HostFact<'heartbeat-link'>[]
  readonly first: HostFact<'heartbeat-link'> | undefined
}

function linesOf(cluster: ClusterModel, hosts: readonly string[]): readonly Lines[] {
  return hosts
    .map(host => ({ host, all: cluster.factsOn(host, 'heartbeat-link') }))
    .filter(({ all }) => all.length > 0)
    .map(({ host, all }) => ({ host, all, serial: all.filter(({ fact }) => fact.medium === 'serial'), first: all[0] }))
}

function* mismatchedSpeeds(cluster: ClusterModel, lines: readonly Lines[]): Generator<Finding> {
  const speeds = lines.flatMap(({ host, serial }) => {
    const [line] = serial
    return line?.fact.baud === undefined ? [] : [{ host, line, baud: line.fact.baud }]
  })
  for (const { item, from } of deviations(speeds, (a, b) => a.baud === b.baud)) {
    yield {
      at: cluster.settingsOn(item.host, 'ha-cf').find(({ fact }) => fact.key === 'baud') ?? item.line,
      message: `The serial line has ${item.baud} baud on host "${item.host}" and ${from.baud} on host "${from.host}"`,
      related: [{ at: from.line, message: `on host "${from.host}"` }],
    }
  }
}
