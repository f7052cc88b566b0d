import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `compose`. */
export const duplicateKey = defineFault({
  id: 'drbd-reactor/duplicate-key',
  severity: 'error',
  origin: 'daemon',
  summary: 'a key or table is said twice',
  why: 'TOML takes a key once in its table, and a table once: the daemon does not start. The file and its snippets are one text, so that the first may stand in another file.',
  do: 'Keep one of them; several plugins of a kind each have a table in double brackets.',
  sources: ['TOML 1.0.0, Table', 'drbd-reactor 1.11.0 src/main.rs'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-reactor/unclosed-bracket'], within: 'nearby' }],
  reportedBy: 'compose',
  examples: {
    bad: ['statistics-poll-interval = 60\n[|statistics-poll-interval|] = 30\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[promoter.resources.[|r0|]]\nstart = ["b.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[[promoter]]\n[promoter.resources.r1]\nstart = ["b.service"]\n'],
  },
})
