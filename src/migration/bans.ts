import { freeId } from './draft.js'
import type { Draft } from './draft.js'

/** Keeps a resource to some hosts: on the others it never runs, and Pacemaker need not look for it there. */
export function banned(draft: Draft, resource: string, allowed: readonly string[]): void {
  for (const { name } of draft.nodes) {
    if (allowed.includes(name)) continue
    draft.constraints.push({ kind: 'location', id: freeId(draft, `${resource}-not-on-${name}`), resource, node: name, score: '-INFINITY', isNeverLookedAt: true })
  }
}
