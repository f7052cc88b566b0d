import type { OptionRow } from './option-row.js'

/** The options of `proxy {}`. */
export const proxyRows: readonly OptionRow[] = [
  {
    name: 'memlimit',
    kind: 'number',
    unit: 'bytes',
    doc: 'Memory that DRBD Proxy may use for its buffers.',
    at: {
      '8.2': { check: 'none' },
      '9': { min: 0, max: 2 ** 64, check: 'drbdadm' },
    },
  },
  {
    name: 'read-loops',
    kind: 'number',
    unit: 'count',
    doc: 'How many reads DRBD Proxy does in a row on one socket.',
    now: { text: 'Delete it; DRBD Proxy 3 has no use for it' },
    at: {
      '8.2': { check: 'none' },
      '9': { min: 0, max: 2 ** 64, check: 'drbdadm' },
    },
  },
  {
    name: 'compression',
    kind: 'number-or-word',
    unit: 'on/off or number',
    doc: 'Compression in DRBD Proxy before it had plugins.',
    now: { section: 'proxy', name: 'plugin', text: 'Write plugin { zlib level 9; } or the like' },
    at: {
      '8.3': { check: 'none' },
      '9': { kind: 'number', min: 0, max: 2 ** 64, check: 'drbdadm' },
    },
  },
  {
    name: 'bwlimit',
    kind: 'number',
    unit: 'bytes/s',
    doc: 'Bandwidth that DRBD Proxy may use.',
    at: {
      '8.4': { from: '8.4.4', check: 'none' },
      '9': { min: 0, max: 2 ** 64, check: 'drbdadm' },
    },
  },
  {
    name: 'sndbuf-size',
    kind: 'number',
    unit: 'bytes',
    doc: 'Size of the send buffer of DRBD Proxy.',
    at: {
      '8.3': { from: '8.3.11', min: 0, max: 10_485_760, check: 'drbdadm' },
      '9': { changes: [['9.29.0', { max: 134_217_728 }]] },
    },
  },
  {
    name: 'rcvbuf-size',
    kind: 'number',
    unit: 'bytes',
    doc: 'Size of the receive buffer of DRBD Proxy.',
    at: {
      '8.3': { from: '8.3.11', min: 0, max: 10_485_760, check: 'drbdadm' },
      '9': { changes: [['9.29.0', { max: 134_217_728 }]] },
    },
  },
  {
    name: 'ping-timeout',
    kind: 'number',
    unit: '0.1 s',
    doc: 'How long DRBD Proxy waits for the answer to a keep-alive packet.',
    at: {
      '8.3': { from: '8.3.11', check: 'none' },
      '9': { min: 1, max: 300, default: 5, check: 'drbdadm' },
    },
  },
  {
    name: 'plugin',
    kind: 'block',
    doc: 'Compression plugins of DRBD Proxy with their arguments, in order.',
    at: { '8.3': { from: '8.3.10', check: 'none' } },
  },
]
