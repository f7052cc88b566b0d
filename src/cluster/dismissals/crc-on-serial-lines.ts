import type { ClusterModel } from '../model.js'
import type { Dismissal } from './dismissal.js'

/**
 * A checksum is enough where all heartbeats run over cables between the hosts.
 *
 * Source: heartbeat 3.0.6 doc/authkeys: crc where the network is physically secure; authkeys(5).
 */
export function* crcOnSerialLines(cluster: ClusterModel): Generator<Dismissal> {
  for (const host of cluster.hosts.keys()) {
    const links = cluster.factsOn(host, 'heartbeat-link').filter(({ fact }) => !/^(hb)?ping/.test(fact.medium))
    if (links.length === 0 || links.some(({ fact }) => fact.medium !== 'serial')) continue
    for (const { fact, origin } of cluster.settingsOn(host, 'authkeys')) {
      if (fact.value !== 'crc') continue
      yield { rule: 'authkeys/unsafe-crc', at: { origin } }
      yield { rule: 'authkeys/unsafe-crc-entry', at: { origin } }
    }
  }
}
