import type { Draft } from './draft.js'

/** A group, or a resource of its own, and the host that it likes best. */
export interface Home {
  readonly resource: string
  readonly node: string
}

/** Lists where services run while nothing prevents it, in the order of the CIB; those that like no host are left out. */
export function homesOf({ constraints, resources }: Draft): readonly Home[] {
  const best = new Map<string, { readonly node: string; readonly score: number }>()
  for (const constraint of constraints) {
    if (constraint.kind !== 'location' || !/^\d+$/.test(constraint.score)) continue
    const score = Number(constraint.score)
    if (score > (best.get(constraint.resource)?.score ?? -1)) best.set(constraint.resource, { node: constraint.node, score })
  }
  return resources.flatMap(({ id }) => {
    const node = best.get(id)?.node
    return node === undefined ? [] : [{ resource: id, node }]
  })
}

/** Says where services run: on one host, or each on its own. */
export function homesInWords(draft: Draft, favoured: string): string {
  const homes = homesOf(draft)
  const nodes = new Set(homes.map(({ node }) => node))
  return nodes.size < 2 ? `on ${favoured}` : homes.map(({ resource, node }) => `${resource} on ${node}`).join(', ')
}
