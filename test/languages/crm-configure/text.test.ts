import { describe, expect, test } from 'vitest'

import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { expectFindings } from '../../../src/testing/expect-findings.js'
import { applyEdits } from '../../../src/text/edit.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'

const language = crmConfigure as unknown as Language
const parsed = (text: string): ReturnType<typeof crmConfigure.parse> => crmConfigure.parse(createSource('cluster.crm', text))
const words = (text: string): string[][] => parsed(text).ast.statements.map(statement => statement.words.map(({ value }) => value))
const formatted = (text: string): string => applyEdits(text, crmConfigure.format(parsed(text), {}))

describe('the words of a text', () => {
  test.each([
    ['a  "b c" \'d e\' f\\ g', [['a', 'b c', 'd e', 'f g']]],
    ['a "b \\"c\\" \\\\ \\d" \'e\\f\'', [['a', 'b "c" \\ \\d', 'e\\f']]],
    ['a \\\n  b\nc', [['a', 'b'], ['c']]],
    ['a\\\n  b', [['ab']]],
    ['a \\\\  \n b', [['a', 'b']]],
    ['a "b \\\n   c" d', [['a', 'b c', 'd']]],
    ['# a\nb # c', [['b', '#', 'c']]],
    ['# a \\\n b\nc', [['c']]],
    ['\n  # a\n\\\n# b\nc', [['c']]],
    ['a \\\n# b', [['a', '#', 'b']]],
    ['a \\\n\nb', [['a'], ['b']]],
    ['a\r\nb \\\r\n c\r\n', [['a'], ['b', 'c']]],
    ['a \\', [['a']]],
    ['', []],
  ])('%j', (text, expected) => expect(words(text)).toEqual(expected))

  test('a place in a word in quotes is that in the text', () => {
    const [statement] = parsed('primitive a Dummy params x="b \\"c\\" d"').ast.statements
    const word = statement?.words.at(-1)
    expect(word?.value).toBe('x=b "c" d')
  })
})

describe('the layout', () => {
  test.each([
    ['primitive   a  Dummy\t\\\n op monitor   interval=1\n', 'primitive a Dummy \\\n\top monitor interval=1\n'],
    ['  node a\n\n\n\nnode b', 'node a\n\nnode b'],
    ['node a \\\n\n  node b\n', 'node a \\\n\nnode b\n'],
    ['primitive a Dummy\\\n  op\n', 'primitive a Dummy\\\n\top\n'],
    ['property a="x  y"  b=1\n', 'property a="x  y" b=1\n'],
    ['   # a  b\nnode  c\n', '# a  b\nnode c\n'],
    ['primitive a  Dummy\n  params x=1 \\\n  op monitor\n  node b\n', 'primitive a Dummy\n  params x=1 \\\n\top monitor\nnode b\n'],
  ])('%j', (text, expected) => expect(formatted(text)).toBe(expected))

  test('columns are taken where they are wanted', () => {
    const text = 'node a \\\n attributes x=1\n'
    expect(applyEdits(text, crmConfigure.format(parsed(text), { indent: 2 }))).toBe('node a \\\n  attributes x=1\n')
  })
})

describe('a lost backslash', () => {
  const text = 'primitive p ocf:heartbeat:IPaddr2\n  params ip=192.0.2.9 \\\n  op monitor interval=10s\nprimitive fence stonith:fence_dummy\n'

  test('is told once, where it is missing, and nothing follows from it', () => {
    expect(() => expectFindings(language, 'crm-configure/unknown-statement', text.replace('IPaddr2\n', 'IPaddr2[||]\n'))).not.toThrow()
    expect(findingsOf(language, text).map(({ rule }) => rule)).toEqual(['crm-configure/unknown-statement'])
  })

  test('is written by its fix', () => {
    const [finding] = findingsOf(language, text)
    const mended = applyEdits(text, finding?.fixes?.[0]?.edits ?? [])
    expect(mended.split('\n')[0]).toBe('primitive p ocf:heartbeat:IPaddr2 \\')
    expect(findingsOf(language, mended)).toEqual([])
  })

  test('has no fix where something stands between', () => {
    expect(findingsOf(language, 'primitive p Dummy\n# x\n  params a=b\n').find(({ rule }) => rule === 'crm-configure/unknown-statement')?.fixes ?? []).toEqual([])
  })
})

