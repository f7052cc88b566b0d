import type { FactOf } from '../../facts/fact.js'
import type { HostFact } from '../../facts/fact-index.js'
import type { ClusterModel } from '../model.js'
import { foldedName, shortName } from './names.js'

type Device = FactOf<'heartbeat-stonith'>

/** Lists the devices of ha.cf that a host may use: those of `stonith`, of `*`, and its own. `source` is the host whose file is read. */
export function stonithDevicesFor(cluster: ClusterModel, source: string, host: string): readonly HostFact<'heartbeat-stonith'>[] {
  return cluster.factsOn(source, 'heartbeat-stonith').filter(({ fact: { directive, from } }) => {
    return directive === 'stonith' || from === undefined || from === '*' || (cluster.hostNamed(from) ?? from) === host
  })
}

/** Tells whether a device may switch a node off: only where it is told nodes alone, and this one is not among them, it does not. */
export function maySwitchOff({ victims }: Device, node: string, nodes: readonly string[]): boolean {
  if (victims === undefined || victims.isUnknown) return true
  return victims.is(text => {
    const named = text.split(/[\s,;]+/).filter(word => word !== '').map(foldedShort)
    return named.length === 0 || named.includes(foldedShort(node)) || named.some(name => !nodes.some(other => foldedShort(other) === name))
  })
}

function foldedShort(name: string): string {
  return shortName(foldedName(name))
}
