import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const unclosedString = defineFault({
  id: 'drbd-reactor/unclosed-string',
  severity: 'error',
  origin: 'daemon',
  summary: 'a string is not closed',
  why: 'The daemon does not start with what is no TOML; when it reloads, it keeps what it had.',
  do: 'Close the quotes on the same line, or use three of them for several lines.',
  sources: ['TOML 1.0.0, String'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['snippets = [|"|]/etc/drbd-reactor.d\n'],
    good: ['snippets = "/etc/drbd-reactor.d"\n'],
  },
})
