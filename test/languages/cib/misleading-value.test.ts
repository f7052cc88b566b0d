import { expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = cib as unknown as Language

function refusals(resource: string, location = ''): string[] {
  const text =
    '<cib validate-with="pacemaker-3.9" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config><cluster_property_set id="o"><nvpair id="s" name="stonith-enabled" value="false"/></cluster_property_set></crm_config>' +
    `<nodes/><resources>${resource}</resources><constraints>${location}</constraints></configuration></cib>\n`
  return findingsOf(language, { text, target: '2.1.5' }).flatMap(({ rule, severity, origin, message }) => (severity === 'error' && origin === 'daemon' ? [`${rule}: ${message}`] : []))
}

const primitive = (id: string, name = 'ocf'): string => `<primitive id="${id}" class="${name}" provider="heartbeat" type="Dummy"/>`
const location = '<rsc_location id="l" rsc="web" node="alpha" score="1"/>'

// Asked of crm_verify 2.1.5.
test.each([
  ['a no-break space in an id', primitive('we\u00a0b'), 'cib/misleading-character: The no-break space (U+00A0) is no blank to XML, but a part of the word'],
  ['a zero-width space in an id', primitive('we\u200bb'), 'cib/misleading-character: An invisible character, zero width space (U+200B), is a part of the word'],
  ['one in a word', primitive('web', 'oc\u200bf'), 'cib/misleading-character: An invisible character, zero width space (U+200B), is a part of the word'],
])('%s is refused, and named once', (_, resource, finding) => {
  expect(refusals(resource)).toEqual([finding])
})

// Asked of crm_verify 2.1.5 with the id alone, and behind a "w".
test.each([
  ['\uff10', false, false], ['\uff21', false, false], ['\u2070', false, false], ['\u00aa', false, false], ['\u00b5', false, false], ['\uf900', false, false], ['\u{1f600}', false, false],
  ['\u0660', false, true], ['\u00b7', false, true], ['\u3007', true, true], ['\u212e', true, true], ['\u0430', true, true], ['\u4e00', true, true], ['\uac00', true, true],
])('an id of %j, and one with it behind a letter', (character, isTakenAlone, isTakenBehind) => {
  expect([refusals(primitive(character)).length === 0, refusals(primitive(`w${character}`)).length === 0]).toEqual([isTakenAlone, isTakenBehind])
})

test('a reference to what the id was meant to be is no second mistake, and letters of other languages are none', () => {
  expect(refusals(primitive('we\u200bb'), location)).toHaveLength(1)
  expect(refusals(primitive('weäb'))).toEqual([])
  expect(refusals(primitive('web'), location)).toEqual([])
})
