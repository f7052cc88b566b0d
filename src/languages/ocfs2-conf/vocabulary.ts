import type { Vocabulary, VocabularyEntry } from '../language.js'

const man = 'ocfs2.cluster.conf(5)'
const tool = 'ocfs2-tools 1.8 o2cb_ctl/o2cb_config.c'

/** What a value may be. */
export type ValueType =
  | { readonly kind: 'text'; readonly longest?: number; readonly isWord?: true; readonly mayBeEmpty?: true }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'address' }
  | { readonly kind: 'choice'; readonly words: readonly string[] }

/** An attribute of a section. */
export interface AttributeEntry extends VocabularyEntry {
  readonly kind: 'attribute'
  readonly type: ValueType
  /** A section may do without. */
  readonly isOptional?: true
}

/** The numbers that a node may have; it is one bit of a map of 255. */
export const nodeNumbers = { min: 0, max: 254 }
/** The ports of TCP. */
export const ports = { min: 1, max: 65535 }
const modes = ['local', 'global']

/** The sections that o2cb reads. */
export type StanzaName = 'cluster' | 'node' | 'heartbeat'

const sections: readonly VocabularyEntry[] = [
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
]

const attributes: readonly AttributeEntry[] = [
  {
    name: 'name',
    kind: 'attribute',
    in: ['cluster'],
    type: { kind: 'text', mayBeEmpty: true },
    doc: 'Name of the cluster, as O2CB_BOOTCLUSTER and the volumes have it.',
    value: 'up to 16 letters and digits',
    source: man,
  },
  {
    name: 'node_count',
    kind: 'attribute',
    in: ['cluster'],
    type: { kind: 'number', min: 0, max: 4_294_967_295 },
    doc: 'How many nodes the cluster has.',
    value: 'number of node sections',
    source: `${man}; ${tool}`,
  },
  {
    name: 'heartbeat_mode',
    kind: 'attribute',
    in: ['cluster'],
    type: { kind: 'choice', words: modes },
    isOptional: true,
    doc: 'Whether each mounted volume has a heartbeat of its own, or some volumes have it for all.',
    value: 'local or global',
    values: modes,
    default: 'local',
    versions: '1.8 and later',
    source: `${man}; ${tool}`,
  },
  {
    name: 'name',
    kind: 'attribute',
    in: ['node'],
    type: { kind: 'text', longest: 64, isWord: true },
    doc: "The host's name as uname -n prints it; the domain may be left out.",
    value: 'up to 64 characters',
    source: man,
  },
  {
    name: 'cluster',
    kind: 'attribute',
    in: ['node'],
    type: { kind: 'text', mayBeEmpty: true },
    doc: 'Name of the cluster that the node belongs to; without it the node is passed over.',
    value: 'name of a cluster section',
    source: tool,
  },
  {
    name: 'number',
    kind: 'attribute',
    in: ['node'],
    type: { kind: 'number', ...nodeNumbers },
    doc: 'Number of the node, its own in the cluster.',
    value: `${nodeNumbers.min}–${nodeNumbers.max}`,
    source: `${man}; Linux fs/ocfs2/cluster/ocfs2_nodemanager.h`,
  },
  {
    name: 'ip_address',
    kind: 'attribute',
    in: ['node'],
    type: { kind: 'address' },
    doc: 'Address at which the other nodes reach it.',
    value: 'IPv4 address',
    source: `${man}; ${tool}`,
  },
  {
    name: 'ip_port',
    kind: 'attribute',
    in: ['node'],
    type: { kind: 'number', ...ports },
    doc: 'TCP port on which it listens; the same on all nodes.',
    value: `${ports.min}–${ports.max}`,
    default: '7777',
    source: `${man}; ${tool}`,
  },
  {
    name: 'cluster',
    kind: 'attribute',
    in: ['heartbeat'],
    type: { kind: 'text', mayBeEmpty: true },
    doc: 'Name of the cluster that writes there.',
    value: 'name of a cluster section',
    source: tool,
  },
  {
    name: 'region',
    kind: 'attribute',
    in: ['heartbeat'],
    type: { kind: 'text' },
    doc: 'UUID of the volume.',
    value: '32 hexadecimal digits, letters in upper case',
    source: man,
  },
]

const entries: readonly VocabularyEntry[] = [...sections, ...attributes]

/** The words of the file. */
export const vocabulary: Vocabulary = {
  entries: () => entries,
  find(path) {
    const [place, name] = path.includes('.') ? path.split('.') : [undefined, path]
    return entries.find(entry => entry.name === name && (place === undefined || entry.in.includes(place)))
  },
}

/** The entries of the sections. */
export const stanzaEntries = sections

/** Lists the attributes of a section; none of one that o2cb does not know. */
export function attributeEntries(stanza: string): readonly AttributeEntry[] {
  return attributes.filter(entry => entry.in.includes(stanza))
}
