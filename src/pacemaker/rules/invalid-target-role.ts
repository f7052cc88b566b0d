import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { isInPromotable, runnable } from '../analysis/resources.js'
import type { Cib } from '../model.js'
import { cibWith, fencing } from './example-cluster.js'

const roles: ReadonlySet<string> = new Set(['started', 'stopped', 'promoted', 'unpromoted', 'master', 'slave', 'default', 'unknown', 'migrating'])
const needPromotion: ReadonlySet<string> = new Set(['promoted', 'unpromoted', 'master', 'slave'])
/** Target-role is no role. */
export const invalidTargetRole = defineRule<Cib>({
  id: 'cib/invalid-target-role',
  severity: 'error',
  origin: 'daemon',
  summary: 'target-role is no role',
  why: 'The cluster passes over it: the resource starts where it should not, or the other way round.',
  do: 'Write Started, Stopped, or for promotable clones Promoted or Unpromoted.',
  sources: ['Pacemaker 2.1.5 lib/pengine/utils.c: Ignoring target-role'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="target-role" value="[|running|]"/></meta_attributes></primitive>` }),
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="target-role" value="[|Promoted|]"/></meta_attributes></primitive>` }),
    ],
    good: [
      cibWith({ resources: `${fencing}<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><meta_attributes id="m"><nvpair id="a" name="target-role" value="Stopped"/></meta_attributes></primitive>` }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    for (const resource of runnable(model)) {
      const value = resource.meta.get('target-role')?.value
      if (value === undefined) continue
      const role = value.value.toLowerCase()
      if (!roles.has(role)) yield { at: value, message: `${value.value === '' ? 'An empty text' : `"${value.value}"`} is no role: the cluster passes over it` }
      else if (needPromotion.has(role) && !isInPromotable(resource)) yield { at: value, message: `"${value.value}" is for promotable clones, which "${resource.id}" is not` }
    }
  },
})
