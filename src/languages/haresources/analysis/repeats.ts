import { addressIdentity } from '../reading/address.js'
import { settledGroups } from '../schema.js'
import type { Haresources, Resource, ResourceGroup } from '../model.js'

/** A resource and its group. */
export interface Member {
  readonly group: ResourceGroup
  readonly resource: Resource
}

/**
 * Something that stands twice.
 *
 * `group`: all resources of one group stand in another. `key`: the first resource of one group stands in another.
 * `address`: an address, perhaps with another mask. `resource`: any other resource. Each pair is reported once, as the
 * first of these that applies.
 */
export type Repeat =
  | { readonly kind: 'group'; readonly first: ResourceGroup; readonly second: ResourceGroup }
  | { readonly kind: 'key' | 'address' | 'resource'; readonly first: Member; readonly second: Member }

/** Finds everything that stands twice in a file. Linear. */
export function* repeats(model: Haresources): Generator<Repeat> {
  const groups = new Map<string, ResourceGroup>()
  const texts = new Map<string, Member>()
  const addresses = new Map<string, Member>()
  for (const group of settledGroups(model)) {
    if (group.resources.length === 0) continue
    const all = group.resources.map(resource => resource.text).sort().join(' ')
    const same = groups.get(all)
    if (same !== undefined) {
      yield { kind: 'group', first: same, second: group }
      continue
    }
    groups.set(all, group)
    for (const resource of group.resources) {
      const second: Member = { group, resource }
      const identity = resource.address === undefined ? undefined : addressIdentity(resource.address)
      const sameText = texts.get(resource.text)
      const first = sameText ?? (identity === undefined ? undefined : addresses.get(identity))
      if (sameText === undefined) texts.set(resource.text, second)
      if (identity !== undefined && !addresses.has(identity)) addresses.set(identity, second)
      if (first === undefined) continue
      const kind = kindOf(first, second)
      if (kind !== undefined) yield { kind, first, second }
    }
  }
}

function kindOf(first: Member, second: Member): 'key' | 'address' | 'resource' | undefined {
  const isSameText = first.resource.text === second.resource.text
  const isKey = first.resource.index === 0 || second.resource.index === 0
  if (isSameText && isKey && first.group !== second.group) return 'key'
  if (second.resource.address !== undefined) return 'address'
  // Mails and delays may well be wanted in each group.
  return second.resource.entry?.role === 'notice' ? undefined : 'resource'
}
