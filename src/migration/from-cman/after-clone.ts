import { freeId } from '../draft.js'
import type { Draft } from '../draft.js'

/** Keeps a resource to where a clone runs, and starts it after the clone. */
export function afterClone(draft: Draft, id: string, clone: string): void {
  draft.constraints.push(
    { kind: 'colocation', id: freeId(draft, `${id}-with-${clone}`), resource: id, with: clone, score: 'INFINITY' },
    { kind: 'order', id: freeId(draft, `${id}-after-${clone}`), first: clone, action: 'start', next: id },
  )
}
