import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const invalidValue = defineFault({
  id: 'drbd-reactor/invalid-value',
  severity: 'error',
  origin: 'daemon',
  summary: 'what stands behind "=" is no value of TOML',
  why: 'The daemon does not start with what is no TOML; when it reloads, it keeps what it had.',
  do: 'Put text in quotes; write whole numbers without a leading zero.',
  sources: ['TOML 1.0.0, String', 'TOML 1.0.0, Integer'],
  since: '0.1.0',
  reportedBy: 'parse',
  fix: 'unsafe',
  examples: {
    bad: ['snippets = [|/etc/drbd-reactor.d|]\n', 'statistics-poll-interval = [|060|]\n', 'statistics-poll-interval = [|60s|]\n'],
    good: ['snippets = "/etc/drbd-reactor.d"\nstatistics-poll-interval = 60\n'],
  },
})
