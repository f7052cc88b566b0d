import type { Cib, Resource } from '../model.js'
import { hasDefault } from './defaults.js'
import { isWhole } from './soundness.js'

/** Lists the groups that surely start their members one behind the other, as they stand: no `ordered` says otherwise, of the group or by default. */
export function orderedGroups(model: Cib): readonly Resource[] {
  if (!isWhole(model, 'resources', 'rsc_defaults') || hasDefault(model, 'ordered')) return []
  return model.resources.filter(({ kind, meta, hasReferences, isDoubted }) => kind === 'group' && !meta.has('ordered') && !hasReferences && !isDoubted)
}
