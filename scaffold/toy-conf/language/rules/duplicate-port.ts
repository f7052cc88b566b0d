import { defineRule } from '../../../../src/rules/define-rule.js'
import type { ToyConf } from '../schema.js'

/** Of several ports the last one counts. */
export const duplicatePort = defineRule<ToyConf>({
  id: 'toy-conf/duplicate-port',
  severity: 'warning',
  origin: 'practice',
  summary: 'the port is given twice',
  why: 'The last one counts, so that who reads the first one is misled.',
  do: 'Keep one of them.',
  sources: ['toy.conf(5)'],
  since: '0.1.0',
  examples: { bad: ['port 694\n[|port|] 695\n'], good: ['port 694\n'] },

  *check({ model }) {
    const [first, ...others] = model.options.filter(({ name }) => name.value === 'port')
    if (first === undefined) return
    for (const { name } of others) yield { at: name, message: 'The port is given again', related: [{ at: first.name, message: 'it is given here first' }] }
  },
})
