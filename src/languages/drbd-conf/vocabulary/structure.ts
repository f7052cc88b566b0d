import type { Replacement } from './option-row.js'
import type { Dialect } from './release.js'

/** Where in a file something stands. `host` is the body of `on` and `floating`, `proxy-host` that of `proxy on`. */
export type Place =
  | 'file'
  | 'global'
  | 'common'
  | 'resource'
  | 'host'
  | 'stacked'
  | 'volume'
  | 'proxy'
  | 'connection'
  | 'connection-volume'
  | 'path'
  | 'mesh'
  | 'proxy-host'

/** What a dialect says of a section or statement: where it may stand, where that differs from the dialect before. */
export interface StructureDialect {
  readonly in?: readonly Place[]
  readonly from?: string
  readonly to?: string
  readonly status?: 'deprecated' | 'internal' | 'legacy'
}

/** A section, or a statement that is no option, over all releases; `at` and `last` are as for options. */
export interface StructureRow {
  readonly name: string
  readonly kind: 'section' | 'statement'
  /** What follows the name, in words. */
  readonly argument?: string
  readonly doc: string
  readonly source: string
  readonly now?: Replacement
  readonly last?: Dialect
  readonly at: Partial<Readonly<Record<Dialect, StructureDialect>>>
}

const manual = 'drbd.conf(5)'
const parser = 'user/drbdadm_parser.c (0.7: user/drbdadm_parser.y; 9: user/v9/drbdadm_parser.c)'
const requirement = 'user/v9/drbdadm_parser.c validate_kmod()'
const bodies: readonly Place[] = ['common', 'resource']

