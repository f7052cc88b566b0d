import { describe, expect, test } from 'vitest'

import { meantTextOf } from '../../../../src/languages/drbd-conf/reading/meant-text.js'
import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Language } from '../../../../src/languages/language.js'
import { findingsOf } from '../../../../src/testing/findings-of.js'

const language = drbdConf as unknown as Language

describe('what its author means', () => {
  test.each([
    ['net{x “a b”;}', 'net{x "a b";}'],
    ['x “a b";', 'x "a b";'],
    ['x "a b”; y "c";', 'x "a b"; y "c";'],
    ["x 'a b';", 'x "a b";'],
    ['x ‘a b’;', 'x "a b";'],
    ['on\u00a0al\u200bpha\u2003{', 'on alpha {'],
    ['on－io–error detach；', 'on-io-error detach;'],
    ['con\ufb01g ７７８８', 'config 7788'],
    ['n\u0435t { }', 'net { }'],
    ['\ufeffnet', 'net'],
    ['x \u201cnever closed;\ny z;', 'x never closed;\ny z;'],
  ])('%j is %j', (text, meant) => expect(meantTextOf(text)?.text).toBe(meant))

  test.each(['# “a” \u00a0\n', 'x "“a”\u00a0";', "x \"it's\";", "x don't;", 'Füße Пожар', 'x "${HOME}";', 'x $HOME;', 'a@example'])('%j stands for itself', text => {
    expect(meantTextOf(text)).toBeUndefined()
  })

  test('offsets lead back to the file', () => {
    const text = 'a\u200bb “c”\u2026 \u{e0041}d'
    const meant = meantTextOf(text)
    const at = (word: string) => meant?.offsetOf(meant.text.indexOf(word))
    expect(meant?.text).toBe('ab "c"... d')
    expect([at('ab'), at('"c'), at(' d'), at('d')]).toEqual([0, 4, 8, 11])
  })

  test.each([
    ['disk /dev/{{ vg }}/x;', 'disk /dev/________/x;'],
    ['{% if x %}net{% endif %}', '          net           '],
    ['on <%= @a %> @B@ ${C} $D {', 'on _________ ___ ____ __ {'],
    ['# {{ a }}\nx {{ b }};', '# {{ a }}\nx _______;'],
  ])('%j is to be filled in', (text, meant) => expect(meantTextOf(text)?.text).toBe(meant))

})

const hosts = `  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }
`

describe('characters that mislead', () => {
  const found = (text: string, target = '9.22') => findingsOf(language, { text, target })

  test('a paste is one finding, and its fix gives a file without any', () => {
    const text = `resource r0 {\n\u00a0\u00a0net { cram-hmac-alg “sha256”; shared-secret “kx7-Lq2.Vw9-Rt4”; }\n\u00a0 disk { on–io–error detach； }\n${hosts}}\n`
    const [only, ...others] = found(text)
    expect(others).toEqual([])
    expect(only?.message).toBe('The no-break space (U+00A0) is no blank to drbdadm; 9 more characters here look like another')
    const edits = [...(only?.fixes[0]?.edits ?? [])].sort((a, b) => b.span.start - a.span.start)
    const mended = edits.reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text)
    expect(mended).toContain('net { cram-hmac-alg "sha256"; shared-secret "kx7-Lq2.Vw9-Rt4"; }\n  disk { on-io-error detach; }')
    expect(found(mended)).toEqual([])
  })

  test('two that lie apart are two', () => {
    const text = `resource r0 {\n  net {\u00a0protocol C; }\n\n\n${hosts.replace('beta {', 'beta\u200b {')}}\n`
    expect(found(text).map(({ rule }) => rule)).toEqual(['drbd-conf/misleading-character', 'drbd-conf/misleading-character'])
  })

  test('what drbdadm throws away may hold any', () => {
    const text = `skip “this” { net\u00a0{ } }\nresource r0 {\n  startup { become-primary-on “alpha”; }\n${hosts}}\n`
    expect(found(text).filter(({ severity }) => severity === 'error')).toEqual([])
    const older = found(text, '8.4').filter(({ severity }) => severity === 'error')
    expect(older.map(({ rule }) => rule)).toEqual(['drbd-conf/misleading-character', 'drbd-conf/misleading-character'])
  })
})

describe('templates', () => {
  const found = (text: string) => findingsOf(language, { text, target: '9.22' }).map(({ rule, severity }) => `${severity} ${rule}`)
  const template = 'info drbd-conf/template-mark'

  test('of what is left open nothing is said, of the rest all', () => {
    expect(found(`resource {{ name }} {\n  nett { }\n}\nresource r0 {\n  net { timeot 50; }\n${hosts}}\n`)).toEqual([template, 'error drbd-conf/unknown-option'])
    expect(found('resource r0 {\n  on {{ a }} { devise /dev/drbd0; }\n  on <%= b %> { }\n}\n')).toEqual([template])
    expect(found(`resource r0 {\n  net { timeout {{ t }}; ping-int 500; }\n${hosts}}\n`)).toEqual([template, 'error drbd-conf/invalid-range'])
  })

  test('what a condition decides is left open, and so are its braces', () => {
    expect(found(`resource r0 {\n{% if x %}\n  disk { size 1G; }\n{% else %}\n  disk { sise 2G; }\n{% endif %}\n${hosts}}\n`)).toEqual([template])
    expect(found(`{% if x %}\nresource r0 {\n{% else %}\nresource r1 {\n{% endif %}\n${hosts}}\n`)).toEqual([template])
  })

  test('a mark in a string leaves the string open', () => {
    expect(found(`resource r0 {\n${hosts.replaceAll('/dev/drbd0', '"/dev/drbd{{ minor }}"')}}\n`)).toEqual([template])
    expect(found('include "{{ folder }}/*.res";\n')).toEqual([template])
  })
})
