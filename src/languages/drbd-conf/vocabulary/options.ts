import type { OptionRow } from './option-row.js'

/** The options of `options {}`. */
export const optionsRows: readonly OptionRow[] = [
  {
    name: 'cpu-mask',
    kind: 'string',
    doc: 'Processors on which the threads of the resource may run, as a hexadecimal mask.',
    at: {
      '8.4': { default: '0 / all CPUs', check: 'none' },
      '9': { changes: [['9.18.2', { maxLength: 31, check: 'length' }], ['9.26.0', { maxLength: 255 }]] },
    },
  },
  {
    name: 'on-no-data-accessible',
    kind: 'enum',
    doc: 'What happens to requests when neither the local nor a remote disk can serve them.',
    at: {
      '8.4': { default: 'io-error', values: ['io-error', 'suspend-io'], check: 'setup' },
      '9': { check: 'drbdadm' },
    },
  },
  {
    name: 'auto-promote',
    kind: 'boolean',
    doc: 'Makes a host primary when its device is opened for writing, and secondary when it is closed.',
    at: { '9': { default: 'yes', check: 'drbdadm' } },
  },
  {
    name: 'auto-promote-timeout',
    kind: 'number',
    unit: '0.1 s',
    doc: 'How long opening a device may wait until the promotion becomes possible.',
    limits: 'DRBD_AUTO_PROMOTE_TIMEOUT',
    at: { '9': { from: '8.9.3', min: 0, max: 600, default: 20, check: 'drbdadm' } },
  },
  {
    name: 'peer-ack-window',
    kind: 'number',
    unit: 'bytes',
    doc: 'Amount of written data after which the peers are told which blocks are in sync.',
    limits: 'DRBD_PEER_ACK_WINDOW',
    at: { '9': { min: 2048, max: 204_800, default: 4096, scale: 512, check: 'drbdadm' } },
  },
  {
    name: 'peer-ack-delay',
    kind: 'number',
    unit: 'ms',
    doc: 'Idle time after which the peers are told which blocks are in sync.',
    limits: 'DRBD_PEER_ACK_DELAY',
    at: { '9': { min: 1, max: 10000, default: 100, check: 'drbdadm' } },
  },
  {
    name: 'twopc-timeout',
    kind: 'number',
    unit: '0.1 s',
    doc: 'How long a change of the cluster state in two phases may take.',
    limits: 'DRBD_TWOPC_TIMEOUT',
    at: { '9': { min: 50, max: 600, default: 300, check: 'drbdadm' } },
  },
  {
    name: 'twopc-retry-timeout',
    kind: 'number',
    unit: '0.1 s',
    doc: 'Base of the random pause before a cluster-wide state change is tried again.',
    limits: 'DRBD_TWOPC_RETRY_TIMEOUT',
    at: { '9': { min: 1, max: 50, default: 1, check: 'drbdadm' } },
  },
  {
    name: 'max-io-depth',
    kind: 'number',
    unit: 'requests',
    doc: 'Most requests that may be in flight on the device at a time.',
    limits: 'DRBD_MAX_IO_DEPTH',
    at: { '9': { from: '8.9.7', min: 4, max: 4_294_967_295, default: 8000, check: 'drbdadm' } },
  },
  {
    name: 'quorum',
    kind: 'number-or-word',
    unit: 'nodes',
    doc: 'How many hosts must be reachable for the data to be used: off, a number, the majority or all.',
    at: {
      '9': { from: '8.9.11', min: 1, max: 32, default: 'off', values: ['off', 'majority', 'all'], check: 'drbdadm' },
    },
  },
  {
    name: 'on-no-quorum',
    kind: 'enum',
    doc: 'What happens to requests when the quorum is lost.',
    at: { '9': { from: '9.0.0', default: 'suspend-io', values: ['io-error', 'suspend-io'], check: 'drbdadm' } },
  },
  {
    name: 'quorum-minimum-redundancy',
    kind: 'number-or-word',
    unit: 'UpToDate nodes',
    doc: 'How many hosts with up-to-date data the quorum must contain.',
    at: {
      '9': { from: '9.2.0', min: 1, max: 32, default: 'off', values: ['off', 'majority', 'all'], check: 'drbdadm' },
    },
  },
  {
    name: 'on-suspended-primary-outdated',
    kind: 'enum',
    doc: 'What a suspended primary does when it learns that its data are outdated.',
    at: {
      '9': { from: '9.21.0', default: 'disconnect', values: ['disconnect', 'force-secondary'], check: 'drbdadm' },
    },
  },
  {
    name: 'drbd8-api-compatibility',
    kind: 'boolean',
    doc: 'Uses the interface of DRBD 8 towards the kernel for this resource.',
    at: { '9': { from: '9.33.0', default: 'no', check: 'drbdadm' } },
  },
]
