import type { ClusterModel } from '../../cluster/model.js'

/**
 * The name of an interface as the running host calls it.
 *
 * SUSE names the files of its settings by the card, `ifcfg-eth-id-00:16:3e:00:00:01`; which interface that is the host tells by the
 * hardware address, or by the address that it has. What the host does not tell keeps the name of its file.
 *
 * Source: SUSE's ifcfg(5), "hardware description".
 */
export function interfaceName(cluster: ClusterModel, host: string, written: string): string {
  const mac = /^\w+-id-([\da-f:]{17})$/i.exec(written)?.[1]?.toLowerCase()
  if (mac === undefined) return written
  const named = cluster.factsOn(host, 'host-interface').find(({ fact }) => fact.mac?.toLowerCase() === mac && fact.name !== written)
  if (named !== undefined) return named.fact.name
  const addresses = cluster.factsOn(host, 'host-address')
  const own = new Set(addresses.flatMap(({ fact }) => (fact.interface === written ? [fact.address] : [])))
  return addresses.find(({ fact }) => fact.isLive && fact.interface !== written && own.has(fact.address))?.fact.interface ?? written
}
