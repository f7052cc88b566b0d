import type { Rule } from '../../../rules/define-rule.js'
import type { Configuration, Model } from '../schema.js'
import { daemonRules } from './daemon.js'
import { practiceRules } from './practice.js'

/** Every rule of drbd.conf. */
export const rules: readonly Rule<Model, Configuration>[] = [...daemonRules, ...practiceRules]
