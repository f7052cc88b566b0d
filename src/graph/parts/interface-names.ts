import type { ClusterModel } from '../../cluster/model.js'

/**
 * The name of an interface as the running host calls it.
 *
 * SUSE names the files of its settings by the card, `ifcfg-eth-id-00:16:3e:00:00:01`; which interface that is the host tells by the
 * hardware address. What the host does not tell keeps the name of its file.
 *
 * Source: SUSE's ifcfg(5), "hardware description".
 */
export function interfaceName(cluster: ClusterModel, host: string, written: string): string {
  const mac = /^\w+-id-([\da-f:]{17})$/i.exec(written)?.[1]?.toLowerCase()
  if (mac === undefined) return written
  const named = cluster.factsOn(host, 'host-interface').find(({ fact }) => fact.mac?.toLowerCase() === mac && fact.name !== written)
  return named?.fact.name ?? written
}
