import type { Draft, Primitive } from './draft.js'

/**
 * The units by which boot starts what an agent starts, too, under the names of Debian and Red Hat. While boot starts it, it runs on all
 * hosts, and Pacemaker takes it for its own.
 */
const unitsOfAgent: Readonly<Record<string, readonly string[]>> = {
  'ocf:heartbeat:apache': ['apache2', 'httpd'],
  'ocf:heartbeat:mysql': ['mysql', 'mysqld', 'mariadb'],
  'ocf:heartbeat:named': ['named', 'bind9'],
  'ocf:heartbeat:nfsserver': ['nfs-server', 'nfs-kernel-server', 'nfs'],
  'ocf:heartbeat:pgsql': ['postgresql'],
  'ocf:heartbeat:slapd': ['slapd'],
  'ocf:heartbeat:ldirectord': ['ldirectord'],
  'ocf:heartbeat:Squid': ['squid'],
  'ocf:heartbeat:Xinetd': ['xinetd'],
}

/** Says of what agents start that boot no longer does, on all hosts; and that somebody must start the NFS server of exports. */
export function addBootUnits({ nodes, resources, units, tasks }: Draft): void {
  const primitives = resources.flatMap((resource): readonly Primitive[] => (resource.kind === 'group' ? resource.members : resource.kind === 'clone' ? [resource.member] : [resource]))
  const agents = [...new Set(primitives.map(({ agent }) => agent))]
  for (const agent of agents) {
    for (const unit of Object.hasOwn(unitsOfAgent, agent) ? (unitsOfAgent[agent] ?? []) : []) {
      for (const { name } of nodes) units.push({ node: name, unit: `${unit}.service`, state: 'disabled', why: `Pacemaker starts it (${agent})` })
    }
  }
  if (agents.includes('ocf:heartbeat:exportfs') && !agents.some(agent => agent === 'ocf:heartbeat:nfsserver' || agent.startsWith('systemd:nfs'))) {
    tasks.push('exportfs wants a running NFS server, and no resource starts one: let boot start it on all hosts ("systemctl enable nfs-server"), or put a resource of ocf:heartbeat:nfsserver before the exports of each group')
  }
}
