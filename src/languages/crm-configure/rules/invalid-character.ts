import { defineFault } from '../../../rules/define-rule.js'

/** A word holds a control character. */
export const invalidCharacter = defineFault({
  id: 'crm-configure/invalid-character',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'parse',
  summary: 'a word holds a control character',
  why: 'XML has no such character: crm configure load breaks off, and the cluster stays as it is.',
  do: 'Take it out. It is mostly left over from copying.',
  sources: ['crmsh 4.4.1: lxml refuses it, All strings must be XML compatible', 'XML 1.0, "Char"'],
  since: '0.1.0',
  examples: {
    bad: ['primitive vip IPaddr2 params ip=192.0.2.10[|\u0001|]\n'],
    good: ['primitive vip IPaddr2 params ip=192.0.2.10 \\\u000b\n\tcidr_netmask=24\n'],
  },
})
