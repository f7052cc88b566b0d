import type { OptionRow } from './option-row.js'

/** The statements of a resource's body that are options. */
export const resourceRows: readonly OptionRow[] = [
  {
    name: 'protocol',
    kind: 'enum',
    doc: "When a write counts as done: A, sent; B, received by the peer; C, on the peer's disk.",
    now: {
      section: 'net',
      name: 'protocol',
      text: 'Write it in net {}: from 8.4 on it is an option of the connection',
    },
    at: {
      '0.7': { values: ['A', 'B', 'C'], check: 'drbdadm', isCaseInsensitive: true },
      '8.0': { check: 'setup' },
      '8.4': {
        default: 'C',
        check: 'drbdadm',
        aliasOf: { section: 'net', name: 'protocol' },
        status: 'legacy-location',
      },
    },
  },
  {
    name: 'incon-degr-cmd',
    kind: 'string',
    doc: 'Command that runs when this host is to become primary while it is alone and its data are inconsistent.',
    now: {
      section: 'handlers',
      name: 'pri-on-incon-degr',
      text: 'Write it as handler: handlers { pri-on-incon-degr "…"; }',
    },
    last: '0.7',
    at: { '0.7': { default: 'unset', check: 'none', maxLength: 80 } },
  },
]
