import type { Vocabulary, VocabularyEntry } from '../language.js'
import type { HeartbeatVersion } from './reading/heartbeat-version.js'

/**
 * How heartbeat cuts the rest of a directive's line into words.
 *
 * `option`, `option-list` and `medium-list`: at blanks and commas, each word handled alone. `medium-line` and
 * `whole-line`: at blanks only, by the plugin or the directive itself.
 */
export type DirectiveClass = 'option' | 'option-list' | 'medium-list' | 'medium-line' | 'whole-line'

/** What one word of an option may be. */
export type ValueType =
  | { readonly kind: 'time'; readonly min: 0 | 1 }
  | { readonly kind: 'integer'; readonly min: number; readonly max?: number; readonly unit?: string }
  | { readonly kind: 'rate'; readonly rates: readonly number[] }
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'choice'
      readonly words: readonly string[]
      readonly ignoresCase: boolean
      readonly orBoolean: boolean
    }
  | { readonly kind: 'text' }

/** What becomes of a directive that stands more than once. */
export type Repetition = 'last wins' | 'accumulates' | 'refused'

/** One directive of ha.cf. */
export interface DirectiveEntry extends VocabularyEntry {
  readonly kind: 'directive'
  readonly class: DirectiveClass
  readonly type: ValueType
  readonly repetition: Repetition
  /** The first major version with it. */
  readonly since: HeartbeatVersion
  /** The last major version with it; absent where version 3 has it. */
  readonly until?: HeartbeatVersion
  /** The directive is a plugin of its own, and packages usually come without it. */
  readonly isUnusualPlugin?: boolean
  /** The name under which heartbeat keeps its value. */
  readonly aliasOf?: string
  /** What follows the name, for people: `IF PEER`. */
  readonly usage: string
  /** Heartbeat uses it only while it manages haresources itself. */
  readonly isUnusedWithPacemaker?: boolean
}

const booleanWords = ['on', 'off', 'yes', 'no', 'true', 'false', 'y', 'n', '1', '0']
const pacemakerModes = ['respawn', 'manual', 'minimal', 'valgrind', 'ccm-only']
const facilities = [
  'auth', 'authpriv', 'cron', 'daemon', 'ftp', 'kern', 'lpr', 'mail', 'news', 'security', 'syslog', 'user', 'uucp',
  'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7', 'none',
]

const config = 'heartbeat 3.0.6 heartbeat/config.c'
const plugins = 'heartbeat 3.0.6 lib/plugins/HBcomm'

type Given = Partial<Omit<DirectiveEntry, 'name' | 'kind' | 'in' | 'source'>> & Pick<DirectiveEntry, 'doc' | 'since'>

function option(name: string, type: ValueType, given: Given & { readonly setter: string }): DirectiveEntry {
  const { setter, ...rest } = given
  const words = typeWords(type)
  return {
    name, kind: 'directive', in: [], class: 'option', type, repetition: 'last wins', usage: usageOf(type),
    value: valueOf(type), ...(words === undefined ? {} : { values: words }), source: `${config} ${setter}()`, ...rest,
  }
}

function line(
  name: string,
  kind: DirectiveClass,
  given: Given & Pick<DirectiveEntry, 'usage'> & { readonly from: string },
): DirectiveEntry {
  const { from, ...rest } = given
  return {
    name, kind: 'directive', in: [], class: kind, type: { kind: 'text' }, repetition: 'accumulates', value: rest.usage,
    source: from, ...rest,
  }
}

