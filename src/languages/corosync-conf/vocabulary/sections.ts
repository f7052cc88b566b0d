import { releasesInWords } from './entry.js'
import type { SectionEntry } from './entry.js'

const man = 'corosync.conf(5)'

function section(path: string, doc: string, releases: { readonly since?: string; readonly until?: string; readonly source?: string } = {}): SectionEntry {
  const at = path.lastIndexOf('.')
  const { since = '1.0', until, source = man } = releases
  const span = { since, ...(until === undefined ? {} : { until }) }
  return { kind: 'section', name: path.slice(at + 1), in: at === -1 ? [] : [path.slice(0, at)], path, doc, ...span, ...releasesInWords(span), source }
}

let table: readonly SectionEntry[] | undefined

/** The sections that some release reads. */
export function allSections(): readonly SectionEntry[] {
  return (table ??= sections())
}

const sections = (): SectionEntry[] => [
  section('totem', 'How the nodes talk: transport, encryption, and the times after which a node counts as lost.'),
  section('totem.interface', 'One link (ring) between the nodes: addresses, ports and priorities that differ from the defaults.'),
  section('totem.interface.member', 'A member of a ring, from the time before the nodelist.', { since: '1.3', until: '3.1' }),
  section('nodelist', 'The nodes of the cluster.', { since: '2.0' }),
  section('nodelist.node', 'A node: its name, its number and its addresses.', { since: '2.0' }),
  section('quorum', 'Who may go on when nodes are lost.'),
  section('quorum.device', 'A vote that comes from outside, by corosync-qdevice.', { since: '2.0', source: 'corosync-qdevice(8)' }),
  section('quorum.device.net', 'Where the qnetd host is, and how it votes.', { since: '2.3.6', source: 'corosync-qdevice(8)' }),
  section('quorum.device.heuristics', 'Commands that a node must pass to get the vote.', { since: '2.4.3', source: 'corosync-qdevice(8)' }),
  section('logging', 'Where messages go, and how much is said.'),
  section('logging.logger_subsys', 'Other log settings for one part of corosync.'),
  section('logging.logging_daemon', 'Log settings of another daemon, or of a part of it.'),
  section('system', 'How the daemon runs: scheduling, control groups, its folder.', { since: '3.0' }),
  section('qb', 'The kind of IPC; since 3.0 in system.', { since: '2.2', until: '2.4' }),
  section('resources', 'What corosync watches on its host.', { since: '2.0' }),
  section('resources.system', 'The parts of the host that are watched.', { since: '2.0' }),
  section('resources.system.memory_used', 'Watches the use of memory.', { since: '2.0' }),
  section('resources.system.load_15min', 'Watches the load.', { since: '2.0' }),
  section('nozzle', 'A network device whose traffic goes through the cluster.', { since: '3.0' }),
  section('pload', 'The load test.', { since: '2.0', until: '2.4' }),
  section('uidgid', 'A user or group that may talk to corosync.'),
  section('service', 'A plug-in that corosync 1 loads, such as Pacemaker.', { until: '1.4' }),
  section('aisexec', 'The user that corosync 1 runs its services as.', { until: '1.4' }),
  section('amf', "openais' management of applications.", { until: '1.4' }),
  section('event', "openais' events.", { until: '1.4' }),
]
