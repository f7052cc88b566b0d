import { defineRule } from '../../../rules/define-rule.js'

import type { Haresources } from '../model.js'

/** A template has to be filled in before heartbeat reads it. */
export const templateMark = defineRule<Haresources>({
  id: 'haresources/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a word is left for a program to fill in',
  why:
    'Heartbeat takes the mark itself for a node name or a resource. In a template this is as it should be, and the ' +
    'rest of the file is not judged; on a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['heartbeat 3.0.6 heartbeat/config.c, parse_ha_resources(): any word is a node name'],
  since: '0.1.0',
  examples: {
    bad: ['[|{{host}}|] IPaddr::{{address}} httpd\n', 'alpha [|${ADDRESS}|] httpd\n'],
    good: ['alpha 192.0.2.10 httpd\n'],
  },

  *check({ model: { template } }) {
    if (template !== undefined) yield { at: template, message: `"${template.value}" is left for a program to fill in` }
  },
})
