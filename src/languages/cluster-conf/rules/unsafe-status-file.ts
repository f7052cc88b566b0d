import { defineRule } from '../../../rules/define-rule.js'

import { withoutAttribute } from '../analysis/repair.js'
import { attributeOf, nameOf } from '../ast.js'
import type { ClusterConf } from '../schema.js'

/** The status file is for debugging. */
export const unsafeStatusFile = defineRule<ClusterConf>({
  id: 'cluster-conf/unsafe-status-file',
  severity: 'warning',
  origin: 'practice',
  summary: 'the quorum disk writes a status file',
  why: 'Writing it can block qdiskd long enough for the node to be given up.',
  do: 'Remove status_file.',
  sources: ['access.redhat.com solutions 35941, 456123'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1" [|status_file|]="/tmp/qdisk"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <cman expected_votes="3"/>
  <quorumd label="demo" votes="1"/>
  <clusternodes>
    <clusternode name="alpha" nodeid="1"/>
    <clusternode name="beta" nodeid="2"/>
  </clusternodes>
</cluster>
`,
    ],
  },

  *check({ model, file }) {
    const statusFile = attributeOf(model.section('quorumd'), 'status_file')
    if (statusFile === undefined || statusFile.value === '') return
    yield {
      at: nameOf(statusFile),
      message: 'A status file is written in every cycle; it can block the daemon',
      fixes: [withoutAttribute(file, statusFile, 'unsafe')],
    }
  },
})
