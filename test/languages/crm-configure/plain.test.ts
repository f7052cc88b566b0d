import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import * as cib from '../../../src/languages/cib/index.js'
import { edit, load, print } from '../../../src/languages/crm-configure/index.js'
import type { PlainCrmConfigure } from '../../../src/languages/crm-configure/index.js'
import { crmText } from '../../../src/pacemaker/crm-text/crm-text.js'
import { heldBy } from '../../pacemaker/same-cib.js'

const texts = ['fixtures/crm-configure/ok/two-nodes-drbd.crm', 'fixtures/crm-configure/ok/many-kinds.crm'].map(path => readFileSync(path, 'utf8'))

function modelOf(text: string): PlainCrmConfigure {
  const { model, issues } = load(text)
  if (model === undefined) throw new Error(issues.map(({ message }) => message).join('\n'))
  return model
}

describe('a text as plain data', () => {
  test.each(texts.map((text, index) => [index, text] as const))('is the same when it is printed and read again: %i', (_, text) => {
    expect(modelOf(print(modelOf(text)))).toEqual(modelOf(text))
  })

  const corpus = '../shared/corpus/cib'
  const cibs = [
    readFileSync('fixtures/cib/ok/three-nodes-many-kinds.xml', 'utf8'),
    readFileSync('fixtures/cib/ok/two-nodes-drbd.xml', 'utf8'),
    ...(existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.xml')).map(name => readFileSync(join(corpus, name), 'utf8')) : []),
  ]

  test.each(cibs.map((text, index) => [index, text] as const))('a CIB in the words of the crm shell is the same CIB: %i', (_, text) => {
    const { model, issues } = cib.load(text)
    if (model === undefined || issues.some(({ rule }) => rule === 'cib/duplicate-id')) return
    const read = load(crmText(model).text)
    // A group in XML that has no words holds what would be statements; it is read, but is no plain data.
    if (read.model === undefined) return expect(crmText(model).text).toMatch(/^xml <(?:group|clone|bundle)/m)
    expect(heldBy(read.model)).toEqual(heldBy(model))
  })

  test('a change leaves all else as it stands', () => {
    const text = '# ours\nprimitive  a Dummy \\\n  meta target-role=Started\n\nprimitive b Dummy\n'
    const edited = edit(text, model => {
      const [configuration] = model.children
      const resources = configuration?.children.find(({ tag }) => tag === 'resources')
      resources?.children.push({ tag: 'primitive', attributes: { id: 'c', class: 'ocf', provider: 'heartbeat', type: 'Dummy' }, children: [] })
    })
    expect(edited.issues).toEqual([])
    expect(edited.text).toBe(`${text}primitive c ocf:heartbeat:Dummy\n`)
  })

  test('a text that is not understood is no plain data', () => {
    const { model, issues } = load('primitive a Dummy\nprimitiv b Dummy\n')
    expect(model).toBeUndefined()
    expect(issues.map(({ rule }) => rule)).toEqual(['crm-configure/unknown-statement'])
  })
})
