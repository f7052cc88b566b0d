import type { AttributeSpec } from './spec.js'

/** The attributes that every resource may have. */
export const resourceCommonAttributes: Readonly<Record<string, AttributeSpec>> = {
  ref: { type: 'resourceRef', doc: 'Uses the resource of this type with this name from resources.' },
  __independent_subtree: {
    type: 'enum',
    doc: 'On failure only this part restarts (1), or only stops (2), not the whole service.',
    values: ['0', '1', '2', 'yes', 'non-critical'],
    since: 2,
  },
  __enforce_timeouts: { type: 'intOrYes', doc: 'Makes an action that takes too long a failure.', since: 2 },
  __max_failures: { type: 'int', doc: 'How many failed checks are forgiven; needs __failure_expire_time.', since: 3 },
  __failure_expire_time: { type: 'duration', doc: 'The time within which failed checks are counted.', since: 3 },
  __max_restarts: { type: 'int', doc: 'How often the part may restart; needs __restart_expire_time.', since: 3 },
  __restart_expire_time: { type: 'duration', doc: 'The time within which restarts are counted.', since: 3 },
}
