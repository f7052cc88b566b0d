import { describe, expect, test } from 'vitest'

import { tokenizeXml } from '../../src/xml/parse.js'
import { clusterConf } from '../../src/languages/cluster-conf/index.js'
import type { Language } from '../../src/languages/language.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { createSource } from '../../src/text/source.js'

const language = clusterConf as unknown as Language

function found(text: string): string[] {
  return findingsOf(language, { text, target: '3' }).map(({ rule, span }) => `${rule.replace('cluster-conf/', '')} ${text.slice(span.start, span.end)}`)
}

const jinja = `<?xml version="1.0"?>
{% set names = ['alpha', 'beta'] %}
<cluster name="{{ name | default("demo") }}" config_version="{{ version }}">
  <cman {% if names | length == 2 %}two_node="1" expected_votes="1"{% endif %}/>
  <clusternodes>
  {% for name in names %}
    <clusternode name="{{ name }}" nodeid="{{ loop.index }}"/>
  {% endfor %}
  </clusternodes>
  {% if fencing %}<fencedevices>{% else %}<fencedevices>{% endif %}
    <fencedevice name="apc" agent="fence_apc" {{ options }}/>
  </fencedevices>
</cluster>
`

const erb = `<?xml version="1.0"?>
<cluster name="<%= @name -%>" config_version=<%= @version.inspect %>>
  <clusternodes>
<% @nodes.each do |node| -%>
    <clusternode name="<%= node['name'] %>" nodeid="<%= node['id'] > 0 ? node['id'] : 1 %>"/>
<% end -%>
  </clusternodes>
</cluster>
`

describe('a file that a program fills in', () => {
  test.each([
    ['Jinja', jinja, '{%'],
    ['ERB', erb, '<%'],
    ['shell', '<cluster name="${NAME}" config_version="${VERSION:-1}">\n  <clusternodes>\n    ${NODES}\n  </clusternodes>\n</cluster>\n', '${'],
  ])('%s: one hint, and no word of what cannot be known', (_, text, mark) => {
    expect(found(text)).toEqual([`template-mark ${mark}`])
  })

  test('what a template cannot account for is still found', () => {
    expect(found(jinja.replace('<cman ', '<cmann '))).toEqual(['template-mark {%', 'unknown-element cmann'])
    expect(found(jinja.replace('agent="fence_apc"', 'agent="fence_apc'))).toEqual(['template-mark {%', 'unclosed-value "fence_apc'])
    expect(found(jinja.replace('<cman ', '<fence_daemon post_join_delay="long"/><cman '))).toEqual(['template-mark {%', 'misread-value long'])
  })

  test('marks in values alone leave the structure known: rules over the whole file speak', () => {
    const text = '<cluster name="{{ a }}" config_version="1">\n  <cman two_node="1" expected_votes="1"/>\n  <clusternodes>\n    <clusternode name="{{ b }}" nodeid="1"/>\n  </clusternodes>\n</cluster>\n'
    expect(found(text)).toContain('conflicting-two-node-count 1')
  })

  test('no marks in comments, in commands for a shell, and without an end', () => {
    const text = (inside: string): string => `<cluster name="demo" config_version="1">\n${inside}\n  <clusternodes/>\n</cluster>\n`
    expect(found(text('<!-- {{ a }} <% b %> -->'))).toEqual(['missing-nodes clusternodes'])
    expect(found(text('<quorumd label="q" votes="1"><heuristic program="ping -c1 -w1 ${GATEWAY}" interval="1"/></quorumd>')).filter(line => line.startsWith('template'))).toEqual([])
    expect(found(text('{{ a'))).toContain('invalid-text {{ a')
    expect(found(text('<% a'))).not.toContain('template-mark <%')
  })

  test.each([jinja, erb])('tokens tile the text', text => {
    const tokens = tokenizeXml(createSource('x', text))
    expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    expect(tokens.filter(({ kind }) => kind === 'Template').every(({ start, end }) => /^[{<$].*[}>]$/s.test(text.slice(start, end)))).toBe(true)
  })

  test('formatting touches no mark', () => {
    for (const text of [jinja, erb]) {
      const edits = language.format(language.parse(createSource('x', text)), {})
      for (const { span } of edits) expect(text.slice(span.start, span.end).trim()).toBe('')
    }
  })
})
