import { defineFault } from '../../../rules/define-rule.js'

/** Reported by `parse`. */
export const controlCharacter = defineFault({
  id: 'drbd-reactor/control-character',
  severity: 'error',
  origin: 'daemon',
  summary: 'a control character stands in a string or comment',
  why: 'The daemon does not start with what is no TOML.',
  do: 'Take the character out, or write it as an escape.',
  sources: ['TOML 1.0.0, String', 'TOML 1.0.0, Comment'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: ['snippets = "/etc/[|\u0001|]x"\n'],
    good: ['snippets = "/etc/x"\n'],
  },
})
