import { expect, test } from 'vitest'

import { completionsAt, openDocument } from '../../../src/editor/index.js'
import { cib } from '../../../src/languages/cib/language.js'
import { createSource } from '../../../src/text/source.js'

/** Lists what is offered at a mark in the tag of a primitive. */
function offered(tag: string): readonly string[] {
  const text = `<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources>${tag}</resources><constraints/></configuration></cib>`
  const offset = text.indexOf('|')
  return completionsAt(openDocument(cib, createSource('cib.xml', text.replace('|', ''))), offset).map(({ label }) => label)
}

test('agents of the class and provider are offered as type', () => {
  const names = offered('<primitive id="a" class="ocf" provider="heartbeat" type="|"/>')
  expect(names).toEqual(expect.arrayContaining(['IPaddr2', 'Filesystem']))
  expect(names).not.toContain('controld')
  expect(names).not.toContain('fence_ipmilan')
})

test('and those that fence where the class is stonith', () => {
  expect(offered('<primitive id="a" class="stonith" type="fence_|"/>')).toContain('fence_ipmilan')
})

test('providers are those of agents', () => {
  expect(offered('<primitive id="a" class="ocf" provider="|" type="drbd"/>')).toEqual(expect.arrayContaining(['heartbeat', 'linbit', 'pacemaker']))
})

test('elsewhere a type is no agent', () => {
  expect(offered('<primitive id="a" class="ocf" provider="heartbeat" type="Dummy" description="|"/>')).toEqual([])
})
