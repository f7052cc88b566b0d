import { releasesInWords } from './entry.js'
import type { KeyEntry, ValueType } from './entry.js'

type Options = Partial<Pick<KeyEntry, 'min' | 'max' | 'values' | 'default' | 'unit' | 'since' | 'until' | 'reader' | 'isSecret'>>

function key(section: string, name: string, type: ValueType, doc: string, options: Options, source: string): KeyEntry {
  const { since = '1.0', until } = options
  const releases = { since, ...(until === undefined ? {} : { until }) }
  const value = valueInWords(type, options)
  return { kind: 'key', name, in: section === '' ? [] : [section], type, doc, ...options, ...releases, ...releasesInWords(releases), ...(value === undefined ? {} : { value }), source }
}

const largest: Readonly<Partial<Record<ValueType, string>>> = { u8: '0–255', u16: '0–65535', u32: '0–4294967295', i32: '-2147483648–2147483647', u64: '0–18446744073709551615' }

function valueInWords(type: ValueType, { min, max, values, unit }: Options): string | undefined {
  if (values !== undefined) return values.join(', ')
  const range = min === undefined || max === undefined ? largest[type] : `${min}–${max}`
  if (range !== undefined) return unit === undefined ? range : `${range} ${unit}`
  return type === 'address' ? 'address, or a name that resolves to one' : type === 'text' ? 'text' : undefined
}

let table: readonly KeyEntry[] | undefined

/** The keys that some release reads, by section. Sources are files of corosync, at the release in which each was last read. */
export function allKeys(): readonly KeyEntry[] {
  return (table ??= keys())
}

