import type { OptionRow } from './option-row.js'

/** The options of `handlers {}`. */
export const handlersRows: readonly OptionRow[] = [
  {
    name: 'pri-on-incon-degr',
    kind: 'command',
    doc: 'Runs when a lone primary loses its last good copy of the data.',
    at: { '8.0': { check: 'none' } },
  },
  {
    name: 'pri-lost-after-sb',
    kind: 'command',
    doc: 'Runs when this primary is to give up its changes after a split brain.',
    at: { '8.0': { check: 'none' } },
  },
  {
    name: 'pri-lost',
    kind: 'command',
    doc: 'Runs when this primary would have to become the target of a resync.',
    at: { '8.0': { check: 'none' } },
  },
  {
    name: 'local-io-error',
    kind: 'command',
    doc: 'Runs when the backing device fails and on-io-error is call-local-io-error.',
    at: { '8.0': { check: 'none' } },
  },
  {
    name: 'outdate-peer',
    kind: 'command',
    doc: 'Old name of fence-peer.',
    now: { section: 'handlers', name: 'fence-peer', text: 'Write fence-peer' },
    at: {
      '8.0': { check: 'none' },
      '8.3': {
        aliasOf: { section: 'handlers', name: 'fence-peer' },
        status: 'deprecated',
        note: 'Renamed to fence-peer while it is read',
      },
      '9': { note: 'Kept under its own name, which nothing ever calls', aliasOf: null },
    },
  },
  {
    name: 'split-brain',
    kind: 'command',
    doc: 'Runs when a split brain was found that could not be resolved by itself.',
    at: {
      '8.0': { from: '8.0.7', check: 'none' },
      '8.2': { from: '8.2.1' },
    },
  },
  {
    name: 'before-resync-target',
    kind: 'command',
    doc: 'Runs on the target before a resync begins.',
    at: { '8.2': { from: '8.2.6', check: 'none' } },
  },
  {
    name: 'after-resync-target',
    kind: 'command',
    doc: 'Runs on the target when a resync is finished.',
    at: { '8.2': { from: '8.2.6', check: 'none' } },
  },
  {
    name: 'out-of-sync',
    kind: 'command',
    doc: 'Runs when an online verification found differing blocks.',
    at: { '8.2': { from: '8.2.3', check: 'none' } },
  },
  {
    name: 'fence-peer',
    kind: 'command',
    doc: 'Runs to outdate or isolate a peer that cannot be reached, where fencing asks for it.',
    at: { '8.3': { check: 'none' } },
  },
  {
    name: 'initial-split-brain',
    kind: 'command',
    doc: 'Runs when a split brain was found, whether or not it can be resolved by itself.',
    at: { '8.3': { from: '8.3.8', check: 'none' } },
  },
  {
    name: 'before-resync-source',
    kind: 'command',
    doc: 'Runs on the source before a resync begins.',
    at: { '8.3': { from: '8.3.10', check: 'none' } },
  },
  {
    name: 'unfence-peer',
    kind: 'command',
    doc: 'Runs when a fenced peer is connected and up to date again.',
    at: {
      '8.4': { from: '8.9.5', check: 'none' },
      '9': { from: '8.9.6' },
    },
  },
  {
    name: 'quorum-lost',
    kind: 'command',
    doc: 'Runs when a primary loses the quorum.',
    at: { '9': { from: '8.9.11', check: 'none' } },
  },
  {
    name: 'disconnected',
    kind: 'command',
    doc: 'Runs when the connection to a peer is lost.',
    at: { '9': { from: '9.14.0', check: 'none' } },
  },
]
