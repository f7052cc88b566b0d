import type { Cib } from '../../../pacemaker/model.js'
import { cibRules } from '../../../pacemaker/rules/index.js'
import type { Rule } from '../../../rules/define-rule.js'
import * as wellFormed from './well-formed.js'

/** All rules of the CIB: what is no XML, then what holds however a CIB is written. */
export const rules: readonly Rule<Cib>[] = [...Object.values(wellFormed), ...cibRules]
