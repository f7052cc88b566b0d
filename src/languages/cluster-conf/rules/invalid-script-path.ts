import { defineRule } from '../../../rules/define-rule.js'

import { everyResource } from '../analysis/resource-tree.js'
import { attributeOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** A script is given by its full path. */
export const invalidScriptPath = defineRule<ClusterConf>({
  id: 'cluster-conf/invalid-script-path',
  severity: 'warning',
  origin: 'practice',
  summary: 'the path of a script is not absolute',
  why: 'rgmanager runs it from a directory of its own, so a relative path leads nowhere.',
  do: 'Write the full path, such as /etc/init.d/httpd.',
  sources: ['resource-agents rgmanager/src/resources/script.sh, "file"'],
  since: '0.1.0',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <script name="httpd" file="[|httpd|]"/>
    </service>
  </rm>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
  <rm>
    <service name="web">
      <script name="httpd" file="/etc/init.d/httpd"/>
    </service>
  </rm>
</cluster>
`,
    ],
  },

  *check({ model }) {
    for (const element of everyResource(model)) {
      const file = element.tag === 'script' ? attributeOf(element, 'file') : undefined
      if (file === undefined || file.isUnknown || file.value === '' || file.value.startsWith('/')) continue
      yield { at: file, message: `Path "${file.value}" of the script is not absolute` }
    }
  },
})
