import { defineRule } from '../../rules/define-rule.js'
import type { TemplatePlace } from '../../xml/document.js'
import type { Cib } from '../model.js'

/** A template has to be filled in before Pacemaker reads it. */
export const templateMark = defineRule<Cib>({
  id: 'cib/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a place is left for a program to fill in',
  why:
    'Pacemaker takes the mark itself for a value, or refuses the CIB for it. In a template this is as it should be: what it ' +
    'stands for is unknown, and nothing is said of it. On a cluster it is not.',
  do: 'Check the CIB that the template makes.',
  sources: ['libxml2 parser.c, which Pacemaker reads a CIB with: it knows no marks of templates'],
  since: '0.1.0',
  examples: {
    bad: [
      '<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0">\n<configuration><crm_config/><nodes>\n[|{%|] for node in nodes %}\n<node id="{{ loop.index }}" uname="{{ node }}"/>\n{% endfor %}\n</nodes><resources/><constraints/></configuration><status/></cib>\n',
      '<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0">\n<configuration><crm_config><cluster_property_set id="o"><nvpair id="o1" name="stonith-enabled" value="[|${|]FENCING}"/></cluster_property_set></crm_config><nodes/><resources/><constraints/></configuration><status/></cib>\n',
    ],
    good: ['<cib crm_feature_set="3.16.2" validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0">\n<!-- {{ made from cib.xml.j2 }} -->\n<configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>\n'],
  },

  *check({ model: { document, file } }) {
    const mark = document.marks.find(each => !isOfShell(each))
    if (mark === undefined) return
    const { start } = mark.span
    yield {
      at: { file, span: { start, end: start + mark.opening.length } },
      message: `"${mark.opening}" begins what a program fills in`,
      ...(document.isTemplate ? { help: 'Between such marks anything may stand, so that only what holds of single elements is checked.' } : {}),
    }
  },
})

/** Many a parameter is a command, which may hold `${…}` and mean it: only a value that is nothing else was left for a program. */
function isOfShell({ opening, span, attribute }: TemplatePlace): boolean {
  return opening === '${' && attribute !== undefined && span.end - span.start < attribute.value.length
}
