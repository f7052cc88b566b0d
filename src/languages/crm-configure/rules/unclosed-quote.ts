import { defineFault } from '../../../rules/define-rule.js'

/** A quote has no end on its line. */
export const unclosedQuote = defineFault({
  id: 'crm-configure/unclosed-quote',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a quote has no end on its line',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Close it, or write a backslash at the end of the line.',
  sources: ['Python shlex: No closing quotation, by which crmsh 4.4.1 takes lines apart'],
  since: '0.1.0',
  examples: {
    bad: ['primitive vip IPaddr2 params ip=[|"|]192.0.2.10\n'],
    good: ['primitive vip IPaddr2 params ip="192.0.2.10"\n'],
  },
})
