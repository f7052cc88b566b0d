import { defineFault } from '../../../rules/define-rule.js'

/** A template has to be filled in before o2cb reads it. Reported by `parse`. */
export const templateMark = defineFault({
  id: 'ocfs2-conf/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a place is left for a program to fill in',
  why: 'O2cb takes the mark for the value, or refuses its line. In a template this is as it should be, and as anything may come of it, nothing else of the file is judged; on a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['ocfs2-tools 1.8.6 libo2cb/o2cb_config.c, o2cb_config_load()'],
  since: '0.1.0',
  reportedBy: 'parse',
  examples: {
    bad: [
      'cluster:\n\tnode_count = 2\n\tname = [|${CLUSTER}|]\n',
      'cluster:\n\tnode_count = [|{{ nodes|length }}|]\n\tname = demo\n{% for node in nodes %}\nnode:\n\tip_port = 7777\n\tip_address = {{ node.ip }}\n\tnumber = {{ loop.index0 }}\n\tname = {{ node.name }}\n\tcluster = demo\n{% endfor %}\n',
    ],
    good: ['# Made from {{ cluster.conf.j2 }}\ncluster:\n\tnode_count = 0\n\tname = demo\n'],
  },
})
