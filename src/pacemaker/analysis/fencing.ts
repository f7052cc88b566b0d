import type { Cib } from '../model.js'
import { booleanOf } from '../reading/cluster-value.js'


/** Tells whether nodes are fenced: they are where nothing is said. */
export function isFencingOn({ properties }: Cib): boolean {
  const option = properties.get('stonith-enabled')
  return option?.value === undefined || booleanOf(option.value.value) !== false
}
