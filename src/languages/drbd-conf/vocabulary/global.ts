import type { OptionRow } from './option-row.js'

/** The options of `global {}`. */
export const globalRows: readonly OptionRow[] = [
  {
    name: 'minor-count',
    kind: 'number',
    unit: 'devices',
    doc: 'How many device minors the init script lets the module prepare; a loaded module ignores it.',
    limits: 'DRBD_MINOR_COUNT',
    at: {
      '0.7': { min: 1, max: 255, check: 'drbdadm' },
      '8.3': { default: 32, changes: [['8.3.10', { max: 256 }]] },
      '8.4': { max: 255 },
    },
  },
  {
    name: 'minor_count',
    kind: 'number',
    unit: 'devices',
    doc: 'Old spelling of minor-count with an underscore.',
    now: { section: 'global', name: 'minor-count', text: 'Write minor-count' },
    last: '0.7',
    at: {
      '0.7': {
        min: 1,
        max: 255,
        check: 'drbdadm',
        aliasOf: { section: 'global', name: 'minor-count' },
        status: 'alias',
      },
    },
  },
  {
    name: 'disable-io-hints',
    kind: 'flag',
    doc: 'A switch that 0.7 no longer has; it is read and ignored with a warning.',
    now: { text: 'Delete it; nothing takes its place' },
    last: '0.7',
    at: { '0.7': { check: 'none', status: 'ignored' } },
  },
  {
    name: 'disable_io_hints',
    kind: 'flag',
    doc: 'Old spelling of disable-io-hints with an underscore.',
    now: { text: 'Delete it; nothing takes its place' },
    last: '0.7',
    at: { '0.7': { status: 'ignored', check: 'none' } },
  },
  {
    name: 'dialog-refresh',
    kind: 'number',
    unit: 's',
    doc: 'How often the dialog that waits for the peers at boot redraws its countdown; 0 stops the redrawing.',
    limits: 'DRBD_DIALOG_REFRESH',
    at: {
      '0.7': {
        min: 0,
        max: 600,
        default: 1,
        check: 'drbdadm',
        changes: [['0.7.6', { min: 1 }], ['0.7.7', { min: 0 }]],
      },
    },
  },
  {
    name: 'disable-ip-verification',
    kind: 'flag',
    doc: 'Switches off the check that the addresses of this host are configured on it.',
    at: { '0.7': { from: '0.7.12', check: 'drbdadm' } },
  },
  {
    name: 'usage-count',
    kind: 'enum',
    doc: 'Whether the installation may be counted online: yes, no, or ask at a terminal.',
    at: { '8.0': { default: 'ask', values: ['yes', 'no', 'ask'], check: 'drbdadm' } },
  },
  {
    name: 'cmd-timeout-short',
    kind: 'number',
    unit: 's',
    doc: 'How long drbdadm waits for commands that should end at once; 0 waits without limit.',
    at: {
      '8.4': { from: '8.9.2', min: 0, max: 900, default: 5, check: 'drbdadm' },
      '9': { from: '8.9.2' },
    },
  },
  {
    name: 'cmd-timeout-medium',
    kind: 'number',
    unit: 's',
    doc: 'How long drbdadm waits for commands that may take a while; 0 waits without limit.',
    at: {
      '8.4': { from: '8.9.2', min: 0, max: 900, default: 121, check: 'drbdadm' },
      '9': { from: '8.9.2' },
    },
  },
  {
    name: 'cmd-timeout-long',
    kind: 'number',
    unit: 's',
    doc: 'How long drbdadm waits for commands that are known to be slow; 0 waits without limit.',
    at: {
      '8.4': { from: '8.9.2', min: 0, max: 900, default: 600, check: 'drbdadm' },
      '9': { from: '8.9.2' },
    },
  },
  {
    name: 'udev-always-use-vnr',
    kind: 'flag',
    doc: 'Makes the udev names of a single unnumbered volume carry the volume number too.',
    at: {
      '8.4': { from: '9.0.0', check: 'none' },
      '9': { from: '9.0.0' },
    },
  },
]
