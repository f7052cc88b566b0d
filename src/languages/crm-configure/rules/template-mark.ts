import { defineFault } from '../../../rules/define-rule.js'

/** A template has to be filled in before the shell reads it. Reported by `parse`. */
export const templateMark = defineFault({
  id: 'crm-configure/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a place is left for a program to fill in',
  why: 'The crm shell takes the mark for a word, or refuses its statement. In a template this is as it should be, and as anything may come of it, nothing else of the text is judged; for a cluster it is not.',
  do: 'Check the text that the template makes.',
  sources: ['crmsh 4.4 crmsh/utils.py, lines2cli() and crmsh/parse.py: a line is cut into words as a shell does, and no word is filled in'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: [
      '[|{% for node in nodes %}|]\nnode {{ node.id }}: {{ node.name }}\n{% endfor %}\nproperty stonith-enabled={{ fencing }}\n',
      'primitive ip IPaddr2 params ip=[|${ADDRESS}|]\n',
    ],
    good: ['# Made from {{ cluster.crm.j2 }}\nprimitive x anything params binfile="/bin/sh" cmdline_options="-c ${HOME}/x"\n'],
  },
})