const directives: readonly DirectiveEntry[] = [
  line('apiauth', 'whole-line', {
    usage: 'CLIENT [uid=USER,…] [gid=GROUP,…]', since: '1', from: `${config} set_api_authorization()`,
    doc: 'Says which users and groups may use one of the named services of heartbeat.',
    default: 'ipfail, ccm: uid=hacluster; ping: gid=haclient; lha-snmpagent: uid=root; anon: uid=root gid=haclient',
  }),
  option('auto_failback', { kind: 'choice', words: ['legacy'], ignoresCase: true, orBoolean: true }, {
    setter: 'set_auto_failback', since: '1', default: 'legacy', isUnusedWithPacemaker: true,
    doc: 'Whether resources go home when their preferred host comes back.',
  }),
  option('autojoin', { kind: 'choice', words: ['none', 'other', 'any'], ignoresCase: true, orBoolean: false }, {
    setter: 'set_autojoin', since: '2', default: 'none',
    doc: 'Lets hosts that the file does not list join the running cluster.',
  }),
  option('baud', { kind: 'rate', rates: [9600, 19200, 38400, 57600, 115200, 230400, 460800] }, {
    setter: 'set_baudrate', since: '1', default: '19200', unit: 'bit/s', repetition: 'refused',
    doc: 'Speed of the serial lines; counts for those below it.',
  }),
  line('bcast', 'medium-list', {
    usage: 'INTERFACE…', since: '1', from: `${plugins}/bcast.c`,
    doc: 'Sends heartbeats as UDP broadcasts on these interfaces.',
  }),
  option('cluster', { kind: 'text' }, {
    setter: 'set_cluster_name', since: '2', usage: 'NAME', value: 'a name', default: 'linux-ha',
    doc: 'Name of the cluster; only the quorum server asks for it.',
  }),
  option('compression', { kind: 'choice', words: ['zlib', 'bz2'], ignoresCase: false, orBoolean: false }, {
    setter: 'set_compression', since: '2', default: 'zlib',
    doc: 'Which plugin compresses large messages.',
  }),
  option('compression_threshold', { kind: 'integer', min: 1, unit: 'KiB' }, {
    setter: 'set_compression_threshold', since: '2', default: '2', unit: 'KiB',
    doc: 'Messages larger than this are compressed.',
  }),
  option('conn_logd_time', { kind: 'time', min: 1 }, {
    setter: 'set_logdconntime', since: '2', default: '60', unit: 's',
    doc: 'How often to try again while the logging daemon cannot be reached.',
  }),
  option('coredumps', { kind: 'boolean' }, {
    setter: 'set_coredump', since: '2', default: 'true', doc: 'Allows the daemons to leave core dumps.',
  }),
  option('coreroot', { kind: 'text' }, {
    setter: 'set_corerootdir', since: '2', usage: 'DIRECTORY', value: 'a directory',
    default: '/var/lib/heartbeat/cores',
    doc: 'Directory under which core dumps are kept, by user.',
  }),
  option('crm', { kind: 'choice', words: pacemakerModes, ignoresCase: true, orBoolean: true }, {
    setter: 'set_release2mode', since: '2', default: 'false', repetition: 'refused', aliasOf: 'pacemaker',
    doc: 'Older name of pacemaker.',
  }),
  option('crm_daemon_dir', { kind: 'text' }, {
    setter: 'set_crm_daemon_dir', since: '3', usage: 'DIRECTORY', value: 'a directory',
    doc: 'Where the daemons of Pacemaker are looked for first.',
  }),
  option('crmd_spawns_pengine', { kind: 'boolean' }, {
    setter: 'set_pengine_by_crm', since: '3', default: 'true',
    doc: 'Whether crmd or heartbeat itself starts the policy engine; counts only above pacemaker.',
  }),
  option('deadping', { kind: 'time', min: 0 }, {
    setter: 'set_deadping_ms', since: '1', default: 'deadtime', unit: 's',
    doc: 'Silence after which a ping target counts as dead.',
  }),
  option('deadtime', { kind: 'time', min: 0 }, {
    setter: 'set_deadtime_ms', since: '1', default: '30', unit: 's',
    doc: 'Silence after which a host counts as dead and its resources are taken over.',
  }),
  option('debug', { kind: 'integer', min: 0, max: 255 }, {
    setter: 'set_debuglevel', since: '1', default: '0', doc: 'How much is logged for debugging.',
  }),
  option('debugfile', { kind: 'text' }, {
    setter: 'set_dbgfile', since: '1', usage: 'FILE', value: 'a file', doc: 'File for debugging messages.',
  }),
  option('enable_config_writes', { kind: 'boolean' }, {
    setter: 'ha_config_check_boolean', since: '2', default: 'on',
    doc: 'Whether changes of the cluster information base are written to disk.',
  }),
  option('env', { kind: 'text' }, {
    setter: 'set_env', since: '2', usage: 'NAME=VALUE…', value: 'NAME=VALUE', repetition: 'accumulates',
    doc: 'Sets the variable HA_NAME for the programs that heartbeat starts.',
  }),
  line('failfast', 'whole-line', {
    usage: 'USER /PROGRAM [ARGUMENT…]', since: '2', from: `${config} add_failfast_child()`,
    doc: 'Starts a program with heartbeat and reboots the host if it dies.',
  }),
  line('hbaping', 'medium-list', {
    usage: 'CARD…', since: '2', from: `${plugins}/hbaping.c`, isUnusualPlugin: true,
    doc: 'Watches a target in the Fibre Channel network in place of a ping target.',
  }),
  option('hbgenmethod', { kind: 'choice', words: ['file', 'time'], ignoresCase: false, orBoolean: false }, {
    setter: 'set_generation_method', since: '1', default: 'file',
    doc: 'Where the number comes from that tells a restarted host from a replayed one.',
  }),
  option('hopfudge', { kind: 'integer', min: 0, max: 255 }, {
    setter: 'set_hopfudge', since: '1', default: '1',
    doc: 'How many hops beyond the number of hosts a packet may make in a serial ring.',
  }),
  option('initdead', { kind: 'time', min: 0 }, {
    setter: 'set_initial_deadtime_ms', since: '1', unit: 's',
    default: 'deadtime above 10 s, twice deadtime from 6 s to 10 s, else 12 s',
    doc: 'The deadtime of the first round after a start, while the network comes up.',
  }),
  option('keepalive', { kind: 'time', min: 1 }, {
    setter: 'set_keepalive_ms', since: '1', default: '1', unit: 's', doc: 'Time between two heartbeats of a host.',
  }),
  option('log_badpack', { kind: 'boolean' }, {
    setter: 'set_badpack_warn', since: '2', default: 'true',
    doc: 'Logs packets that are malformed or wrongly signed.',
  }),
  option('logfacility', { kind: 'choice', words: facilities, ignoresCase: false, orBoolean: false }, {
    setter: 'set_facility', since: '1', doc: 'Facility for messages to syslog; none keeps them out of it.',
  }),
  option('logfile', { kind: 'text' }, {
    setter: 'set_logfile', since: '1', usage: 'FILE', value: 'a file', doc: 'File for all but debugging messages.',
  }),
  option('max_rexmit_delay', { kind: 'integer', min: 1, unit: 'ms' }, {
    setter: 'set_max_rexmit_delay', since: '2', default: '250', unit: 'ms',
    doc: 'Longest random wait before a lost packet is asked for again.',
  }),
  line('mcast', 'medium-line', {
    usage: 'INTERFACE GROUP PORT TTL LOOP', since: '1', from: `${plugins}/mcast.c mcast_parse()`,
    doc: 'Sends heartbeats as UDP multicasts to a group, on a port of its own.',
  }),
  line('mcast6', 'medium-line', {
    usage: 'INTERFACE GROUP PORT HOPS LOOP', since: '3', from: `${plugins}/mcast6.c mcast6_parse()`,
    doc: 'Sends heartbeats as UDP multicasts to an IPv6 group, on a port of its own.',
  }),
  option('memreserve', { kind: 'integer', min: 1, unit: 'KiB' }, {
    setter: 'set_memreserve', since: '2', default: '6500', unit: 'KiB',
    doc: 'Memory that heartbeat takes and locks when it starts.',
  }),
  option('msgfmt', { kind: 'choice', words: ['classic', 'netstring'], ignoresCase: false, orBoolean: false }, {
    setter: 'set_msgfmt', since: '1', default: 'classic',
    doc: 'How messages are written on the wire; all hosts must agree.',
  }),
  option('nice_failback', { kind: 'boolean' }, {
    setter: 'set_nice_failback', since: '1', isUnusedWithPacemaker: true,
    deprecated: 'auto_failback has replaced it since 1.1.2',
    doc: 'Predecessor of auto_failback with the opposite sense.',
  }),
  line('node', 'option-list', {
    usage: 'HOST…', since: '1', from: `${config} add_normal_node()`, value: 'host names as uname -n prints them',
    doc: 'Lists hosts of the cluster; upper and lower case are the same.',
  }),
  option('normalpoll', { kind: 'boolean' }, {
    setter: 'set_normalpoll', since: '1', until: '1', default: 'true',
    doc: 'Whether to use the poll call of the system or one of heartbeat.',
  }),
  line('openais', 'medium-list', {
    usage: 'INTERFACE…', since: '2', until: '2', from: 'heartbeat 2.1 lib/plugins/HBcomm/openais.c',
    doc: 'Sends heartbeats through openais.',
  }),
  option('pacemaker', { kind: 'choice', words: pacemakerModes, ignoresCase: true, orBoolean: true }, {
    setter: 'set_pcmk_support', since: '3', default: 'false', repetition: 'refused',
    doc: 'Starts the daemons of Pacemaker and leaves haresources unread.',
  }),
  line('ping', 'medium-list', {
    usage: 'ADDRESS…', since: '1', from: `${plugins}/ping.c`,
    doc: 'Targets outside the cluster whose answers tell whether the network works.',
  }),
  line('ping6', 'medium-list', {
    usage: 'ADDRESS…', since: '3', from: `${plugins}/ping6.c`,
    doc: 'Ping targets by IPv6 address; names are not looked up.',
  }),
  line('ping_group', 'medium-line', {
    usage: 'NAME ADDRESS…', since: '1', from: `${plugins}/ping_group.c ping_group_parse()`,
    doc: 'Several ping targets that count as one: alive while any of them answers.',
  }),
  line('ppp-udp', 'medium-line', {
    usage: 'TTY ADDRESS', since: '1', until: '2', from: 'heartbeat 2.1 lib/plugins/HBcomm/ppp-udp.c',
    doc: 'Sends heartbeats by UDP through PPP on a serial line.',
  }),
  option('quorum_server', { kind: 'text' }, {
    setter: 'set_quorum_server', since: '2', usage: 'HOST', value: 'a host',
    doc: 'Host that decides which half of a split cluster goes on.',
  }),
  line('rds', 'medium-line', {
    usage: 'INTERFACE HOST…', since: '3', from: `${plugins}/rds.c`, isUnusualPlugin: true,
    doc: 'Sends heartbeats through RDS, as over InfiniBand.',
  }),
  option('realtime', { kind: 'boolean' }, {
    setter: 'set_realtime', since: '1', default: 'true',
    doc: 'Runs with real-time priority and with its memory locked.',
  }),
  option('record_config_changes', { kind: 'boolean' }, {
    setter: 'ha_config_check_boolean', since: '2', default: 'on',
    doc: 'Logs changes of the cluster information base.',
  }),
  option('record_pengine_inputs', { kind: 'boolean' }, {
    setter: 'ha_config_check_boolean', since: '2', default: 'on',
    doc: 'Keeps what the policy engine was given, to replay its decisions.',
  }),
  line('respawn', 'whole-line', {
    usage: 'USER /PROGRAM [ARGUMENT…]', since: '1', from: `${config} add_client_child()`,
    doc: 'Starts a program with heartbeat and again whenever it ends, unless with status 100.',
  }),
  option('rtprio', { kind: 'integer', min: 1, max: 99 }, {
    setter: 'set_realtime_prio', since: '1', doc: 'The real-time priority to run with.',
  }),
  line('serial', 'medium-list', {
    usage: 'DEVICE…', since: '1', from: `${plugins}/serial.c serial_new()`,
    doc: 'Sends heartbeats over serial lines.',
  }),
  line('stonith', 'whole-line', {
    usage: 'TYPE FILE', since: '1', from: `${config} set_stonith_info()`, repetition: 'last wins',
    isUnusedWithPacemaker: true,
    doc: 'Device that switches a dead host off, with its parameters in a file.',
  }),
  line('stonith_host', 'whole-line', {
    usage: 'HOST|* TYPE PARAMETER…', since: '1', from: `${config} set_stonith_host_info()`, isUnusedWithPacemaker: true,
    doc: 'Device that switches a dead host off, as one host (or all) can reach it.',
  }),
  option('syslogmsgfmt', { kind: 'boolean' }, {
    setter: 'set_syslog_logfilefmt', since: '2', default: 'true', doc: 'Writes log files in the format of syslog.',
  }),
  line('tipc', 'medium-line', {
    usage: 'TYPE LOWER UPPER', since: '2', from: 'heartbeat 2.1 lib/plugins/HBcomm/tipc.c', isUnusualPlugin: true,
    doc: 'Sends heartbeats through TIPC.',
  }),
  option('traditional_compression', { kind: 'boolean' }, {
    setter: 'set_traditional_compression', since: '2', default: 'no',
    doc: 'Compresses whole messages and not only their large fields.',
  }),
  line('ucast', 'medium-line', {
    usage: 'INTERFACE HOST', since: '1', from: `${plugins}/ucast.c ucast_parse()`,
    doc: 'Sends heartbeats by UDP to one other host; lines that name the own host do nothing.',
  }),
  line('ucast6', 'medium-line', {
    usage: 'INTERFACE ADDRESS', since: '3', from: `${plugins}/ucast6.c ucast6_parse()`,
    doc: 'Sends heartbeats by UDP to the IPv6 address of one other host.',
  }),
  line('udp', 'medium-list', {
    usage: 'INTERFACE…', since: '1', from: `${config} parse_config(), DIRTYALIASKLUDGE`, aliasOf: 'bcast',
    deprecated: 'bcast has replaced it since 0.4.9', doc: 'Old name of bcast.',
  }),
  option('udpport', { kind: 'integer', min: 1 }, {
    setter: 'set_udpport', since: '1', default: '694', usage: 'PORT', value: 'a port, 1–65535',
    doc: 'UDP port of the bcast, ucast and ucast6 lines below it.',
  }),
  option('use_apphbd', { kind: 'boolean' }, {
    setter: 'set_register_to_apphbd', since: '2', default: 'no',
    doc: 'Lets the application heartbeat daemon watch heartbeat.',
  }),
  option('use_logd', { kind: 'boolean' }, {
    setter: 'set_logdaemon', since: '2', default: 'yes where no other log directive stands, else no',
    doc: 'Logs through the logging daemon, which has a file of its own.',
  }),
  option('uuidfrom', { kind: 'choice', words: ['file', 'nodename'], ignoresCase: false, orBoolean: false }, {
    setter: 'set_uuidfrom', since: '2', default: 'file',
    doc: 'Whether the identity of the host is kept in a file or made of its name.',
  }),
  option('warntime', { kind: 'time', min: 1 }, {
    setter: 'set_warntime_ms', since: '1', default: 'half of deadtime', unit: 's',
    doc: 'Silence after which a late heartbeat is logged.',
  }),
  option('watchdog', { kind: 'text' }, {
    setter: 'set_watchdogdev', since: '1', usage: 'DEVICE', value: 'a device', repetition: 'refused',
    doc: 'Watchdog device that resets the host when heartbeat hangs.',
  }),
]

