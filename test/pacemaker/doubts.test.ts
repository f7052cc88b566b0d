import { describe, expect, test } from 'vitest'

import { cib } from '../../src/languages/cib/index.js'
import type { Language } from '../../src/languages/language.js'
import { cibWith, fencing, filesystem, promotable } from '../../src/pacemaker/rules/example-cluster.js'
import { findingsOf } from '../../src/testing/findings-of.js'
import { createSource } from '../../src/text/source.js'

const language = cib as unknown as Language
const rulesIn = (text: string): string[] => findingsOf(language, text).map(({ rule }) => rule)
const noNotify = promotable.replace(/.*notify.*\n/, '')
const factKinds = (text: string): Set<string> => new Set([...cib.extractFacts(cib.read(cib.parse(createSource('cib.xml', text)), {}).model)].map(({ kind }) => kind))

describe('what is wrong in one part of a CIB', () => {
  test('hides nothing in the others', () => {
    expect(rulesIn(cibWith({ resources: fencing + noNotify, nodes: '<node id="1" unam="alpha"/><node id="2" uname="beta"/>' }))).toEqual(['cib/unknown-attribute', 'cib/missing-notify'])
    expect(rulesIn(cibWith({ resources: `${fencing}${noNotify}<primitive id="vip" clas="ocf" provider="heartbeat" type="IPaddr2"/>` }))).toEqual(['cib/missing-notify', 'cib/unknown-attribute'])
  })

  test.each(['${FENCING}', '{{ fencing }}'])('an option that a program fills in says nothing: %s', value => {
    const option = `<nvpair id="f" name="stonith-enabled" value="${value}"/>`
    expect(rulesIn(cibWith({ options: option, resources: filesystem }))).toEqual(['cib/template-mark'])
  })

  test('leaves open what the part may have meant', () => {
    // No order: the one that is there is refused, and may have been it.
    const colocation = '<rsc_colocation id="c" score="INFINITY" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted"/>'
    expect(rulesIn(cibWith({ resources: fencing + promotable + filesystem, constraints: `${colocation}<rsc_order id="o" first="ms-r0" first-action="promote" the="fs"/>` }))).toEqual(['cib/unknown-attribute'])
    expect(rulesIn(cibWith({ resources: fencing + promotable + filesystem, constraints: colocation }))).toEqual(['cib/missing-order'])
    // No device: what is misspelt may be one.
    expect(rulesIn(cibWith({ resources: '<primitive id="fence" clas="stonith" type="fence_dummy"/>' }))).toEqual(['cib/unknown-attribute'])
    // What holds it is refused: whether it is promoted nobody knows.
    expect(rulesIn(cibWith({ resources: fencing + promotable.replace('<clone id="ms-r0">', '<clone id="ms-r0" descripton="x">').replace('type="drbd"', 'type="drbdx"') }))).toEqual(['cib/unknown-attribute'])
  })

  test('a schema that nobody knows hides nothing at all', () => {
    const text = cibWith({ head: 'validate-with="pacemaker-9.9"', resources: fencing + noNotify })
    expect(rulesIn(text)).toEqual(['cib/unknown-schema', 'cib/missing-notify'])
    expect(factKinds(text)).toContain('pacemaker-drbd')
  })

  test('tells other files nothing, since what is missing may be there', () => {
    expect(factKinds(cibWith({ resources: fencing + promotable }))).toContain('pacemaker-drbd')
    expect([...factKinds(cibWith({ resources: `${fencing}${promotable}<primitive id="vip" clas="ocf" type="x"/>` }))]).toEqual(['config-file', 'setting'])
  })
})
