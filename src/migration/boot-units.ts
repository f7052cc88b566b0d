import { bootUnitsOf } from '../facts/boot-units.js'
import { handOver } from './draft.js'
import type { Draft, Primitive } from './draft.js'
import { shellWord } from './shell-word.js'

/** Says of what agents start that boot no longer does, on all hosts, where Pacemaker would take it for its own; which units must be there; and that somebody must start the NFS server of exports. */
export function addBootUnits(draft: Draft): void {
  const { resources, tasks, wrappers } = draft
  const primitives = resources.flatMap((resource): readonly Primitive[] => (resource.kind === 'group' ? resource.members : resource.kind === 'clone' ? [resource.member] : [resource]))
  const agents = [...new Set(primitives.map(({ agent }) => agent))]
  for (const agent of agents) for (const unit of bootUnitsOf(agent)) handOver(draft, unit, agent)
  const units = unitsOfOthers(agents, wrappers)
  if (units.length > 0) {
    tasks.push(`Pacemaker starts units by the names of the init scripts: see on all hosts that each is there, and none is masked (systemctl cat ${units.map(shellWord).join(' ')}); where one has another name now (nfs-server for nfs), or is needed no more, change the CIB before the cluster gets it`)
  }
  if (agents.includes('ocf:heartbeat:exportfs') && !agents.some(agent => agent === 'ocf:heartbeat:nfsserver' || agent.startsWith('systemd:nfs'))) {
    tasks.push('exportfs wants a running NFS server, and no resource starts one: let boot start it on all hosts ("systemctl enable nfs-server"), or put a resource of ocf:heartbeat:nfsserver before the exports of each group')
  }
}

/** The units of the software itself, which another release may call otherwise: all but those that the conversion writes. */
function unitsOfOthers(agents: readonly string[], wrappers: Draft['wrappers']): readonly string[] {
  const own = new Set(wrappers.map(({ name }) => name))
  return agents.filter(agent => agent.startsWith('systemd:')).map(agent => agent.slice('systemd:'.length)).filter(unit => !own.has(unit))
}