const byName: ReadonlyMap<string, DirectiveEntry> = new Map(directives.map(entry => [entry.name, withVersions(entry)]))

/** The names of all directives. */
export const directiveNames: readonly string[] = [...byName.keys()]

/** Finds a directive; upper and lower case differ, as they do for heartbeat. */
export function directiveNamed(name: string): DirectiveEntry | undefined {
  return byName.get(name)
}

/** The table of directives for completion, hover and `explain`. */
export const vocabulary: Vocabulary = {
  entries: () => byName.values(),
  find: path => byName.get(path),
}

function withVersions(entry: DirectiveEntry): DirectiveEntry {
  const { since, until } = entry
  const versions = until === undefined ? `${since} and later` : until === since ? since : `${since} to ${until}`
  return { ...entry, versions }
}

function typeWords(type: ValueType): readonly string[] | undefined {
  switch (type.kind) {
    case 'boolean':
      return booleanWords
    case 'choice':
      return type.orBoolean ? [...type.words, ...booleanWords] : type.words
    case 'rate':
      return type.rates.map(String)
    default:
      return undefined
  }
}

function valueOf(type: ValueType): string {
  switch (type.kind) {
    case 'time':
      return `a time in seconds, or with ms or us, ${type.min === 0 ? 'from 0 on' : 'above 0'}`
    case 'integer': {
      const span = type.max === undefined ? `${type.min} or more` : `${type.min}–${type.max}`
      return type.unit === undefined ? span : `${type.unit}, ${span}`
    }
    case 'boolean':
      return 'on or off'
    case 'choice':
    case 'rate':
      return (typeWords(type) ?? []).join(', ')
    case 'text':
      return 'a word'
  }
}

function usageOf(type: ValueType): string {
  switch (type.kind) {
    case 'time':
      return 'TIME'
    case 'integer':
    case 'rate':
      return 'NUMBER'
    case 'boolean':
      return 'on|off'
    case 'choice':
      return [...(type.orBoolean ? ['on', 'off'] : []), ...type.words.slice(0, 5)].join('|')
    case 'text':
      return 'WORD'
  }
}
