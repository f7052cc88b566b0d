import type { Place } from '../../text/located.js'
import type { ClusterModel } from '../model.js'

/** An entry of the nodelist of corosync.conf. */
export interface ListedNode {
  /** Its name, if it has one, and its address on link 0. */
  readonly names: readonly string[]
  readonly number: number | undefined
  readonly votes: number
  readonly addresses: ReadonlyMap<number, string>
  readonly places: ReadonlyMap<number, Place>
}

/** The entries of the nodelist that a host has, put together from their settings. */
export function nodelistOf(cluster: ClusterModel, host: string): readonly ListedNode[] {
  const entries = new Map<string, { names: string[]; number: number | undefined; votes: number; addresses: Map<number, string>; places: Map<number, Place> }>()
  for (const setting of cluster.settingsOn(host, 'corosync-conf')) {
    const [, node, key] = /^nodelist node(?: (.+))? \/ (\w+)$/.exec(setting.fact.key) ?? []
    const { value } = setting.fact
    if (key === undefined || typeof value !== 'string') continue
    const entry = entries.get(node ?? '') ?? { names: [], number: undefined, votes: 1, addresses: new Map<number, string>(), places: new Map<number, Place>() }
    entries.set(node ?? '', entry)
    const link = /^ring(\d+)_addr$/.exec(key)?.[1]
    if (key === 'name') entry.names.unshift(value)
    if (key === 'nodeid') entry.number = Number(value)
    if (key === 'quorum_votes') entry.votes = Number(value)
    if (link === undefined) continue
    // A node without a name goes by its first address.
    if (link === '0') entry.names.push(value)
    entry.addresses.set(Number(link), value)
    entry.places.set(Number(link), setting)
  }
  return [...entries.values()]
}
