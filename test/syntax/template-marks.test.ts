import { describe, expect, test } from 'vitest'

import { templateLines, templateMarks } from '../../src/syntax/template-marks.js'

function marked(text: string): string[] {
  return [...templateMarks(text)].map(({ span }) => text.slice(span.start, span.end))
}

describe('marks are found to their ends', () => {
  test.each([
    ['node {{ first }} {{- second -}}\n', ['{{ first }}', '{{- second -}}']],
    ['{% for h in hosts %}\nnode {{ h }}\n{% endfor %}\n', ['{% for h in hosts %}', '{{ h }}', '{% endfor %}']],
    ['{# a note #} node alpha\n', ['{# a note #}']],
    ['node <%= @host %>\n<%# note -%>\n', ['<%= @host %>', '<%# note -%>']],
    ['node ${HOST:-${FALLBACK}} $(uname -n | cut -d. -f1)\n', ['${HOST:-${FALLBACK}}', '$(uname -n | cut -d. -f1)']],
    ['cat > ha.cf <<EOF\nnode alpha\nEOF\nexit 0\n', ['<<EOF\nnode alpha\nEOF']],
    ["cat <<-'END'\n\tnode alpha\n\tEND\n", ["<<-'END'\n\tnode alpha\n\tEND"]],
    ['define(`HOST\', `alpha\')dnl\nnode HOST\n', ["define(`HOST', `alpha')", 'dnl']],
  ])('%j', (text, expected) => expect(marked(text)).toEqual(expected))
})

describe('what only looks like a mark is none', () => {
  test.each([
    'net {# a comment behind a brace\n  timeout 60;\n}\n',
    'node {{ never closed\n',
    '1 sha1 ab$(cd\n',
    'respawn root /bin/define-x\n',
    'respawn root /usr/bin/undefined\n',
    'cat <<EOF without its end\n',
    'resource r0 { device /dev/drbd0; }\n',
  ])('%j', text => expect(marked(text)).toEqual([]))
})

test('lines are whole, in order, and joined where marks share them', () => {
  const text = 'a\n  b {{ c }} {{ d\n}} e\nf\n{{ g }}'
  expect(templateLines(text).map(({ start, end }) => text.slice(start, end))).toEqual(['  b {{ c }} {{ d\n}} e', '{{ g }}'])
})

test('many openings without an end take time in line with the text', () => {
  let calls = 0
  for (const _ of templateMarks('{{ '.repeat(20_000) + '$( '.repeat(20_000))) calls += 1
  expect(calls).toBe(0)
})
