/**
 * Statements and options of drbd.conf that no release before 9 reads; not all of them.
 *
 * The table of all words is the language's, which this layer does not know; a test holds the two together.
 */
export const wordsOfNine: ReadonlySet<string> = new Set([
  'allow-remote-read',
  'auto-promote',
  'auto-promote-timeout',
  'connection',
  'connection-mesh',
  'load-balance-paths',
  'max-io-depth',
  'node-id',
  'on-no-quorum',
  'on-suspended-primary-outdated',
  'peer-ack-delay',
  'peer-ack-window',
  'quorum',
  'quorum-minimum-redundancy',
  'transport',
  'twopc-retry-timeout',
  'twopc-timeout',
])
