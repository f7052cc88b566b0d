import { describe, expect, test } from 'vitest'

import { edit, load } from '../../src/languages/drbd-conf/index.js'
import type { PlainResource } from '../../src/languages/drbd-conf/index.js'
import { edit as editXml } from '../../src/languages/cluster-conf/index.js'
import { edit as editLines } from '../../src/languages/ha-cf/index.js'

/** Changes the one resource of a drbd.conf. */
function changed(text: string, change: (resource: PlainResource) => void): string {
  return edit(text, ({ resources: [resource] }) => {
    if (resource !== undefined) change(resource)
  }).text
}

const mesh = { hosts: ['alpha', 'beta'] }

describe('where something new goes', () => {
  test('into braces on one line', () => {
    expect(changed('resource r0 { net { timeout 6; } }', ({ options }) => void Object.assign(options?.['net'] ?? {}, { 'ko-count': 7 }))).toBe('resource r0 { net { timeout 6; ko-count 7; } }')
    expect(changed('resource r0 { net { } }', ({ options }) => void Object.assign(options ?? {}, { net: { timeout: 6 } }))).toContain('timeout 6;')
  })
  test('first in a block, and below a comment behind its brace', () => {
    const text = 'resource r0 { # ours\n}\n'
    expect(changed(text, resource => void (resource.meshes = [mesh]))).toBe('resource r0 { # ours\n  connection-mesh {\n    hosts "alpha" "beta";\n  }\n}\n')
  })
  test('with the indentation of its neighbour and the line ends of the file', () => {
    const text = 'resource r0 {\r\n\tnet {\r\n\t\ttimeout 6;\r\n\t}\r\n}\r\n'
    expect(changed(text, ({ options }) => void Object.assign(options?.['net'] ?? {}, { 'ko-count': 7 }))).toBe(text.replace('6;\r\n', '6;\r\n\t\tko-count 7;\r\n'))
  })
  test('behind the last line where that has no end, and behind remarks alone', () => {
    expect(editLines('node alpha', ({ directives }) => void directives.push({ name: 'keepalive', words: ['2'] })).text).toBe('node alpha\nkeepalive 2')
    expect(editLines('# only a remark', ({ directives }) => void directives.push({ name: 'keepalive', words: ['2'] })).text).toBe('# only a remark\nkeepalive 2\n')
  })
  test('above the one behind it where nothing is before', () => {
    expect(editLines('# hosts\nnode alpha\n', ({ directives }) => void directives.unshift({ name: 'keepalive', words: ['2'] })).text).toBe('# hosts\nkeepalive 2\nnode alpha\n')
  })
})

describe('what goes', () => {
  test('takes its line along, but not what else stands there', () => {
    const text = 'resource r0 {\n  net { timeout 6; ko-count 7; } # fast\n  protocol C;\n}\n'
    expect(changed(text, ({ options }) => void delete options?.['net']?.['timeout'])).toBe(text.replace('timeout 6; ', ''))
    expect(changed(text, ({ options }) => void delete options?.['net'])).toBe(text.replace('net { timeout 6; ko-count 7; } ', ''))
    expect(changed(text, ({ options }) => void delete options?.['resource'])).toBe(text.replace('  protocol C;\n', ''))
  })
  test('the last of a text without an end of line', () => {
    expect(editLines('node alpha\nkeepalive 2', ({ directives }) => void directives.pop()).text).toBe('node alpha\n')
  })
  test('an attribute on a line of its own', () => {
    const text = '<cluster name="demo"\n         alias="d"\n         config_version="1"/>\n'
    expect(editXml(text, ({ attributes }) => void delete attributes['alias']).text).toBe('<cluster name="demo"\n         config_version="1"/>\n')
  })
})

test('several changes at once, each where it belongs', () => {
  const text = 'resource r0 {\n  net {\n    timeout 60;\n    ping-int 10; # s\n  }\n  syncer { rate 10M; }\n}\n'
  const result = edit(text, ({ resources }) => {
    const net = resources[0]?.options?.['net'] ?? {}
    delete net['timeout']
    Object.assign(net, { 'ping-int': 11, 'ko-count': 7 })
    resources.push({ name: 'r1', hosts: [] })
  }, { target: '8.3' })
  expect(result.issues).toEqual([])
  expect(result.text).toBe(text.replace('    timeout 60;\n', '').replace('10; # s\n', '11; # s\n    ko-count 7;\n').concat('\nresource "r1" {\n}\n'))
})

test('a change that would not read back as it was meant is none', () => {
  // The mark that begins the file is a part of its first word, whatever that is.
  const text = '\uFEFFnode alpha\n'
  const edited = editLines(text, ({ directives }) => void directives.unshift({ name: 'keepalive', words: ['2'] }))
  expect(edited).toEqual({ text, edits: [], issues: [{ path: [], message: 'The change cannot be written into this text', severity: 'error' }] })
})

test('a change that returns another model, and one that changes nothing', () => {
  expect(editLines('keepalive 2\n', () => ({ directives: [] })).text).toBe('')
  expect(editLines('keepalive  2 # x\n', () => {})).toEqual({ text: 'keepalive  2 # x\n', edits: [], issues: [] })
})

test('what the schema refused before is no reason to refuse another change', () => {
  const text = 'resource r0 {\n  net {\n    timeout 6000;\n  }\n}\n'
  expect(load(text, { target: '9' }).issues.map(({ severity }) => severity)).toEqual(['error'])
  expect(edit(text, ({ resources: [r0] }) => void Object.assign(r0?.options?.['net'] ?? {}, { 'ko-count': 7 }), { target: '9' })).toMatchObject({ issues: [], text: text.replace('6000;\n', '6000;\n    ko-count 7;\n') })
})
