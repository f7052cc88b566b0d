import { defineRule } from '../../rules/define-rule.js'
import { isUnclear } from '../analysis/soundness.js'
import { attributeOf, childOf, childrenOf } from '../ast.js'
import type { XmlAttribute } from '../ast.js'
import type { Cib } from '../model.js'
import { booleanOf } from '../reading/cluster-value.js'
import { cibWith } from './example-cluster.js'

const defaults = (name: string, value: string): string => `<rsc_defaults><meta_attributes id="d"><nvpair id="n" name="${name}" value="${value}"/></meta_attributes></rsc_defaults>`

/** The cluster starts and stops nothing. */
export const unmanagedCluster = defineRule<Cib>({
  id: 'cib/unmanaged-cluster',
  severity: 'info',
  origin: 'practice',
  summary: 'the cluster starts and stops nothing, as it is told',
  why: 'This is how a cluster is left alone during maintenance. As long as it stands, no service goes on when its node fails.',
  do: 'Take it out when the work is done.',
  sources: ['Pacemaker Explained, "Cluster Options": maintenance-mode; "Resource Meta-Attributes": is-managed, maintenance'],
  since: '0.1.0',
  examples: {
    bad: [
      cibWith({ options: '<nvpair id="o" name="maintenance-mode" value="[|true|]"/>' }),
      cibWith({ more: defaults('is-managed', '[|false|]') }),
      cibWith({ more: defaults('maintenance', '[|true|]') }),
    ],
    good: [
      cibWith({ options: '<nvpair id="o" name="maintenance-mode" value="false"/>' }),
      cibWith({ more: defaults('is-managed', 'true') }),
    ],
  },

  *check({ model }) {
    if (isUnclear(model)) return
    const mode = model.properties.get('maintenance-mode')
    if (mode?.value !== undefined && !mode.isConditional && booleanOf(mode.value.value) === true) {
      yield { at: mode.value, message: 'By maintenance-mode the cluster starts, stops and watches nothing' }
      return
    }
    const [value] = suspendingDefaults(model)
    if (value !== undefined) yield { at: value, message: 'By default the cluster starts and stops no resource, also when a node fails' }
  },
})

/** The defaults that always hold and keep the cluster from its resources. */
function suspendingDefaults({ configuration }: Cib): readonly XmlAttribute[] {
  return childrenOf(childOf(configuration, 'rsc_defaults'), 'meta_attributes').filter(set => childOf(set, 'rule') === undefined).flatMap(set => childrenOf(set, 'nvpair')).flatMap(pair => {
    const [name, value] = [attributeOf(pair, 'name')?.value, attributeOf(pair, 'value')]
    if (value === undefined || value.isUnknown) return []
    return (name === 'is-managed' && booleanOf(value.value) === false) || (name === 'maintenance' && booleanOf(value.value) === true) ? [value] : []
  })
}