const keys = (): KeyEntry[] => [
  // the file itself
  key('', 'compatibility', 'choice', 'Whether old openais hosts can take part.', { values: ['whitetank', 'none'], default: 'whitetank', until: '1.4' }, 'exec/mainconfig.c'),

  // totem
  key('totem', 'version', 'u32', 'Version of this section; there is only 2.', { min: 2, max: 2 }, 'exec/coroparse.c'),
  key('totem', 'cluster_name', 'text', 'Name of the cluster. Multicast takes its address from it where none is given.', { since: '2.0' }, 'exec/totemconfig.c'),
  key('totem', 'cluster_uuid', 'text', 'Number by which pcs knows the cluster again. Corosync itself does nothing with it.', { reader: 'pcs', since: '2.0' }, 'pcs 0.10.14 and 0.11.3, "cluster UUID support"'),
  key('totem', 'transport', 'choice', 'How packets travel: knet, or UDP to each node (udpu) or to a group (udp).', { values: ['knet', 'udpu', 'udp'], default: 'knet' }, 'exec/totemconfig.c'),
  key('totem', 'nodeid', 'u32', 'Number of this node; since 3.0 it stands in the nodelist.', {}, 'exec/coroparse.c'),
  key('totem', 'clear_node_high_bit', 'word', 'Whether a number that is made of an IPv4 address loses its top bit.', { values: ['yes', 'no'], default: 'no' }, 'exec/totemconfig.c'),
  key('totem', 'secauth', 'word', 'Encryption and authentication in one word; only "on" is on since 3.0, and everything but "off" before.', { values: ['on', 'off'], default: 'off in 3.0 and 3.1, else on' }, 'exec/totemconfig.c'),
  key('totem', 'crypto_model', 'choice', 'Library that encrypts.', { values: ['nss', 'openssl'], default: 'nss', since: '3.0' }, 'exec/coroparse.c'),
  key('totem', 'crypto_cipher', 'choice', 'Cipher of the traffic; it needs a hash.', { values: ['none', 'aes256', 'aes192', 'aes128'], default: 'none', since: '2.0' }, 'exec/coroparse.c'),
  key('totem', 'crypto_hash', 'choice', 'Hash by which packets are authenticated.', { values: ['none', 'md5', 'sha1', 'sha256', 'sha384', 'sha512'], default: 'none', since: '2.0' }, 'exec/coroparse.c'),
  key('totem', 'crypto_type', 'choice', 'Cipher of corosync 1 and 2.', { values: ['nss', 'aes256', 'aes192', 'aes128', '3des'], until: '2.4' }, 'exec/coroparse.c'),
  key('totem', 'crypto_accept', 'word', 'Whether packets of the old format are taken.', { values: ['old', 'new'], default: 'old', since: '1.4', until: '1.4' }, 'exec/totemconfig.c'),
  key('totem', 'keyfile', 'text', 'File with the key that all nodes share.', { default: '/etc/corosync/authkey' }, 'exec/totemconfig.c'),
  key('totem', 'key', 'text', 'The key itself, where there is no file with it.', { isSecret: true }, 'exec/totemconfig.c'),
  key('totem', 'link_mode', 'choice', 'How several links are used: one after the other, all at once, or in turn.', { values: ['passive', 'active', 'rr'], default: 'passive', since: '3.0' }, 'exec/totemconfig.c'),
  key('totem', 'rrp_mode', 'choice', 'How two rings are used, up to 2.4.', { values: ['none', 'active', 'passive'], default: 'none', until: '2.4' }, 'exec/main.c'),
  key('totem', 'ip_version', 'choice', 'Which kind of address names are resolved to.', { values: ['ipv4', 'ipv6', 'ipv4-6', 'ipv6-4'], default: 'ipv6-4 (udp: ipv4)', since: '2.2' }, 'exec/coroparse.c'),
  key('totem', 'ip_dscp', 'text', 'Mark of the packets for the network\'s priorities.', { default: '0', since: '3.1.10' }, 'exec/coroparse.c'),
  key('totem', 'netmtu', 'u32', 'Largest packet that is handed to the network.', { default: 'knet 65536, udp/udpu 1500', unit: 'bytes' }, 'exec/coroparse.c'),
  key('totem', 'threads', 'u32', 'Threads that send.', { default: '0', until: '2.4' }, 'exec/coroparse.c'),
  key('totem', 'vsftype', 'word', 'Filter of virtual synchrony.', { values: ['ykd', 'none'], default: 'none', until: '1.4' }, 'exec/totemconfig.c'),
  key('totem', 'config_version', 'u64', 'Version of the file. A node with a lower one than the others leaves.', { default: '0', since: '2.1' }, 'exec/coroparse.c'),
  key('totem', 'token', 'u32', 'Time without a token after which a node counts as lost.', { default: '3.1: 3000; 1.x, 2.x, 3.0: 1000', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'token_coefficient', 'u32', 'What each node beyond two adds to the token time.', { default: '650', unit: 'ms', since: '2.3.4' }, 'exec/coroparse.c'),
  key('totem', 'token_retransmit', 'u32', 'Time after which the token is sent again.', { default: 'token / (retransmits + 0.2)', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'hold', 'u32', 'How long an idle ring holds the token.', { default: 'token_retransmit * 0.8 - 10', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'join', 'u32', 'How long to wait for others that join.', { default: '50', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'send_join', 'u32', 'Longest random wait before joining, for large rings.', { default: '0', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'consensus', 'u32', 'How long the nodes may take to agree on who is there; at least 1.2 × token.', { default: '1.2 * effective token', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'merge', 'u32', 'Wait before looking for other partitions while nothing happens.', { default: '200', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'downcheck', 'u32', 'Wait before a network that went away is looked at again.', { default: '1000', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'max_network_delay', 'u32', 'Delay of the network that the heartbeat reckons with.', { default: '50', unit: 'ms' }, 'exec/coroparse.c'),
  key('totem', 'token_warning', 'u32', 'Share of the token time after which a late token is logged.', { min: 0, max: 100, default: '75', unit: '%', since: '3.0' }, 'exec/coroparse.c'),
  key('totem', 'token_retransmits_before_loss_const', 'u32', 'How often the token is sent again before it counts as lost.', { default: '4' }, 'exec/coroparse.c'),
  key('totem', 'fail_recv_const', 'u32', 'Rounds without a message that is due before a new membership is formed.', { default: '2500' }, 'exec/coroparse.c'),
  key('totem', 'seqno_unchanged_const', 'u32', 'Idle rounds before the token is held.', { default: '30' }, 'exec/coroparse.c'),
  key('totem', 'heartbeat_failures_allowed', 'u32', 'Failures of the heartbeat that are forgiven.', { default: '0' }, 'exec/coroparse.c'),
  key('totem', 'window_size', 'u32', 'Messages of one round.', { default: '50' }, 'exec/coroparse.c'),
  key('totem', 'max_messages', 'u32', 'Messages of one node in a round.', { default: '17' }, 'exec/coroparse.c'),
  key('totem', 'miss_count_const', 'u32', 'Misses of a message before it is asked for again.', { default: '5' }, 'exec/coroparse.c'),
  key('totem', 'knet_pmtud_interval', 'u32', 'How often the largest packet of a link is tried.', { default: '30', unit: 's', since: '3.0' }, 'exec/coroparse.c'),
  key('totem', 'knet_mtu', 'u32', 'Largest packet of the links, where it is not to be tried.', { default: '0 (automatic)', unit: 'bytes', since: '3.1.7' }, 'exec/coroparse.c'),
  key('totem', 'knet_compression_model', 'choice', 'Library that compresses packets.', { values: ['zlib', 'lz4', 'lz4hc', 'lzo2', 'lzma', 'bzip2', 'zstd'], default: 'none', since: '3.0' }, 'exec/coroparse.c'),
  key('totem', 'knet_compression_threshold', 'u32', 'Size from which packets are compressed.', { default: '0', unit: 'bytes', since: '3.0' }, 'exec/coroparse.c'),
  key('totem', 'knet_compression_level', 'i32', 'Level of the compression.', { default: '0', since: '3.0' }, 'exec/coroparse.c'),
  key('totem', 'block_unlisted_ips', 'word', 'Whether packets of hosts that are not in the nodelist are dropped.', { values: ['yes', 'no'], default: 'yes', since: '2.4.5' }, 'exec/totemconfig.c'),
  key('totem', 'cancel_token_hold_on_retransmit', 'word', 'Whether an idle ring goes on at once when a message must be sent again.', { values: ['yes', 'no'], default: 'no', since: '2.4.6' }, 'exec/totemconfig.c'),
  key('totem', 'rrp_token_expired_timeout', 'u32', 'Wait for the token on one ring.', { default: 'token_retransmit', unit: 'ms', until: '2.4' }, 'exec/coroparse.c'),
  key('totem', 'rrp_problem_count_timeout', 'u32', 'Time after which a problem of a ring is forgiven.', { default: '2000', unit: 'ms', until: '2.4' }, 'exec/coroparse.c'),
  key('totem', 'rrp_problem_count_threshold', 'u32', 'Problems after which a ring counts as faulty.', { default: '10', until: '2.4' }, 'exec/coroparse.c'),
  key('totem', 'rrp_problem_count_mcast_threshold', 'u32', 'The same for multicast in passive mode.', { default: '10 * threshold', until: '2.4' }, 'exec/coroparse.c'),
  key('totem', 'rrp_autorecovery_check_timeout', 'u32', 'How often a faulty ring is tried again.', { default: '1000', unit: 'ms', until: '2.4' }, 'exec/coroparse.c'),

  // totem.interface
  key('totem.interface', 'linknumber', 'u8', 'Link that the section is about.', { min: 0, max: 7, default: '0', since: '3.0' }, 'exec/coroparse.c'),
  key('totem.interface', 'ringnumber', 'u8', 'Ring that the section is about; since 3.0 linknumber.', { min: 0, max: 1, default: '0', until: '2.4' }, 'exec/coroparse.c'),
  key('totem.interface', 'bindnetaddr', 'address', 'Network or address to bind to, where no nodelist says it.', {}, 'exec/coroparse.c'),
  key('totem.interface', 'mcastaddr', 'address', 'Multicast group.', { default: 'from cluster_name' }, 'exec/coroparse.c'),
  key('totem.interface', 'broadcast', 'word', 'Whether to broadcast instead.', { values: ['yes', 'no'], default: 'no', since: '1.2' }, 'exec/coroparse.c'),
  key('totem.interface', 'mcastport', 'u16', 'UDP port of the link, for every transport; udp uses the port below, too.', { default: '5405 + link number' }, 'exec/coroparse.c'),
  key('totem.interface', 'ttl', 'u8', 'Hops of multicast packets.', { default: '1', since: '1.4' }, 'exec/coroparse.c'),
  key('totem.interface', 'knet_link_priority', 'u8', 'Which link is used first in passive mode; the highest.', { default: '1', since: '3.0' }, 'exec/coroparse.c'),
  key('totem.interface', 'knet_ping_interval', 'u32', 'How often a link is pinged; set it together with the timeout.', { default: 'token / (pong_count * 2)', unit: 'ms', since: '3.0' }, 'exec/coroparse.c'),
  key('totem.interface', 'knet_ping_timeout', 'u32', 'Silence after which a link counts as down.', { default: 'token / pong_count', unit: 'ms', since: '3.0' }, 'exec/coroparse.c'),
  key('totem.interface', 'knet_ping_precision', 'u32', 'Samples of the average latency.', { default: '2048', since: '3.0' }, 'exec/coroparse.c'),
  key('totem.interface', 'knet_pong_count', 'u32', 'Answers after which a link counts as up.', { default: '2', since: '3.0' }, 'exec/coroparse.c'),
  key('totem.interface', 'knet_transport', 'choice', 'What carries the link.', { values: ['udp', 'sctp'], default: 'udp', since: '3.0' }, 'exec/coroparse.c'),

  // totem.interface.member
  key('totem.interface.member', 'memberaddr', 'address', 'Address of a member.', { since: '1.3', until: '3.1' }, 'exec/coroparse.c'),

  // nodelist.node
  key('nodelist.node', 'ringX_addr', 'address', 'Address of the node on a link, or a name that resolves to it.', { since: '2.0' }, 'exec/totemconfig.c'),
  key('nodelist.node', 'nodeid', 'u32', 'Number of the node, its own in the cluster.', { min: 1, max: 4294967295, default: 'udp, udpu: IPv4 address as a number', since: '2.0' }, 'exec/coroparse.c'),
  key('nodelist.node', 'name', 'text', 'Name of the node, as uname -n prints it.', { since: '2.0' }, 'exec/totemconfig.c'),
  key('nodelist.node', 'quorum_votes', 'u32', 'Votes of the node.', { default: '1', since: '2.0' }, 'exec/coroparse.c'),

  // quorum
  key('quorum', 'provider', 'word', 'Who decides on quorum. Without it every partition goes on.', { values: ['corosync_votequorum'] }, 'exec/vsf_quorum.c'),
  key('quorum', 'expected_votes', 'u32', 'Votes of the whole cluster, where the nodelist is not to be counted.', { default: 'sum of the nodelist votes' }, 'exec/coroparse.c'),
  key('quorum', 'votes', 'u32', 'Votes of this node, where there is no nodelist.', { default: '1' }, 'exec/coroparse.c'),
  key('quorum', 'two_node', 'u8', 'Lets one of two nodes go on by itself; fencing must work.', { min: 0, max: 1, values: ['0', '1'], default: '0' }, 'exec/coroparse.c'),
  key('quorum', 'wait_for_all', 'u8', 'Whether all nodes must have been seen once before there is quorum.', { min: 0, max: 1, values: ['0', '1'], default: '0 (1 with two_node)', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum', 'auto_tie_breaker', 'u8', 'Whether the half with the chosen node goes on.', { min: 0, max: 1, values: ['0', '1'], default: '0', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum', 'auto_tie_breaker_node', 'text', 'Which node is chosen, in order of preference.', { values: ['lowest', 'highest'], default: 'lowest', since: '2.3.4' }, 'exec/votequorum.c'),
  key('quorum', 'last_man_standing', 'u8', 'Whether the votes that are expected follow the nodes that are left.', { min: 0, max: 1, values: ['0', '1'], default: '0', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum', 'last_man_standing_window', 'u32', 'Wait before they are counted again.', { default: '10000', unit: 'ms', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum', 'allow_downscale', 'u8', 'Whether a node that leaves in order takes its vote with it.', { min: 0, max: 1, values: ['0', '1'], default: '0', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum', 'expected_votes_tracking', 'u8', 'Whether the highest number of votes ever is remembered.', { min: 0, max: 1, values: ['0', '1'], default: '0', since: '2.3.3' }, 'exec/coroparse.c'),
  key('quorum', 'leaving_timeout', 'u32', 'Wait for a node that leaves.', { default: '10000', unit: 'ms', until: '2.0' }, 'exec/coroparse.c'),
  key('quorum', 'quorumdev_poll', 'u32', 'How often the quorum device is asked.', { default: '10000', unit: 'ms', until: '1.4' }, 'services/votequorum.c'),
  key('quorum', 'disallowed', 'u8', 'The disallowed mode of cman.', { min: 0, max: 1, values: ['0', '1'], default: '0', until: '1.4' }, 'services/votequorum.c'),

  // quorum.device
  key('quorum.device', 'model', 'word', 'Kind of the device. Without it there is none.', { values: ['net'], since: '2.0' }, 'exec/votequorum.c'),
  key('quorum.device', 'votes', 'u32', 'Votes of the device.', { default: 'nodes - 1', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum.device', 'timeout', 'u32', 'Silence after which the vote of the device is gone.', { default: '10000', unit: 'ms', since: '2.0' }, 'exec/coroparse.c'),
  key('quorum.device', 'sync_timeout', 'u32', 'The same while the membership changes.', { default: '30000', unit: 'ms', since: '2.3.4' }, 'exec/coroparse.c'),
  key('quorum.device', 'master_wins', 'u8', 'Whether the partition that holds the device keeps quorum.', { min: 0, max: 1, values: ['0', '1'], default: '0', since: '2.1' }, 'exec/coroparse.c'),

  // quorum.device.net
  key('quorum.device.net', 'host', 'text', 'The host of corosync-qnetd; none of the cluster.', { reader: 'corosync-qdevice', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'port', 'u16', 'Its port.', { reader: 'corosync-qdevice', default: '5403', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'algorithm', 'choice', 'How it votes: for one half (ffsplit), or for the last that stands (lms).', { reader: 'corosync-qdevice', values: ['ffsplit', 'lms', '2nodelms', 'test'], default: 'test', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'tls', 'choice', 'Whether to encrypt.', { reader: 'corosync-qdevice', values: ['on', 'off', 'required'], default: 'on', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'tie_breaker', 'text', 'Which half wins.', { reader: 'corosync-qdevice', values: ['lowest', 'highest'], default: 'lowest', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'connect_timeout', 'u32', 'How long connecting may take.', { reader: 'corosync-qdevice', default: '0.8 * device.timeout', unit: 'ms', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'force_ip_version', 'choice', 'Which kind of address is used.', { reader: 'corosync-qdevice', values: ['0', '4', '6'], default: '0', since: '2.3.6' }, 'man/corosync-qdevice.8'),
  key('quorum.device.net', 'keep_active_partition_tie_breaker', 'choice', 'Whether the half that was active before wins.', { reader: 'corosync-qdevice', values: ['on', 'off'], default: 'off', since: '3.0' }, 'man/corosync-qdevice.8'),

  // quorum.device.heuristics
  key('quorum.device.heuristics', 'mode', 'choice', 'When the commands run.', { reader: 'corosync-qdevice', values: ['on', 'sync', 'off'], default: 'off', since: '2.4.3' }, 'man/corosync-qdevice.8'),
  key('quorum.device.heuristics', 'timeout', 'u32', 'How long they may take.', { reader: 'corosync-qdevice', default: 'device.timeout / 2', unit: 'ms', since: '2.4.3' }, 'man/corosync-qdevice.8'),
  key('quorum.device.heuristics', 'sync_timeout', 'u32', 'The same while the membership changes.', { reader: 'corosync-qdevice', default: 'device.sync_timeout / 2', unit: 'ms', since: '2.4.3' }, 'man/corosync-qdevice.8'),
  key('quorum.device.heuristics', 'interval', 'u32', 'How often they run.', { reader: 'corosync-qdevice', default: '3 * device.timeout', unit: 'ms', since: '2.4.3' }, 'man/corosync-qdevice.8'),
  key('quorum.device.heuristics', 'exec_NAME', 'text', 'A command; all must succeed.', { reader: 'corosync-qdevice', since: '2.4.3' }, 'man/corosync-qdevice.8'),

  // logging
  key('logging', 'to_stderr', 'choice', 'Whether to log to standard error.', { values: ['yes', 'no', 'on', 'off'], default: 'yes' }, 'exec/logconfig.c'),
  key('logging', 'to_syslog', 'choice', 'Whether to log to syslog.', { values: ['yes', 'no', 'on', 'off'], default: 'yes' }, 'exec/logconfig.c'),
  key('logging', 'to_logfile', 'choice', 'Whether to log to the file that logfile names.', { values: ['yes', 'no', 'on', 'off'], default: 'no' }, 'exec/logconfig.c'),
  key('logging', 'to_file', 'choice', 'The former name of to_logfile.', { values: ['yes', 'no', 'on', 'off'], until: '3.1' }, 'exec/logconfig.c'),
  key('logging', 'logfile', 'text', 'The file to log to.', {}, 'exec/logconfig.c'),
  key('logging', 'logfile_priority', 'priority', 'Least priority that is written to the file.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'], default: 'info' }, 'exec/logconfig.c'),
  key('logging', 'syslog_priority', 'priority', 'Least priority that is sent to syslog.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'], default: 'info' }, 'exec/logconfig.c'),
  key('logging', 'syslog_level', 'priority', 'The former name of syslog_priority.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'] }, 'exec/logconfig.c'),
  key('logging', 'syslog_facility', 'choice', 'Facility of syslog.', { values: ['auth', 'authpriv', 'cron', 'daemon', 'ftp', 'kern', 'lpr', 'mail', 'news', 'syslog', 'user', 'uucp', 'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'], default: 'daemon' }, 'exec/logconfig.c'),
  key('logging', 'debug', 'choice', 'Whether to log what helps to find faults.', { values: ['on', 'off', 'trace'], default: 'off' }, 'exec/logconfig.c'),
  key('logging', 'timestamp', 'choice', 'Whether lines begin with the time.', { values: ['on', 'off', 'hires'], default: 'hires; off before 3.0' }, 'exec/logconfig.c'),
  key('logging', 'fileline', 'choice', 'Whether lines name the place in the source.', { values: ['on', 'off'], default: 'off' }, 'exec/logconfig.c'),
  key('logging', 'function_name', 'choice', 'Whether lines name the function.', { values: ['on', 'off'], default: 'off' }, 'exec/logconfig.c'),
  key('logging', 'blackbox', 'choice', 'Whether the last messages are kept for corosync-blackbox.', { values: ['on', 'off'], default: 'on', since: '2.0' }, 'exec/logconfig.c'),
  key('logging', 'tags', 'text', 'Tags of traces.', { until: '1.4' }, 'man/corosync.conf.5'),

  // logging.logger_subsys
  key('logging.logger_subsys', 'tags', 'text', 'Tags of traces.', { until: '1.4' }, 'conf/corosync.conf.example'),
  key('logging.logger_subsys', 'to_stderr', 'choice', 'Whether to log to standard error.', { values: ['yes', 'no', 'on', 'off'], default: 'as in logging' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'to_syslog', 'choice', 'Whether to log to syslog.', { values: ['yes', 'no', 'on', 'off'], default: 'as in logging' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'to_logfile', 'choice', 'Whether to log to the file that logfile names.', { values: ['yes', 'no', 'on', 'off'], default: 'no' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'to_file', 'choice', 'The former name of to_logfile.', { values: ['yes', 'no', 'on', 'off'], until: '3.1' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'logfile', 'text', 'The file to log to.', {}, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'logfile_priority', 'priority', 'Least priority that is written to the file.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'], default: 'info' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'syslog_priority', 'priority', 'Least priority that is sent to syslog.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'], default: 'info' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'syslog_level', 'priority', 'The former name of syslog_priority.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'] }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'syslog_facility', 'choice', 'Facility of syslog.', { values: ['auth', 'authpriv', 'cron', 'daemon', 'ftp', 'kern', 'lpr', 'mail', 'news', 'syslog', 'user', 'uucp', 'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'], default: 'daemon' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'debug', 'choice', 'Whether to log what helps to find faults.', { values: ['on', 'off', 'trace'], default: 'off' }, 'exec/logconfig.c'),
  key('logging.logger_subsys', 'subsys', 'text', 'The part that the settings are for, such as QUORUM or TOTEM.', {}, 'exec/coroparse.c'),

  // logging.logging_daemon
  key('logging.logging_daemon', 'to_stderr', 'choice', 'Whether to log to standard error.', { values: ['yes', 'no', 'on', 'off'], default: 'as in logging' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'to_syslog', 'choice', 'Whether to log to syslog.', { values: ['yes', 'no', 'on', 'off'], default: 'as in logging' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'to_logfile', 'choice', 'Whether to log to the file that logfile names.', { values: ['yes', 'no', 'on', 'off'], default: 'no' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'to_file', 'choice', 'The former name of to_logfile.', { values: ['yes', 'no', 'on', 'off'], until: '3.1' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'logfile', 'text', 'The file to log to.', {}, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'logfile_priority', 'priority', 'Least priority that is written to the file.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'], default: 'info' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'syslog_priority', 'priority', 'Least priority that is sent to syslog.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'], default: 'info' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'syslog_level', 'priority', 'The former name of syslog_priority.', { values: ['emerg', 'alert', 'crit', 'err', 'error', 'warning', 'notice', 'info', 'debug'] }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'syslog_facility', 'choice', 'Facility of syslog.', { values: ['auth', 'authpriv', 'cron', 'daemon', 'ftp', 'kern', 'lpr', 'mail', 'news', 'syslog', 'user', 'uucp', 'local0', 'local1', 'local2', 'local3', 'local4', 'local5', 'local6', 'local7'], default: 'daemon' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'debug', 'choice', 'Whether to log what helps to find faults.', { values: ['on', 'off', 'trace'], default: 'off' }, 'exec/logconfig.c'),
  key('logging.logging_daemon', 'name', 'text', 'The daemon that the settings are for.', {}, 'exec/coroparse.c'),
  key('logging.logging_daemon', 'subsys', 'text', 'The part that the settings are for, such as QUORUM or TOTEM.', {}, 'exec/coroparse.c'),

  // system
  key('system', 'qb_ipc_type', 'choice', 'Kind of IPC.', { values: ['native', 'shm', 'socket'], default: 'native', since: '3.0' }, 'exec/coroparse.c'),

  // qb
  key('qb', 'ipc_type', 'choice', 'Kind of IPC.', { values: ['native', 'shm', 'socket'], default: 'native', since: '2.2', until: '2.4' }, 'exec/coroparse.c'),

  // system
  key('system', 'sched_rr', 'choice', 'Whether the daemon runs with real-time priority.', { values: ['yes', 'no'], default: 'yes', since: '3.0' }, 'exec/coroparse.c'),
  key('system', 'priority', 'text', 'Nice value where it does not: max, min or a number.', { values: ['max', 'min'], since: '3.0' }, 'exec/main.c'),
  key('system', 'move_to_root_cgroup', 'choice', 'Whether the daemon leaves its control group.', { values: ['yes', 'no', 'auto'], default: 'auto', since: '3.0' }, 'exec/coroparse.c'),
  key('system', 'allow_knet_handle_fallback', 'choice', 'Whether to go on without privileges, in containers.', { values: ['yes', 'no'], default: 'no', since: '3.1.1' }, 'exec/coroparse.c'),
  key('system', 'state_dir', 'text', 'The folder in which the daemon works; it must be there.', { default: '$STATE_DIRECTORY or /var/lib/corosync', since: '3.0' }, 'exec/util.c'),

  // resources
  key('resources', 'watchdog_device', 'text', 'The watchdog, or off.', { default: '2.x: /dev/watchdog; 3.x: off', since: '2.3.6' }, 'exec/wd.c'),
  key('resources', 'watchdog_timeout', 'u32', 'Its time.', { min: 2, max: 120, default: '6', unit: 's', since: '2.0' }, 'exec/coroparse.c'),

  // resources.system.memory_used
  key('resources.system.memory_used', 'recovery', 'word', 'What to do where the limit is passed.', { values: ['none', 'reboot', 'shutdown', 'watchdog'], since: '2.0' }, 'exec/wd.c'),
  key('resources.system.memory_used', 'max', 'text', 'The limit.', { since: '2.0' }, 'exec/main.c'),
  key('resources.system.memory_used', 'poll_period', 'u64', 'How often it is looked at.', { min: 500, max: 120000, default: '3000', unit: 'ms', since: '2.0' }, 'exec/coroparse.c'),
  key('resources.system.memory_used', 'state', 'text', 'disabled switches it off.', { since: '2.0' }, 'exec/wd.c'),

  // resources.system.load_15min
  key('resources.system.load_15min', 'recovery', 'word', 'What to do where the limit is passed.', { values: ['none', 'reboot', 'shutdown', 'watchdog'], since: '2.0' }, 'exec/wd.c'),
  key('resources.system.load_15min', 'max', 'text', 'The limit.', { since: '2.0' }, 'exec/main.c'),
  key('resources.system.load_15min', 'poll_period', 'u64', 'How often it is looked at.', { min: 500, max: 120000, default: '3000', unit: 'ms', since: '2.0' }, 'exec/coroparse.c'),
  key('resources.system.load_15min', 'state', 'text', 'disabled switches it off.', { since: '2.0' }, 'exec/wd.c'),

  // nozzle
  key('nozzle', 'name', 'text', 'Name of the network device.', { since: '3.0' }, 'exec/totemknet.c'),
  key('nozzle', 'ipaddr', 'text', 'Network of its addresses; the number of the node is added.', { since: '3.0' }, 'exec/totemknet.c'),
  key('nozzle', 'ipprefix', 'text', 'Length of the prefix.', { since: '3.0' }, 'exec/totemknet.c'),
  key('nozzle', 'macaddr', 'text', 'Beginning of its MAC address.', { since: '3.0' }, 'exec/totemknet.c'),

  // pload
  key('pload', 'count', 'text', 'Messages of the test.', { default: '1500000', since: '2.0', until: '2.4' }, 'exec/coroparse.c'),
  key('pload', 'size', 'text', 'Size of one.', { default: '300', unit: 'bytes', since: '2.0', until: '2.4' }, 'exec/coroparse.c'),

  // uidgid
  key('uidgid', 'uid', 'text', 'A user, by name or number.', {}, 'exec/coroparse.c'),
  key('uidgid', 'gid', 'text', 'A group, by name or number.', {}, 'exec/coroparse.c'),

  // service
  key('service', 'name', 'text', 'Name of the plug-in.', { until: '1.4' }, 'exec/totemconfig.c'),
  key('service', 'ver', 'text', 'Its version; of Pacemaker: 0 starts it, 1 leaves that to pacemakerd.', { until: '1.4' }, 'exec/service.c'),
  key('service', 'use_logd', 'text', 'Whether the plug-in logs through logd.', { until: '1.4' }, 'man/corosync.conf.5'),
  key('service', 'use_mgmtd', 'text', 'Whether the plug-in starts mgmtd.', { until: '1.4' }, 'man/corosync.conf.5'),
  key('service', 'clustername', 'text', 'Name of the cluster for the plug-in.', { until: '1.4' }, 'man/corosync.conf.5'),

  // aisexec
  key('aisexec', 'user', 'text', 'The user.', { until: '1.4' }, 'man/corosync.conf.5'),
  key('aisexec', 'group', 'text', 'The group.', { until: '1.4' }, 'man/corosync.conf.5'),

  // amf
  key('amf', 'mode', 'word', 'Whether it is on.', { until: '1.4' }, 'man/corosync.conf.5'),

  // event
  key('event', 'delivery_queue_size', 'text', 'Size of the queue of events.', { until: '1.4' }, 'man/corosync.conf.5'),
  key('event', 'delivery_queue_resume', 'text', 'Fill of the queue from which events are taken again.', { until: '1.4' }, 'man/corosync.conf.5'),
]
