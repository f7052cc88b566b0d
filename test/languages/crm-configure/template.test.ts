import { describe, expect, test } from 'vitest'

import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import type { Language } from '../../../src/languages/language.js'
import { expectFormat } from '../../../src/testing/expect-format.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = crmConfigure as unknown as Language
const found = (text: string): string[] => findingsOf(language, { text, path: 'x' }).map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`)

describe('of a text that a program fills in that is all that is told', () => {
  test.each([
    ['node {{ id }}: {{ name }}\nbogus\n', '{{ id }}'],
    ['{% for node in nodes %}\nnode {{ node }}\n{% endfor %}\n', '{% for node in nodes %}'],
    ['group g fs ip\nproperty stonith-enabled=<%= fencing %>\n', '<%= fencing %>'],
    ['primitive ip IPaddr2 params ip=${ADDRESS}\n', '${ADDRESS}'],
    ['primitive ip IPaddr2 params ip="${ADDRESS}"\n', '${ADDRESS}'],
    ['node $(hostname)\n', '$(hostname)'],
    ['define(`NODE\', `alpha\')dnl\nnode NODE\n', "define(`NODE', `alpha')"],
  ])('%j', (text, mark) => {
    expect(found(text)).toEqual([`crm-configure/template-mark ${mark}`])
  })
})

test.each([
  ['a remark', '# Made from {{ x.j2 }}\nnode alpha\nbogus\n'],
  ['a command with its own marks', 'primitive x anything params cmdline_options="-c ${HOME}/x $(date)" bogus_x=1\nbogus\n'],
])('%s is no template', (_, text) => {
  expect(found(text)).not.toContain(expect.stringContaining('template-mark'))
  expect(found(text).join()).toContain('crm-configure/unknown-statement bogus')
})

test('lines that a program fills in keep their layout', () => {
  const text = 'node   alpha\n{%  for n in nodes %}\n   node {{ n }}   standby\n{%endfor%}\nprimitive   d Dummy\n'
  expectFormat(language, text, text.replace('node   alpha', 'node alpha').replace('primitive   d', 'primitive d'))
})
