import { defineRule } from '../../../rules/define-rule.js'
import type { TemplatePlace } from '../../../xml/document.js'

import type { ClusterConf } from '../schema.js'
import { attributeSpec, elementNamed } from '../vocabulary.js'

/** A template has to be filled in before a daemon reads it. */
export const templateMark = defineRule<ClusterConf>({
  id: 'cluster-conf/template-mark',
  severity: 'info',
  origin: 'practice',
  summary: 'a place is left for a program to fill in',
  why:
    'The daemons take the mark itself for a value, or refuse the file for it. In a template this is as it should be: what it ' +
    'stands for is unknown, and nothing is said of it. On a host it is not.',
  do: 'Check the file that the template makes.',
  sources: ['libxml2 parser.c, which the daemons read the file with: it knows no marks of templates'],
  since: '0.1.0',
  examples: {
    bad: [
      '<cluster name="[|{{|] name }}" config_version="{{ version }}">\n  <clusternodes/>\n</cluster>\n',
      `<cluster name="demo" config_version="1">
  <clusternodes>
    [|<%|] nodes.each_with_index do |node, index| %>
    <clusternode name="<%= node %>" nodeid="<%= index + 1 %>"/>
    <% end %>
  </clusternodes>
</cluster>
`,
      '<cluster name="demo" config_version="[|${|]VERSION}">\n  <clusternodes/>\n</cluster>\n',
    ],
    good: [
      `<cluster name="demo" config_version="1">
  <!-- {{ made from cluster.conf.j2 }} -->
  <clusternodes/>
</cluster>
`,
    ],
  },

  *check({ model: { document, file } }) {
    const mark = document.marks.find(each => !isOfShell(each))
    if (mark === undefined) return
    const { start } = mark.span
    yield {
      at: { file, span: { start, end: start + mark.opening.length } },
      message: `"${mark.opening}" begins what a program fills in`,
      ...(document.isTemplate ? { help: 'Between such marks anything may stand, so that only elements and attributes are checked, one by one.' } : {}),
    }
  },
})

/** A command for a shell may hold `${…}` and mean it. */
function isOfShell({ opening, element, attribute }: TemplatePlace): boolean {
  if (opening !== '${' || element === undefined || attribute === undefined) return false
  const spec = elementNamed(element.tag)
  return spec !== undefined && attributeSpec(spec, attribute.name)?.type === 'shellCommand'
}