describe('a word is told for what it is from its first letter on', () => {
  const text = 'primitive fs ocf:heartbeat:Filesystem params device=/dev/sdb1 op monitor interval=20s meta target-role=Started\n'
  test.each([['params', 'params'], ['device', 'device'], ['op ', 'op'], ['monitor', 'name'], ['interval', 'interval'], ['meta', 'meta'], ['target-role', 'target-role']])('%s', (word, entry) => {
    const file = crmConfigure.parse(createSource('cluster.crm', text))
    const reading = crmConfigure.read(file, {})
    expect(crmConfigure.cursorAt(reading, text.indexOf(word))?.entry?.name).toBe(entry)
  })
})

describe('rules of a CIB hold, and point into the text', () => {
  test.each([
    ['cib/unknown-parameter', 'primitive fence stonith:fence_dummy\nprimitive vip IPaddr2 params ip=192.0.2.10 "[|cidr_netmaks|]=24"\n'],
    ['cib/missing-notify', 'primitive fence stonith:fence_dummy\nprimitive r0 ocf:linbit:drbd drbd_resource=r0 op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\nclone [|ms-r0|] r0 meta promotable=true clone-max=2\n'],
    ['cib/duplicate-id', 'primitive fence stonith:fence_dummy\nprimitive [|fence|] stonith:fence_dummy\n'],
    ['cib/unknown-id', 'primitive fence stonith:fence_dummy\nlocation l [|fense|] 100: alpha\n'],
    ['cib/invalid-value', 'primitive fence stonith:fence_dummy op monitor interval=10s on-fail=[|nothing|]\n'],
    ['cib/misread-number', 'primitive fence stonith:fence_dummy\nprimitive a Dummy\nclone c a meta clone-max=[|two|]\n'],
  ])('%s', (rule, text) => {
    expectFindings(language, rule, text)
  })
})

test('signs that end lines elsewhere are a part of a value', () => {
  const text = (sign: string): string => `primitive fence stonith:fence_dummy\nprimitive a Dummy params state=one${sign}two description="a${sign}b"\n`
  for (const sign of ['\u2028', '\u2029', '\u0085']) expect(findingsOf(language, text(sign)).filter(({ severity }) => severity === 'error')).toEqual([])
})

// Asked of crm 4.4.1.
test('a constraint that names what is not there is refused, although a group names it, too', () => {
  const found = findingsOf(language, 'primitive fence stonith:fence_dummy\nprimitive a Dummy\ngroup g a gone\ncolocation c inf: gone a\n')
  expect(found.map(({ rule, severity, origin }) => [rule, severity, origin])).toEqual([['crm-configure/unknown-member', 'error', 'daemon']])
})

