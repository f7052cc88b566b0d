import { defineFault } from '../../../../src/rules/define-rule.js'

/** The software knows no such option. Reported by `read`. */
export const unknownOption = defineFault({
  id: 'toy-conf/unknown-option',
  severity: 'error',
  origin: 'daemon',
  summary: 'an option is not known',
  why: 'The software refuses the file.',
  do: 'Mend the name, or take the line out.',
  sources: ['toy.conf(5)'],
  since: '0.1.0',
  reportedBy: 'read',
  examples: { bad: ['[|prot|] 694\n'], good: ['port 694\npeer alpha\n'] },
})
