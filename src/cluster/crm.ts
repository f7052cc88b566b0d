import type { Fact, FactOf } from '../facts/fact.js'

/** Tells whether a statement of ha.cf (`crm`, `pacemaker`) leaves the resources to a CRM, so that nobody reads haresources. */
export function isCrm(fact: Fact): fact is FactOf<'heartbeat-option'> & Fact {
  return fact.kind === 'heartbeat-option' && (fact.name === 'crm' || fact.name === 'pacemaker') && !/^(false|off|no|n|0)$/i.test(fact.value)
}
