import { bootUnitsOf } from '../facts/boot-units.js'
import { handOver } from './draft.js'
import type { Draft, Primitive } from './draft.js'

/** Says of what agents start that boot no longer does, on all hosts, where Pacemaker would take it for its own; and that somebody must start the NFS server of exports. */
export function addBootUnits(draft: Draft): void {
  const { resources, tasks } = draft
  const primitives = resources.flatMap((resource): readonly Primitive[] => (resource.kind === 'group' ? resource.members : resource.kind === 'clone' ? [resource.member] : [resource]))
  const agents = [...new Set(primitives.map(({ agent }) => agent))]
  for (const agent of agents) for (const unit of bootUnitsOf(agent)) handOver(draft, unit, agent)
  if (agents.includes('ocf:heartbeat:exportfs') && !agents.some(agent => agent === 'ocf:heartbeat:nfsserver' || agent.startsWith('systemd:nfs'))) {
    tasks.push('exportfs wants a running NFS server, and no resource starts one: let boot start it on all hosts ("systemctl enable nfs-server"), or put a resource of ocf:heartbeat:nfsserver before the exports of each group')
  }
}
