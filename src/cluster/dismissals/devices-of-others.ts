import type { ClusterModel } from '../model.js'
import { misplacedUses } from '../view/misplaced-uses.js'
import type { Dismissal } from './dismissal.js'

/** A device that is of another resource than what it is kept beside is told as that: whoever has it rightly mounts it, too. */
export function* devicesOfOthers(cluster: ClusterModel): Generator<Dismissal> {
  const devices = new Set(misplacedUses(cluster).map(({ device }) => device))
  if (devices.size === 0) return
  for (const { fact } of cluster.facts('pacemaker-resource')) {
    const device = fact.parameters['device']
    if (device !== undefined && devices.has(device.value)) yield { rule: 'cib/duplicate-device', at: { origin: device.at } }
  }
}