describe('one fault is one finding', () => {
  const rulesIn = (text: string): string[] => findingsOf(language, text).map(({ rule }) => rule)

  test('lines behind a lost backslash', () => {
    expect(rulesIn('primitive fence stonith:fence_dummy\nprimitive a Dummy\n  params state=1\n  op monitor interval=10s\n  meta priority=1\n')).toEqual(['crm-configure/unknown-statement'])
  })

  const fence = 'primitive fence stonith:fence_dummy\n'
  const drbd = 'primitive r0 ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\n'

  test.each([
    ['a blank in the keyword of a template that is used', `${fence}rsc_templ ate addresses IPaddr2 params ip=192.0.2.10\nprimitive vip @addresses\n`, ['crm-configure/unknown-statement']],
    ['a resource without its name, which a group holds', `${fence}primitive ocf:heartbeat:Dummy op monitor interval=10s\nprimitive b Dummy\ngroup g a b\n`, ['crm-configure/missing-word']],
    ['a quote before a keyword', `${fence}"primitive a Dummy\n`, ['crm-configure/unclosed-quote']],
    ['a quote behind a name', `${fence}primitive a" Dummy\n`, ['crm-configure/unclosed-quote']],
    ['a line of a clone of DRBD that stands elsewhere', `${fence}${drbd}clone ms-r0 r0\nlocation l ms-r0 100: alpha\n  meta promotable=true notify=true\n`, ['crm-configure/unknown-statement']],
    ['an empty line behind each line', `${fence}primitive a Dummy \\\n\n  params state=one\n\nlocation l a \\\n\n  100: alpha\n`, ['crm-configure/unknown-statement']],
    ['a control character in an attribute of an operation', `${fence}primitive a Dummy op monitor interva\bl=10s timeout=20s\n`, ['crm-configure/invalid-character']],
    ['a letter in a name that a clone holds', `${fence}primitive a]1 Dummy op monitor interval=10s\nclone c a1\n`, ['cib/invalid-id']],
    ['an invisible letter in a name that a group holds', `${fence}primitive a\u206011 Dummy op monitor interval=10s\nprimitive b Dummy\ngroup g b a11\n`, ['cib/invalid-id']],
    ['a name before the keyword, which a clone holds', `${fence}web primitive Dummy op monitor interval=10s\nclone c web\n`, ['crm-configure/unknown-statement']],
    ['a statement without its keyword, which a clone holds', `${fence}web Dummy op monitor interval=10s\nclone c web\n`, ['crm-configure/unknown-statement']],
    ['a keyword and a name without a blank between them', `${fence}primitivea Dummy op monitor interval=10s\nclone c a\n`, ['crm-configure/unknown-statement']],
    ['a control character between two words', `${fence}primitive a Dummy op monitor\u0001interval=10s\n`, ['crm-configure/invalid-character']],
    ['a control character behind a backslash', `${fence}primitive a Dummy \\\0\n  params state=/run/a\n`, ['crm-configure/invalid-character']],
    ['the first line of a constraint twice', `${fence}primitive a Dummy\nprimitive b Dummy\norder o \\\norder o \\\n  inf: a b\n`, ['cib/unknown-id']],
    ['the keyword of a constraint twice', `${fence}primitive a Dummy\nprimitive b Dummy\norder order o inf: a b\n`, ['cib/unknown-id']],
    ['a backslash right behind the last word of a constraint', `${fence}primitive a Dummy\nprimitive b Dummy\ncolocation c inf: a b\\\norder o a b\n`, ['crm-configure/joined-words']],
  ])('%s', (_, text, told) => {
    const found = findingsOf(language, text)
    expect(found.flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule]))).toEqual(told)
    expect(found.some(({ severity, origin }) => severity === 'error' && origin === 'daemon')).toBe(true)
  })

  test('a line that a backslash joins to another statement tells where that begins', () => {
    const finding = findingsOf(language, 'primitive a Dummy\nclone c a \\\nnode 2: alpha\n').find(({ rule }) => rule.startsWith('crm-configure/'))
    expect(finding).toMatchObject({ rule: 'crm-configure/unexpected-word', related: [{ message: 'the statement begins here', span: { start: 18 } }] })
  })

  test('what a statement that is not understood would define', () => {
    expect(rulesIn('primitive fence stonith:fence_dummy\nprimitiv a Dummy\nprimitive b Dummy\ngroup g a b\nlocation l a 100: alpha\norder o a b\n')).toEqual(['crm-configure/unknown-statement'])
  })

  test('a name that nothing has, in several places', () => {
    expect(rulesIn('primitive fence stonith:fence_dummy\nprimitive b Dummy\nlocation l zzz 100: alpha\norder o zzz b\ncolocation c inf: b zzz\n')).toEqual(['cib/unknown-id'])
  })

  test('a name that nothing has beside an element that the newest schema no longer has', () => {
    const text = 'primitive fence stonith:fence_dummy\nprimitive r0 ocf:linbit:drbd drbd_resource=r0 op monitor interval=29s role=Promoted op monitor interval=31s role=Unpromoted\nprimitive g1 Dummy\nms ms-r0 r0 meta notify=true\n'
    const order = 'order o Mandatory: ms-r0:promote g1:start\n'
    expect(rulesIn(`${text}${order}`)).toEqual(['cib/deprecated-master'])
    expect(rulesIn(`${text}colocation c inf: gx ms-r0:Promoted\n${order}`)).toEqual(['cib/deprecated-master', 'cib/unknown-id'])
  })
})

