import { defineRule } from '../../../rules/define-rule.js'

import { hasAllNodes, lacksChild } from '../analysis/known.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A redundant ring mode needs a second ring. */
export const unusedRrpMode = defineRule<ClusterConf>({
  id: 'cluster-conf/unused-rrp-mode',
  severity: 'warning',
  origin: 'practice',
  summary: 'a redundant ring mode is set, but there is one ring',
  why: 'The cluster talks over one ring only, and its failure is not caught.',
  do: 'Give every node an altname, or remove rrp_mode.',
  sources: ['cman(5), "altname"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <totem rrp_mode="[|passive|]"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <totem rrp_mode="none"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
    <clusternode name="gamma" nodeid="3"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model }) {
    const mode = attributeOf(model.section('totem'), 'rrp_mode')
    if (mode === undefined || model.nodes.length === 0 || !hasAllNodes(model)) return
    if (!['active', 'passive'].includes(mode.value)) return
    if (model.nodes.some(node => !lacksChild(model, node, 'altname'))) return
    const totem = model.section('totem')
    if (totem === undefined || !lacksChild(model, totem, 'interface')) return
    yield { at: mode, message: `Redundant ring mode is "${mode.value}", but no node has an "altname"` }
  },
})
