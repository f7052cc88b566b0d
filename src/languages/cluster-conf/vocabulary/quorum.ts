import type { ElementSpec } from './spec.js'

/** The quorum disk. */
export const quorumElements: Readonly<Record<string, ElementSpec>> = {
  quorumd: {
    name: 'quorumd',
    kind: 'element',
    doc: 'The quorum disk: qdiskd writes to a shared device and lends votes to the side that is fit.',
    source: 'qdisk(5)',
    in: ['cluster'],
    since: 1,
    children: { heuristic: { most: 10 } },
    attributes: {
      interval: { type: 'seconds', doc: 'How often the disk is read and written.', min: 1, default: '1' },
      tko: {
        type: 'int',
        doc: 'How many cycles a node may miss before it counts as dead.',
        default: { 2: '10', 3: '(token / 1000 - interval) / 2' },
      },
      tko_up: {
        type: 'int',
        doc: 'How many cycles a node must be seen before it counts as alive.',
        default: 'tko / 3, at least 2',
      },
      upgrade_wait: { type: 'int', doc: 'How many cycles a node waits before it bids for master.', default: '2' },
      master_wait: {
        type: 'int',
        doc: 'How many cycles a bid waits for the votes of the others.',
        default: 'tko / 2',
        schema: 'missing',
      },
      votes: {
        type: 'int',
        doc: 'The votes that the quorum disk lends.',
        min: 0,
        default: 'one less than there are nodes',
      },
      min_score: {
        type: 'int',
        doc: 'The score that a node needs to stay; 0 means half of all scores, rounded up.',
        min: 0,
        default: '0',
      },
      device: { type: 'path', doc: 'The shared block device, under the same path on all nodes.' },
      label: { type: 'string', doc: 'The label that mkqdisk wrote; it wins over device.' },
      cman_label: { type: 'string', doc: 'The name that cman shows for the quorum disk.', since: 2 },
      status_file: { type: 'path', doc: 'A file for the daemon to dump its state into; for debugging only.' },
      scheduler: {
        type: 'enum',
        doc: 'The scheduling class; the first letter decides.',
        values: ['rr', 'fifo', 'other'],
        default: 'rr',
      },
      priority: {
        type: 'int',
        doc: 'The scheduling priority: 1–100 for rr and fifo, -20–20 for other.',
        default: '1',
      },
      reboot: { type: 'intFlag', doc: 'Reboots the node when its score falls too low.', default: '1' },
      stop_cman: {
        type: 'intFlag',
        doc: 'Leaves the cluster when the disk is not found at the start.',
        default: '0',
      },
      paranoid: {
        type: 'intFlag',
        doc: 'Reboots the node when one cycle takes longer than interval × tko.',
        default: '0',
      },
      allow_kill: { type: 'intFlag', doc: 'Has cman remove nodes that stopped writing.', default: '1' },
      io_timeout: {
        type: 'intFlag',
        doc: 'Reboots the node when a write takes longer than interval × tko.',
        default: '0',
        since: 3,
      },
      master_wins: {
        type: 'intFlag',
        doc: 'Lends the votes to the master only: a tie-breaker for two nodes without heuristics.',
        default: '0; 1 for two nodes without heuristics and votes',
      },
      max_error_cycles: {
        type: 'int',
        doc: 'How many cycles with I/O errors the daemon takes before it ends.',
        default: '0',
      },
      use_uptime: {
        type: 'intFlag',
        doc: 'Counts time by the uptime, which no clock change disturbs.',
        default: '1',
      },
      log_level: {
        type: 'int',
        doc: 'How much the quorum disk daemon logs.',
        min: 0,
        max: 7,
        until: 2,
        deprecated: 'logging',
      },
      log_facility: {
        type: 'syslogFacility',
        doc: 'The syslog facility of the quorum disk daemon.',
        until: 2,
        deprecated: 'logging',
      },
    },
  },
  heuristic: {
    name: 'heuristic',
    kind: 'element',
    doc: 'A command by which qdiskd judges whether its node is fit.',
    source: 'qdisk(5)',
    in: ['quorumd'],
    children: {},
    attributes: {
      program: {
        type: 'shellCommand',
        doc: 'The command; exit status 0 means fit. A ping wants a deadline (-w).',
        required: true,
      },
      score: { type: 'int', doc: 'What success is worth.', min: 1, default: '1' },
      interval: {
        type: 'seconds',
        doc: 'How often the command runs.',
        min: 1,
        default: { 2: '2', 3: 'derived from tko and interval of quorumd' },
      },
      tko: {
        type: 'int',
        doc: 'How many failures in a row count as down.',
        min: 1,
        default: { 2: '1', 3: 'derived from tko and interval of quorumd' },
      },
    },
  },
}
