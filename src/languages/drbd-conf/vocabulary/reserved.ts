import type { Dialect } from './release.js'

/**
 * The words that the tokenizer of a dialect takes for its own wherever they stand: as a name or value they need quotes.
 *
 * Each list adds to the one of the dialect before; 9 looks option names up later and has its own short list.
 * Source: user/drbdadm_scanner.fl of each release.
 */
const added: Partial<Readonly<Record<Dialect, readonly string[]>>> = {
  '8.0': [
    '_is_default', '_remote_host', '_this_host', 'address', 'after', 'after-sb-0pri', 'after-sb-1pri',
    'after-sb-2pri', 'al-extents', 'allow-two-primaries', 'always-asbp', 'ask', 'become-primary-on', 'common',
    'connect-int', 'cram-hmac-alg', 'degr-wfc-timeout', 'device', 'dialog-refresh', 'disable-ip-verification',
    'discard-my-data', 'disk', 'fencing', 'flexible-meta-disk', 'global', 'handlers', 'ko-count', 'local-io-error',
    'max-buffers', 'max-epoch-size', 'meta-disk', 'minor-count', 'net', 'no', 'no-disk-flushes', 'no-md-flushes',
    'on', 'on-io-error', 'outdate-peer', 'ping-int', 'ping-timeout', 'pri-lost', 'pri-lost-after-sb',
    'pri-on-incon-degr', 'protocol', 'rate', 'resource', 'rr-conflict', 'shared-secret', 'size', 'skip',
    'sndbuf-size', 'split-brain', 'startup', 'syncer', 'timeout', 'unplug-watermark', 'usage-count', 'use-bmbv',
    'wait-after-sb', 'wfc-timeout', 'yes',
  ],
  '8.2': [
    'after-resync-target', 'before-resync-target', 'cpu-mask', 'data-integrity-alg', 'inside', 'ipv4', 'ipv6',
    'max-bio-bvecs', 'memlimit', 'no-disk-barrier', 'no-disk-drain', 'no-tcp-cork', 'out-of-sync', 'outside',
    'proxy', 'read-loops', 'sci', 'verify-alg',
  ],
  '8.3': [
    'before-resync-source', 'c-delay-target', 'c-fill-target', 'c-max-rate', 'c-min-rate', 'c-plan-ahead',
    'compression', 'congestion-extents', 'congestion-fill', 'csums-alg', 'delay-probe-interval',
    'delay-probe-volume', 'discard-my-data', 'disk-timeout', 'fence-peer', 'floating', 'hold-off-threshold',
    'ignore-on', 'include', 'initial-split-brain', 'minor', 'on-congestion', 'on-no-data-accessible',
    'outdated-wfc-timeout', 'plugin', 'rcvbuf-size', 'sdp', 'ssocks', 'stacked-on-top-of', 'stacked-timeouts',
    'throttle-threshold', 'use-rle',
  ],
  '8.4': [
    'al-updates', 'alternate-link-address', 'bwlimit', 'cmd-timeout-long', 'cmd-timeout-medium', 'cmd-timeout-short',
    'csums-after-crash-only', 'disable-write-same', 'discard-zeroes-if-aligned', 'disk-barrier', 'disk-drain',
    'disk-flushes', 'md-flushes', 'options', 'read-balancing', 'resync-after', 'resync-rate',
    'rs-discard-granularity', 'socket-check-timeout', 'tcp-cork', 'udev-always-use-vnr', 'unfence-peer', 'volume',
  ],
}

const removed: Partial<Readonly<Record<Dialect, readonly string[]>>> = {
  '8.2': ['discard-my-data'],
  '8.4': ['_is_default'],
}

const ofNine: readonly string[] = [
  '_cstate', '_is_standalone', '_peer_node_id', '_remote_host', '_this_host', '_unknown', 'address', 'ask',
  'cmd-timeout-long', 'cmd-timeout-medium', 'cmd-timeout-short', 'common', 'connection', 'connection-mesh', 'device', 'dialog-refresh',
  'disable-ip-verification', 'disk', 'flexible-meta-disk', 'floating', 'global', 'handlers', 'host', 'hosts',
  'include', 'inside', 'ipv4', 'ipv6', 'meta-disk', 'minor', 'minor-count', 'net', 'no', 'node-id', 'on', 'options',
  'outside', 'outside-address', 'path', 'port', 'proxy', 'require-drbd-module-version-eq',
  'require-drbd-module-version-ge', 'require-drbd-module-version-gt', 'require-drbd-module-version-le',
  'require-drbd-module-version-lt', 'require-drbd-module-version-ne', 'resource', 'sci', 'sdp', 'skip', 'ssocks',
  'stacked-on-top-of', 'startup', 'syncer', 'template-file', 'tiebreaker', 'udev-always-use-vnr', 'usage-count',
  'via', 'volume', 'yes',
]

/** Collects the reserved words of a dialect's reference release. */
export function reservedWords(dialect: Dialect): ReadonlySet<string> {
  if (dialect === '9') return new Set(ofNine)
  const words = new Set<string>()
  for (const known of ['8.0', '8.2', '8.3', '8.4'] as const) {
    if (dialect === '0.7') break
    for (const word of added[known] ?? []) words.add(word)
    for (const word of removed[known] ?? []) words.delete(word)
    if (known === dialect) break
  }
  return words
}
