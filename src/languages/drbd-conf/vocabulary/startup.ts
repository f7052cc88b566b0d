import type { OptionRow } from './option-row.js'

/** The options of `startup {}`. */
export const startupRows: readonly OptionRow[] = [
  {
    name: 'wfc-timeout',
    kind: 'number',
    unit: 's',
    doc: 'How long the boot waits for the peer; 0 waits for ever.',
    limits: 'DRBD_WFC_TIMEOUT',
    at: { '0.7': { min: 0, max: 300_000, default: 0, check: 'drbdadm' } },
  },
  {
    name: 'degr-wfc-timeout',
    kind: 'number',
    unit: 's',
    doc: 'How long the boot waits for the peer when the cluster was degraded before; 0 waits for ever.',
    limits: 'DRBD_DEGR_WFC_TIMEOUT',
    at: {
      '0.7': { min: 0, max: 300_000, default: 60, check: 'drbdadm' },
      '8.3': { changes: [['8.3.1', { default: 0 }]] },
    },
  },
  {
    name: 'outdated-wfc-timeout',
    kind: 'number',
    unit: 's',
    doc: "How long the boot waits for the peer when the peer's data were outdated; 0 waits for ever.",
    limits: 'DRBD_OUTDATED_WFC_TIMEOUT',
    at: { '8.3': { from: '8.3.1', min: 0, max: 300_000, default: 0, check: 'drbdadm' } },
  },
  {
    name: 'wait-after-sb',
    kind: 'boolean',
    doc: 'Makes the boot wait also after a split brain was found.',
    at: {
      '8.0': { from: '8.0.5', check: 'drbdadm' },
      '8.4': { default: 'no' },
    },
  },
  {
    name: 'become-primary-on',
    kind: 'host-list',
    doc: 'Hosts that become primary when the init script starts the resource; both names every host.',
    now: {
      section: 'options',
      name: 'auto-promote',
      text: 'Delete it; the cluster manager promotes, or options { auto-promote yes; }',
    },
    at: {
      '8.0': { from: '8.0.6', check: 'drbdadm' },
      '9': { check: 'none', status: 'ignored', note: 'Read and thrown away' },
    },
  },
  {
    name: 'stacked-timeouts',
    kind: 'flag',
    doc: 'Lets a stacked resource use its own waiting times instead of those of the resource below.',
    at: { '8.3': { check: 'drbdadm' } },
  },
]
