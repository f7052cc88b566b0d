/** The names, on Debian, Red Hat and SUSE, of the units by which boot starts what an agent of Pacemaker starts itself. */
const unitsOfAgents: Readonly<Record<string, readonly string[]>> = {
  'ocf:heartbeat:Squid': ['squid'],
  'ocf:heartbeat:Xinetd': ['xinetd'],
  'ocf:heartbeat:apache': ['apache2', 'httpd'],
  'ocf:heartbeat:dhcpd': ['dhcpd', 'isc-dhcp-server'],
  'ocf:heartbeat:ldirectord': ['ldirectord'],
  'ocf:heartbeat:lvmlockd': ['lvmlockd', 'lvm2-lvmlockd'],
  'ocf:heartbeat:mariadb': ['mysql', 'mysqld', 'mariadb'],
  'ocf:heartbeat:mysql': ['mysql', 'mysqld', 'mariadb'],
  'ocf:heartbeat:named': ['named', 'bind9'],
  'ocf:heartbeat:nfsserver': ['nfs-server', 'nfs-kernel-server', 'nfsserver', 'nfs'],
  'ocf:heartbeat:nginx': ['nginx'],
  'ocf:heartbeat:pgsql': ['postgresql'],
  'ocf:heartbeat:postfix': ['postfix'],
  'ocf:heartbeat:slapd': ['slapd'],
  'ocf:pacemaker:controld': ['dlm'],
}

/** Lists the units, without `.service`, by which boot would start what an agent starts; none where no such unit is known. */
export function bootUnitsOf(agent: string): readonly string[] {
  return Object.hasOwn(unitsOfAgents, agent) ? unitsOfAgents[agent] ?? [] : []
}
