import { defineFault } from '../../../rules/define-rule.js'

/** What follows upon xml is no element. */
export const invalidXml = defineFault({
  id: 'crm-configure/invalid-xml',
  severity: 'error',
  origin: 'daemon',
  reportedBy: 'read',
  summary: 'what follows upon xml is no element',
  why: 'crm configure load refuses the whole text, and the cluster stays as it is.',
  do: 'Write one whole element of a CIB.',
  sources: ['crmsh 4.4.1 parse.py'],
  since: '0.1.0',
  examples: {
    bad: ['xml [|<primitive id="a" class="ocf" provider="heartbeat" type="Dummy">|]\n'],
    good: ['xml <primitive id="a" class="ocf" provider="heartbeat" type="Dummy"/>\n'],
  },
})
