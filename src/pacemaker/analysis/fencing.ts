import type { Cib } from '../model.js'
import { booleanOf, isTrue } from '../reading/cluster-value.js'


/** Tells whether nodes are fenced: they are where nothing is said. */
export function isFencingOn({ properties }: Cib): boolean {
  const option = properties.get('stonith-enabled')
  return option?.value === undefined || booleanOf(option.value.value) !== false
}

/** Tells whether fencing is on and nothing is there that could fence: the scheduler refuses such a CIB. */
export function lacksFenceDevice(model: Cib): boolean {
  if (!isFencingOn(model) || isTrue(model.properties.get('have-watchdog')?.value?.value)) return false
  return !model.resources.some(({ agentClass, hasReferences }) => agentClass === 'stonith' || (agentClass === undefined && hasReferences))
}
