import type { Vocabulary, VocabularyEntry } from '../language.js'

const man = 'ocfs2.cluster.conf(5)'
const tool = 'ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c'

/** The sections that o2cb reads. */
export type StanzaName = 'cluster' | 'node' | 'heartbeat'

const entries: readonly VocabularyEntry[] = [
  {
    name: 'cluster',
    kind: 'section',
    in: [],
    doc: 'A cluster: its name and how many nodes it has.',
    source: `${man}; ${tool}`,
  },
  { name: 'node', kind: 'section', in: [], doc: 'A host of a cluster.', source: `${man}; ${tool}` },
  {
    name: 'heartbeat',
    kind: 'section',
    in: [],
    doc: 'A volume on which all nodes of a cluster write their heartbeat.',
    versions: '1.8 and later',
    source: `${man}; ${tool}`,
  },
  {
    name: 'name',
    kind: 'attribute',
    in: ['cluster'],
    doc: 'Name of the cluster, as O2CB_BOOTCLUSTER and the volumes have it.',
    value: 'up to 16 letters and digits',
    source: man,
  },
  {
    name: 'node_count',
    kind: 'attribute',
    in: ['cluster'],
    doc: 'How many nodes the cluster has.',
    value: 'number of node sections',
    source: `${man}; ${tool}`,
  },
  {
    name: 'heartbeat_mode',
    kind: 'attribute',
    in: ['cluster'],
    doc: 'Whether each mounted volume has a heartbeat of its own, or some volumes have it for all.',
    value: 'local or global',
    values: ['local', 'global'],
    default: 'local',
    versions: '1.8 and later',
    source: `${man}; ${tool}`,
  },
  {
    name: 'name',
    kind: 'attribute',
    in: ['node'],
    doc: "The host's name as uname -n prints it; the domain may be left out.",
    value: 'up to 64 characters',
    source: man,
  },
  {
    name: 'cluster',
    kind: 'attribute',
    in: ['node'],
    doc: 'Name of the cluster that the node belongs to; without it the node is passed over.',
    value: 'name of a cluster section',
    source: tool,
  },
  {
    name: 'number',
    kind: 'attribute',
    in: ['node'],
    doc: 'Number of the node, its own in the cluster.',
    value: '0–254',
    source: `${man}; Linux fs/ocfs2/cluster/ocfs2_nodemanager.h`,
  },
  {
    name: 'ip_address',
    kind: 'attribute',
    in: ['node'],
    doc: 'Address at which the other nodes reach it.',
    value: 'IPv4 address',
    source: `${man}; ${tool}`,
  },
  {
    name: 'ip_port',
    kind: 'attribute',
    in: ['node'],
    doc: 'TCP port on which it listens; the same on all nodes.',
    value: '1–65535',
    default: '7777',
    source: `${man}; ${tool}`,
  },
  {
    name: 'cluster',
    kind: 'attribute',
    in: ['heartbeat'],
    doc: 'Name of the cluster that writes there.',
    value: 'name of a cluster section',
    source: tool,
  },
  {
    name: 'region',
    kind: 'attribute',
    in: ['heartbeat'],
    doc: 'UUID of the volume.',
    value: '32 hexadecimal digits, letters in upper case',
    source: man,
  },
]

/** The words of the file. */
export const vocabulary: Vocabulary = {
  entries: () => entries,
  find(path) {
    const [place, name] = path.includes('.') ? path.split('.') : [undefined, path]
    return entries.find(entry => entry.name === name && (place === undefined || entry.in.includes(place)))
  },
}

/** The entries of the sections. */
export const stanzaEntries: readonly VocabularyEntry[] = entries.filter(entry => entry.kind === 'section')

/** Lists the attributes of a section; none of one that o2cb does not know. */
export function attributeEntries(stanza: string): readonly VocabularyEntry[] {
  return entries.filter(entry => entry.in.includes(stanza))
}