describe('what is masked', () => {
  const shown = (text: string): string => {
    const spans = [...crmConfigure.masks(text)].sort((one: Span, other: Span) => one.start - other.start)
    let out = ''
    let at = 0
    for (const { start, end } of spans) {
      if (end <= at) continue
      out += `${text.slice(at, Math.max(at, start))}***`
      at = end
    }
    return out + text.slice(at)
  }

  test.each([
    'primitive f stonith:x params passwd=not-a-secret login=root\n',
    'primitive f stonith:x params pasword="not-a-secret" login=root\n',
    'primitive f stonith:x params passwd = not-a-secret login=root\n',
    'primitive f stonith:x params passwd not-a-secret login=root\n',
    'primitive f stonith:x params passwd="not \\"a\\" not-a-secret\n',
    'primitive f stonith:x params "passwd=not-a-secret" login=root\n',
    "primitive f stonith:x params 'passwd=not-a-secret\n",
    'primitive f stonith:x params passwd=\\\n not-a-secret login=root\n',
    'primitive f stonith:x params community=not-a-secret snmp_priv_passwd=not-a-secret\n',
    '# primitive f stonith:x params passwd=not-a-secret\n',
    'xml <primitive id="f" class="stonith" type="x"><instance_attributes id="i"><nvpair id="n" name="passwd" value="not-a-secret"/></instance_attributes></primitive>\n',
    'primitive f stonith:x params $pw:passwd=not-a-secret\n',
    'primitive f stonith:x params user:not-a-secret passwd:not-a-secret\n',
  ])('%j', text => {
    if (text.includes('user:')) expect(shown(text)).not.toContain('passwd:not-a-secret')
    else expect(shown(text)).not.toContain('not-a-secret')
  })

  test('nothing else is', () => {
    const text = 'primitive r0 ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Master\nproperty stonith-enabled=true\n'
    expect(shown(text)).toBe(text)
  })
})

test('a text that declares no resource lacks no fence device: the cluster that it changes may have one', () => {
  const rulesIn = (text: string): readonly string[] => findingsOf(language, text).map(({ rule }) => rule)
  for (const text of ['rsc_defaults resource-stickiness=100\n', 'property no-quorum-policy=stop\n', 'node 1: alpha\n']) expect(rulesIn(text)).not.toContain('cib/missing-fence-device')
  expect(rulesIn('primitive vip IPaddr2 params ip=192.0.2.3\n')).toContain('cib/missing-fence-device')
})

describe('remarks become comments of the CIB', () => {
  const vip = 'primitive vip IPaddr2 params ip=192.0.2.10\n'

  test.each([
    [`# [|----|] addresses ----\n${vip}# --\n${vip.replace('vip', 'vip2')}`],
    [`# the other[|--|]one\n#\n\n${vip}`],
    [`# the other one [|-|] \v\n${vip}`],
    [`${vip}# [|--|] \\\n  two lines\nproperty a=b\n`],
    [`# ==== one - two ====\n${vip}# ---- the end ----\n`],
    [`${vip}xml <primitive id="q" class="ocf" provider="heartbeat" type="Dummy"/>\n`],
  ])('%j', text => {
    expectFindings(language, 'crm-configure/invalid-comment', text)
  })

  test('the fix writes all of them otherwise', () => {
    const text = `# ---- a ----\n${vip}# b -\nproperty a=b\n# -- c\n`
    const [found] = findingsOf(language, text).filter(({ rule }) => rule === 'crm-configure/invalid-comment')
    expect(found?.message).toContain('1 other remark')
    expect(applyEdits(text, found?.fixes[0]?.edits ?? [])).toBe(`# ==== a ====\n${vip}# b =\nproperty a=b\n# -- c\n`)
  })

  test.each([
    [`# a[|\u0001|]b\n${vip}`],
    [`# a\n# [|\v|]b\n# \u0002\n${vip}`],
    [`# a\v\n${vip}# \u0001\n`],
  ])('%j holds a control character', text => {
    expectFindings(language, 'crm-configure/invalid-character', text)
  })

  test('a character of no language is none to XML, but crm writes its number', () => {
    const found = findingsOf(language, 'primitive a Dummy params x=\ufffe\nprimitive b\uffff Dummy\n')
    expect(found.filter(({ rule }) => rule === 'crm-configure/invalid-character').map(({ origin }) => origin)).toEqual(['practice', 'daemon'])
  })
})

test('a command of the crm shell is told as what it is', () => {
  const [finding] = findingsOf(language, 'node 1: alpha\ncommit\n')
  expect(finding).toMatchObject({ rule: 'crm-configure/unknown-statement', message: 'There is no statement "commit"' })
  expect(finding?.help).toContain('a command of the crm shell')
  expect(findingsOf(language, 'node 1: alpha\ncomit_it\n')[0]?.help ?? '').not.toContain('crm shell')
})