/** The sections and the statements that are no options. */
export const structureRows: readonly StructureRow[] = [
  {
    name: 'global',
    kind: 'section',
    doc: 'Settings of the whole host; at most once, before all resources.',
    source: `${manual} "global"; ${parser}`,
    at: { '0.7': { in: ['file'] } },
  },
  {
    name: 'common',
    kind: 'section',
    doc: 'What every resource inherits that does not say otherwise.',
    source: `${manual} "common"; ${parser}`,
    at: { '8.0': { in: ['file'] } },
  },
  {
    name: 'resource',
    kind: 'section',
    argument: 'NAME',
    doc: 'One replicated resource: its hosts, devices and options.',
    source: `${manual} "resource"; ${parser}`,
    at: { '0.7': { in: ['file'] } },
  },
  {
    name: 'on',
    kind: 'section',
    argument: 'HOST…',
    doc: 'What the resource uses on the named host: device, backing disk, address.',
    source: `${manual} "on"; ${parser}`,
    at: { '0.7': { in: ['resource'] } },
  },
  {
    name: 'floating',
    kind: 'section',
    argument: 'ADDRESS',
    doc: 'Like on, for whichever host has the address.',
    source: `${manual} "floating"; ${parser}`,
    at: { '8.3': { from: '8.3.2', in: ['resource'] } },
  },
  {
    name: 'stacked-on-top-of',
    kind: 'section',
    argument: 'RESOURCE',
    doc: 'Puts this resource on the device of another one, for a third host.',
    source: `${manual} "stacked-on-top-of"; ${parser}`,
    at: { '8.3': { in: ['resource'] } },
  },
  {
    name: 'volume',
    kind: 'section',
    argument: 'NUMBER',
    doc: 'One of several devices that a resource replicates together.',
    source: `${manual} "volume"; ${parser}`,
    at: {
      '8.4': { in: ['resource', 'host', 'stacked'] },
      '9': { in: ['resource', 'host', 'stacked', 'connection'] },
    },
  },
  {
    name: 'startup',
    kind: 'section',
    doc: 'How the init script waits for the peer and what it promotes.',
    source: `${manual} "startup"; ${parser}`,
    at: { '0.7': { in: ['resource'] }, '8.0': { in: bodies } },
  },
  {
    name: 'disk',
    kind: 'section',
    doc: 'How the backing device is used, and from 8.4 on how it is resynchronised.',
    source: `${manual} "disk"; ${parser}`,
    at: {
      '0.7': { in: ['resource'] },
      '8.0': { in: bodies },
      '8.4': { in: ['common', 'resource', 'host', 'volume'] },
      '9': { in: ['common', 'resource', 'host', 'volume', 'connection', 'connection-volume'] },
    },
  },
  {
    name: 'net',
    kind: 'section',
    doc: 'How the peers talk to each other.',
    source: `${manual} "net"; ${parser}`,
    at: {
      '0.7': { in: ['resource'] },
      '8.0': { in: bodies },
      '9': { in: ['common', 'resource', 'connection', 'mesh'] },
    },
  },
  {
    name: 'syncer',
    kind: 'section',
    doc: 'How the peers are resynchronised; from 8.4 on its options belong in disk, net and options.',
    source: `${manual} "syncer"; ${parser}`,
    now: { text: 'Write the options in disk {}, net {} and options {}' },
    at: { '0.7': { in: ['resource'] }, '8.0': { in: bodies }, '8.4': { status: 'deprecated' } },
  },
  {
    name: 'handlers',
    kind: 'section',
    doc: 'Commands that the kernel has run when something happens.',
    source: `${manual} "handlers"; ${parser}`,
    at: { '8.0': { in: bodies } },
  },
  {
    name: 'options',
    kind: 'section',
    doc: 'Options of the resource as a whole: processors, quorum, promotion.',
    source: `${manual} "options"; ${parser}`,
    at: { '8.4': { in: ['common', 'resource', 'host'] } },
  },
  {
    name: 'proxy',
    kind: 'section',
    doc: 'Options of DRBD Proxy.',
    source: `${manual} "proxy"; ${parser}`,
    at: { '8.2': { in: bodies } },
  },
  {
    name: 'plugin',
    kind: 'section',
    doc: 'Compression plugins of DRBD Proxy with their arguments, in order.',
    source: `${manual} "proxy"; ${parser}`,
    at: { '8.3': { from: '8.3.10', in: ['proxy'] } },
  },
  {
    name: 'proxy on',
    kind: 'section',
    argument: 'HOST…',
    doc: 'The DRBD Proxy that carries the traffic of this host.',
    source: `${manual} "proxy"; ${parser}`,
    at: { '8.2': { in: ['host', 'stacked'] } },
  },
  {
    name: 'connection',
    kind: 'section',
    argument: 'optional NAME',
    doc: 'How two hosts of the resource reach each other.',
    source: `${manual} "connection"; ${parser}`,
    at: { '9': { in: ['resource'] } },
  },
  {
    name: 'path',
    kind: 'section',
    doc: 'One of several routes of a connection.',
    source: `${manual} "path"; ${parser}`,
    at: { '9': { from: '8.9.4', in: ['connection'] } },
  },
  {
    name: 'connection-mesh',
    kind: 'section',
    doc: 'Connects every listed host with every other one.',
    source: `${manual} "connection-mesh"; ${parser}`,
    at: { '9': { in: ['resource'] } },
  },
  {
    name: 'skip',
    kind: 'section',
    argument: 'anything',
    doc: 'A section that is not read, to switch parts of a file off.',
    source: `${manual} "skip"; ${parser}`,
    at: {
      '0.7': { in: ['file', 'resource'] },
      '8.0': { in: ['file'] },
      '9': { in: ['file', 'common', 'resource', 'host', 'volume', 'connection'] },
    },
  },
  {
    name: 'include',
    kind: 'statement',
    argument: 'FILE or pattern',
    doc: 'Reads other files in place; relative names start at the folder of this file.',
    source: `${manual} "include"; ${parser} include_stmt()`,
    at: { '8.3': { from: '8.3.1', in: ['file'] } },
  },
  {
    name: 'require-drbd-module-version-eq',
    kind: 'statement',
    argument: 'N.N.N',
    doc: 'Reads on only if the loaded module is of this version.',
    source: requirement,
    at: { '9': { from: '9.7.0', in: ['file'] } },
  },
  {
    name: 'require-drbd-module-version-ne',
    kind: 'statement',
    argument: 'N.N.N',
    doc: 'Reads on only if the loaded module is of another version.',
    source: requirement,
    at: { '9': { from: '9.7.0', in: ['file'] } },
  },
  {
    name: 'require-drbd-module-version-gt',
    kind: 'statement',
    argument: 'N.N.N',
    doc: 'Means to ask for a newer module; in fact it accepts every other version.',
    source: requirement,
    at: { '9': { from: '9.7.0', in: ['file'] } },
  },
  {
    name: 'require-drbd-module-version-ge',
    kind: 'statement',
    argument: 'N.N.N',
    doc: 'Means to ask for this module or a newer one; in fact it accepts all.',
    source: requirement,
    at: { '9': { from: '9.7.0', in: ['file'] } },
  },
  {
    name: 'require-drbd-module-version-lt',
    kind: 'statement',
    argument: 'N.N.N',
    doc: 'Means to ask for an older module; in fact it accepts none.',
    source: requirement,
    at: { '9': { from: '9.7.0', in: ['file'] } },
  },
  {
    name: 'require-drbd-module-version-le',
    kind: 'statement',
    argument: 'N.N.N',
    doc: 'Means to ask for this module or an older one; in fact it accepts this version only.',
    source: requirement,
    at: { '9': { from: '9.7.0', in: ['file'] } },
  },
  {
    name: 'template-file',
    kind: 'statement',
    argument: 'FILE',
    doc: 'Takes the common section of that file instead of the one of this configuration.',
    source: `${manual} "template-file"; ${parser}`,
    at: { '9': { from: '8.9.3', in: bodies } },
  },
  {
    name: 'device',
    kind: 'statement',
    argument: 'NAME, NAME minor N or minor N',
    doc: 'The block device that the resource provides.',
    source: `${manual} "device"; ${parser} parse_device()`,
    at: {
      '0.7': { in: ['host'] },
      '8.2': { in: ['host', 'resource'] },
      '8.3': { in: ['host', 'resource', 'stacked'] },
      '8.4': { in: ['host', 'resource', 'stacked', 'volume'] },
    },
  },
  {
    name: 'disk',
    kind: 'statement',
    argument: 'PATH; from 9 also none',
    doc: 'The backing device that holds the data.',
    source: `${manual} "disk"; ${parser}`,
    at: { '0.7': { in: ['host'] }, '8.2': { in: ['host', 'resource'] }, '8.4': { in: ['host', 'resource', 'volume'] } },
  },
  {
    name: 'meta-disk',
    kind: 'statement',
    argument: 'internal, DEVICE[INDEX] or DEVICE (8.4 and later)',
    doc: "Where DRBD's own data about the volume are kept; internal means at the end of the backing device.",
    source: `${manual} "meta-disk"; ${parser} parse_meta_disk()`,
    at: { '0.7': { in: ['host'] }, '8.2': { in: ['host', 'resource'] }, '8.4': { in: ['host', 'resource', 'volume'] } },
  },
  {
    name: 'flexible-meta-disk',
    kind: 'statement',
    argument: 'internal or DEVICE',
    doc: 'Where the meta data are kept, with a size that follows the data.',
    source: `${manual} "flexible-meta-disk"; ${parser}`,
    now: { text: 'Write meta-disk without an index' },
    at: {
      '8.0': { in: ['host'] },
      '8.2': { in: ['host', 'resource'] },
      '8.4': { in: ['host', 'resource', 'volume'], status: 'legacy' },
    },
  },
  {
    name: 'address',
    kind: 'statement',
    argument: '[ipv4|ipv6|sdp|ssocks|sci] ADDRESS:PORT',
    doc: 'The address and port on which this host awaits its peer.',
    source: `${manual} "address"; ${parser} parse_address()`,
    at: {
      '0.7': { in: ['host'] },
      '8.3': { in: ['host', 'stacked'] },
      '9': { in: ['host', 'stacked', 'connection', 'path'] },
    },
  },
  {
    name: 'alternate-link-address',
    kind: 'statement',
    argument: 'ADDRESS:PORT',
    doc: 'A second address of the host, for a second link.',
    source: 'drbd-utils user/v84/drbdadm_parser.c',
    now: { text: 'Write a second path {} in the connection' },
    last: '8.4',
    at: { '8.4': { from: '8.9.1', in: ['host', 'stacked'] } },
  },
  {
    name: 'node-id',
    kind: 'statement',
    argument: '0–31',
    doc: 'The number of the host in this resource; the same in the files of all hosts.',
    source: `${manual} "node-id"; user/v9/drbdadm_parser.c parse_host_section()`,
    at: { '9': { in: ['host', 'stacked'] } },
  },
  {
    name: 'tiebreaker',
    kind: 'statement',
    argument: 'yes or no',
    doc: 'Whether the host, without a disk for this volume, may decide a tie of the quorum.',
    source: 'user/v9/drbdadm_parser.c',
    at: { '9': { from: '9.34.0', in: ['volume'] } },
  },
  {
    name: 'ignore-on',
    kind: 'statement',
    argument: 'HOST',
    doc: 'Leaves the resource out on that host.',
    source: `${parser}: "ignore-on" is deprecated`,
    now: { text: 'Delete it; a host that no on section names leaves the resource out by itself' },
    last: '8.4',
    at: { '8.3': { in: ['resource'], status: 'deprecated' } },
  },
  {
    name: 'host',
    kind: 'statement',
    argument: 'NAME [address ADDRESS | port N] [via …]',
    doc: 'One end of the connection.',
    source: `${manual} "connection"; user/v9/drbdadm_parser.c parse_connection()`,
    at: { '9': { in: ['connection', 'path'] } },
  },
  {
    name: 'hosts',
    kind: 'statement',
    argument: 'HOST…',
    doc: 'The hosts that the mesh connects.',
    source: `${manual} "connection-mesh"; user/v9/drbdadm_parser.c`,
    at: { '9': { in: ['mesh'] } },
  },
  {
    name: 'inside',
    kind: 'statement',
    argument: 'ADDRESS:PORT',
    doc: 'Where the proxy listens for the DRBD of its own site.',
    source: `${manual} "inside"; ${parser}`,
    at: { '8.2': { in: ['proxy-host'] } },
  },
  {
    name: 'outside',
    kind: 'statement',
    argument: 'ADDRESS:PORT',
    doc: 'Where the proxy listens for the proxy of the other site.',
    source: `${manual} "outside"; ${parser}`,
    at: { '8.2': { in: ['proxy-host'] } },
  },
  {
    name: '_this_host',
    kind: 'statement',
    argument: 'ADDRESS:PORT',
    doc: 'The own end of a connection as drbdsetup show prints it; not for hand-written files.',
    source: parser,
    at: { '8.0': { in: ['resource'], status: 'internal' }, '9': { in: ['resource', 'connection', 'path'] } },
  },
  {
    name: '_remote_host',
    kind: 'statement',
    argument: 'ADDRESS:PORT',
    doc: 'The other end of a connection as drbdsetup show prints it; not for hand-written files.',
    source: parser,
    at: { '8.0': { in: ['resource'], status: 'internal' }, '9': { in: ['connection', 'path'] } },
  },
  {
    name: '_peer_node_id',
    kind: 'statement',
    argument: 'NUMBER',
    doc: "The peer's number as drbdsetup show prints it; not for hand-written files.",
    source: 'user/v9/drbdadm_parser.c',
    at: { '9': { from: '8.9.3', in: ['connection'], status: 'internal' } },
  },
  {
    name: '_is_standalone',
    kind: 'statement',
    doc: 'The state of a connection as drbdsetup show printed it; not for hand-written files.',
    source: 'user/v9/drbdadm_parser.c',
    at: { '9': { from: '8.9.3', to: '9.31.999', in: ['connection'], status: 'internal' } },
  },
  {
    name: '_cstate',
    kind: 'statement',
    argument: 'WORD',
    doc: 'The state of a connection as drbdsetup show prints it; not for hand-written files.',
    source: 'user/v9/drbdadm_parser.c',
    at: { '9': { from: '9.32.0', in: ['connection'], status: 'internal' } },
  },
]
