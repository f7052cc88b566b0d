import { hostList, hostMap } from '../../facts/host-map.js'
import { compareVersions } from '../../text/version.js'
import type { Cib, Pair, Resource } from '../model.js'
import { booleanOf, isTrue } from '../reading/cluster-value.js'

/** Tells whether nodes are fenced: they are where nothing is said. */
export function isFencingOn({ properties, target }: Cib): boolean {
  // Releases after 3.0.0 have it by this name, too.
  const renamed = compareVersions(target, '3.0') < 0 ? undefined : properties.get('fencing-enabled')
  const option = renamed ?? properties.get('stonith-enabled')
  return option?.value === undefined || booleanOf(option.value.value) !== false
}

/** Tells whether fencing is on and nothing is there that could fence: the scheduler refuses such a CIB. */
export function lacksFenceDevice(model: Cib): boolean {
  if (!isFencingOn(model) || isTrue(model.properties.get('have-watchdog')?.value?.value)) return false
  return !model.resources.some(({ agentClass, hasReferences }) => agentClass === 'stonith' || (agentClass === undefined && hasReferences))
}

/** Finds what switches a device off: a role of its own, or of what holds it. The fencer takes no such device. Source: Pacemaker 2.1.5 pe__resource_is_disabled(). */
export function stopOf({ meta, parent }: Resource): Pair | undefined {
  const role = meta.get('target-role')
  if (role === undefined) return parent === undefined ? undefined : stopOf(parent)
  return role.value?.value === 'Stopped' && !role.isConditional ? role : undefined
}

/** Tells the nodes that a device fences by its parameters, in small letters; nothing where the device knows by itself, or nobody can tell. */
export function fencedBy({ parameters, hasReferences }: Pick<Resource, 'parameters' | 'hasReferences'>): readonly string[] | undefined {
  const named = parameters.filter(({ name }) => name.value === 'pcmk_host_list' || name.value === 'pcmk_host_map')
  if (hasReferences || named.length === 0 || named.some(({ value, isConditional }) => value === undefined || isConditional)) return undefined
  if (parameters.some(({ name }) => name.value === 'pcmk_host_check')) return undefined
  return named.flatMap(({ name, value }) => {
    const written = (value?.value ?? '').toLowerCase()
    return (name.value === 'pcmk_host_list' ? hostList(written) : hostMap(written)).map(({ node }) => node)
  })
}
