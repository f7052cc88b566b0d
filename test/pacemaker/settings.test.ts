import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { cib } from '../../src/languages/cib/index.js'
import { crmConfigure } from '../../src/languages/crm-configure/index.js'
import { crmText } from '../../src/pacemaker/crm-text/crm-text.js'
import { plainElement } from '../../src/pacemaker/plain-element.js'
import { cibWith, fencing, filesystem, promotable } from '../../src/pacemaker/rules/example-cluster.js'
import { settingFacts } from '../../src/pacemaker/settings.js'
import type { Cib } from '../../src/pacemaker/model.js'
import { createSource } from '../../src/text/source.js'
import { Secret } from '../../src/text/secret.js'

const modelOf = (text: string): Cib => cib.read(cib.parse(createSource('cib.xml', text)), {}).model
const crmModelOf = (text: string): Cib => crmConfigure.read(crmConfigure.parse(createSource('cluster.crm', text)), {}).model

/** What is said by key, secrets as the word. */
function said(model: Cib): Record<string, string> {
  return Object.fromEntries([...settingFacts(model, 'cib')].flatMap(fact => (fact.kind === 'setting' ? [[fact.key, fact.value instanceof Secret ? 'secret' : fact.value]] : [])).sort())
}

describe('what a CIB says, flattened', () => {
  test('names things as people do', () => {
    const settings = said(modelOf(cibWith({ resources: fencing + promotable, options: '<nvpair id="x" name="stonith-enabled" value="true"/>', constraints: '<rsc_order id="o" first="ms-r0" then="fence"/>' })))
    expect(settings).toMatchObject({
      'node alpha / id': '1',
      'cluster_property_set cib-bootstrap-options / stonith-enabled': 'true',
      'clone ms-r0 / members': 'r0',
      'clone ms-r0 / meta / notify': 'true',
      'primitive r0 / type': 'drbd',
      'primitive r0 / params / drbd_resource': 'r0',
      'rsc_order o / first': 'ms-r0',
    })
    expect(Object.keys(settings).filter(key => key.startsWith('primitive r0 / op monitor 29s'))).toEqual(['primitive r0 / op monitor 29s Promoted'])
  })

  test('ids that nobody refers to and the order of resources make no difference', () => {
    const one = cibWith({ resources: fencing + promotable + filesystem })
    expect(said(modelOf(cibWith({ resources: filesystem.replace('"fs-ia"', '"other"') + fencing + promotable.replaceAll('r0-ia', 'x') })))).toEqual(said(modelOf(one)))
    expect(said(modelOf(one.replace('value="/srv"', 'value="/mnt"')))).not.toEqual(said(modelOf(one)))
  })

  test('a secret is compared and not shown', () => {
    const text = cibWith({ resources: '<primitive id="f" class="stonith" type="fence_ipmilan"><instance_attributes id="i"><nvpair id="n" name="passwd" value="not-a-secret"/></instance_attributes></primitive>' })
    expect(JSON.stringify([...settingFacts(modelOf(text), 'cib')])).not.toContain('not-a-secret')
    expect(said(modelOf(text))['primitive f / params / passwd']).toBe('secret')
  })

  const corpus = '../shared/corpus/cib'
  const texts = [
    cibWith({ resources: fencing + promotable + filesystem }),
    readFileSync('fixtures/cib/ok/three-nodes-many-kinds.xml', 'utf8'),
    readFileSync('fixtures/cib/ok/two-nodes-drbd.xml', 'utf8'),
    ...(existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.xml')).map(name => readFileSync(join(corpus, name), 'utf8')) : []),
  ]

  test.each(texts.map((text, index) => [index, text] as const))('the same is said in the words of the crm shell: %i', (_, text) => {
    const model = modelOf(text)
    if (model.root === undefined || cib.read(cib.parse(createSource('cib.xml', text)), {}).faults.some(({ rule }) => rule === 'cib/duplicate-id')) return
    const expected = Object.entries(said(model)).filter(([key, value]) => !(key.endsWith('/ boolean-op') && value === 'and'))
    expect(said(crmModelOf(crmText(plainElement(model.root)).text))).toEqual(Object.fromEntries(expected))
  })
})
