import { addBootUnits } from './boot-units.js'
import type { Draft } from './draft.js'
import { filesOf } from './input.js'
import type { Old } from './input.js'
import type { Software } from './software.js'

/** Says which units start at boot, on each host. */
export function addUnits(draft: Draft, { old, software }: { readonly old: Old; readonly software: Software }): void {
  const { nodes, units } = draft
  addBootUnits(draft)
  const free = [...new Set(old.hosts.flatMap(host => old.cluster.factsOn(host, 'drbd-resource').map(({ fact }) => fact.name)))].filter(name => !draft.drbd.has(name))
  const [heartbeats, mirrors] = [hostsWith(old, 'ha-cf'), hostsWith(old, 'drbd-conf')]
  for (const { name, host } of nodes) {
    for (const unit of ['corosync', 'pacemaker']) units.push({ node: name, unit: `${unit}.service`, state: 'enabled', why: 'last of all, when the cluster has been tried' })
    for (const unit of software.services.filter(service => !ofHeartbeat.has(service) || host === undefined || heartbeats.has(host))) units.push({ node: name, unit: `${unit}.service`, state: 'disabled', why: 'Pacemaker takes its place' })
    if (draft.drbd.size > 0 && (host === undefined || mirrors.has(host))) {
      units.push(free.length === 0
        ? { node: name, unit: 'drbd.service', state: 'disabled', why: 'Pacemaker brings all of its DRBD resources up' }
        : { node: name, unit: 'drbd.service', state: 'disabled', why: `Pacemaker brings its DRBD resources up; ${free.join(', ')} want drbd@NAME.target` })
    }
  }
  if (draft.drbd.size > 0 && free.length > 0) draft.tasks.push(`DRBD resources that no service uses (${free.join(', ')}) are not the cluster's: "systemctl enable drbd@NAME.target" brings each of them up`)
}

const ofHeartbeat: ReadonlySet<string> = new Set(['heartbeat', 'logd'])

function hostsWith(old: Old, language: string): ReadonlySet<string> {
  return new Set(filesOf(old, language).map(({ host }) => host))
}
