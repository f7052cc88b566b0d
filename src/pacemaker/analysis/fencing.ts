import type { Cib } from '../model.js'
import { booleanOf } from '../reading/cluster-value.js'

/** Tells whether nothing can be said of the whole: it is not understood, or the schema refuses it so that nobody reads on. */
export function isUnclear({ isPartial, root }: Cib): boolean {
  return isPartial || root === undefined
}

/** Tells whether nodes are fenced: they are where nothing is said. */
export function isFencingOn({ properties }: Cib): boolean {
  const option = properties.get('stonith-enabled')
  return option?.value === undefined || booleanOf(option.value.value) !== false
}
