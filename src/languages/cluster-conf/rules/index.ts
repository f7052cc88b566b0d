import type { Rule } from '../../../rules/define-rule.js'

import type { ClusterConf } from '../schema.js'
import { faults } from './faults.js'
import { practice } from './practice.js'

/** All rules of cluster.conf. */
export const rules: readonly Rule<ClusterConf>[] = [...faults, ...practice]
