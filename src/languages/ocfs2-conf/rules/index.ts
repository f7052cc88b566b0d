import type { Rule } from '../../../rules/define-rule.js'
import type { Ocfs2Conf } from '../model.js'
import { duplicateAddress } from './duplicate-address.js'
import { duplicateAttribute } from './duplicate-attribute.js'
import { duplicateCluster } from './duplicate-cluster.js'
import { duplicateNode } from './duplicate-node.js'
import { duplicateNumber } from './duplicate-number.js'
import { duplicateRegion } from './duplicate-region.js'
import { invalidAddress } from './invalid-address.js'
import { invalidAttribute } from './invalid-attribute.js'
import { invalidCharacter } from './invalid-character.js'
import { invalidClusterName } from './invalid-cluster-name.js'
import { invalidHead } from './invalid-head.js'
import { invalidHeartbeatMode } from './invalid-heartbeat-mode.js'
import { invalidLineEnd } from './invalid-line-end.js'
import { invalidNodeName } from './invalid-node-name.js'
import { invalidNodeNumber } from './invalid-node-number.js'
import { invalidNumber } from './invalid-number.js'
import { invalidPort } from './invalid-port.js'
import { invalidRegion } from './invalid-region.js'
import { joinedLines } from './joined-lines.js'
import { mismatchedNodeCount } from './mismatched-node-count.js'
import { mismatchedPort } from './mismatched-port.js'
import { misplacedAttribute } from './misplaced-attribute.js'
import { misplacedComment } from './misplaced-comment.js'
import { misplacedHead } from './misplaced-head.js'
import { missingAttribute } from './missing-attribute.js'
import { missingCluster } from './missing-cluster.js'
import { missingHead } from './missing-head.js'
import { missingNode } from './missing-node.js'
import { missingRegion } from './missing-region.js'
import { missingValue } from './missing-value.js'
import { templateMark } from './template-mark.js'
import { unknownAttribute } from './unknown-attribute.js'
import { unknownCluster } from './unknown-cluster.js'
import { unknownSection } from './unknown-section.js'
import { unusedRegion } from './unused-region.js'

/** All rules of ocfs2-conf, in alphabetical order. */
export const rules: readonly Rule<Ocfs2Conf>[] = [
  duplicateAddress,
  duplicateAttribute,
  duplicateCluster,
  duplicateNode,
  duplicateNumber,
  duplicateRegion,
  invalidAddress,
  invalidAttribute,
  invalidCharacter,
  invalidClusterName,
  invalidHead,
  invalidHeartbeatMode,
  invalidLineEnd,
  invalidNodeName,
  invalidNodeNumber,
  invalidNumber,
  invalidPort,
  invalidRegion,
  joinedLines,
  mismatchedNodeCount,
  mismatchedPort,
  misplacedAttribute,
  misplacedComment,
  misplacedHead,
  missingAttribute,
  missingCluster,
  missingHead,
  missingNode,
  missingRegion,
  missingValue,
  templateMark,
  unknownAttribute,
  unknownCluster,
  unknownSection,
  unusedRegion,
]
