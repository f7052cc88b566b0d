import { freeId } from '../draft.js'
import type { Clone, Draft } from '../draft.js'
import { afterClone } from './after-clone.js'

/** Runs the lock manager on all hosts, and a group with a file system of the cluster after it. */
export function addDlm(draft: Draft, group: string): void {
  const known = draft.resources.find((entry): entry is Clone => entry.kind === 'clone' && entry.member.agent === 'ocf:pacemaker:controld')
  const clone: Clone = known ?? {
    kind: 'clone',
    id: freeId(draft, 'clone-dlm'),
    member: {
      kind: 'primitive',
      id: freeId(draft, 'dlm'),
      agent: 'ocf:pacemaker:controld',
      parameters: {},
      operations: [
        { name: 'monitor', interval: '60s', timeout: '60s', 'on-fail': 'fence' },
        { name: 'start', interval: '0s', timeout: '90s' },
        { name: 'stop', interval: '0s', timeout: '100s', 'on-fail': 'fence' },
      ],
    },
    meta: { interleave: 'true' },
  }
  if (known === undefined) draft.resources.push(clone)
  afterClone(draft, group, clone.id)
}
