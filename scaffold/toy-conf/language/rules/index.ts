import type { Rule } from '../../../../src/rules/define-rule.js'
import type { ToyConf } from '../schema.js'
import { duplicatePort } from './duplicate-port.js'
import { unknownOption } from './unknown-option.js'

/** All rules of toy.conf, in alphabetical order. */
export const rules: readonly Rule<ToyConf>[] = [
  duplicatePort,
  unknownOption,
]
