import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { load } from '../../src/languages/cib/index.js'
import { crmText } from '../../src/pacemaker/crm-text/crm-text.js'
import { cibWith, fencing, filesystem, promotable } from '../../src/pacemaker/rules/example-cluster.js'
import { readXml } from '../../src/xml/plain.js'
import type { PlainElement } from '../../src/xml/plain.js'
import { askCrmsh, whyNoCrmsh } from './oracle/crmsh.js'
import { heldBy } from './same-cib.js'

const crm = (text: string): string => crmText(cibOf(text)).text

function cibOf(text: string): PlainElement {
  const { model } = load(text)
  if (model === undefined) throw new Error('not a CIB')
  return model
}

describe('a CIB in the words of the crm shell', () => {
  test('members stand before what holds them, in the order of the file', () => {
    expect(crm(cibWith({ resources: fencing + promotable }))).toBe(`node 1: alpha
node 2: beta
primitive fence stonith:fence_dummy
primitive r0 ocf:linbit:drbd \\
	params drbd_resource=r0 \\
	op monitor interval=29s role=Promoted \\
	op monitor interval=31s role=Unpromoted
clone ms-r0 r0 \\
	meta promotable=true notify=true clone-max=2
`)
  })

  test('constraints, options and defaults', () => {
    expect(crm(cibWith({
      options: '<nvpair id="a" name="stonith-enabled" value="true"/><nvpair id="b" name="cluster-name" value="my cluster"/>',
      nodes: '',
      resources: '',
      constraints: `<rsc_order id="o" kind="Mandatory" first="ms-r0" first-action="promote" then="fs" then-action="start"/>
        <rsc_colocation id="c" score="INFINITY" rsc="fs" with-rsc="ms-r0" with-rsc-role="Promoted"/>
        <rsc_location id="l" rsc="fs" node="alpha" score="-INFINITY"/>
        <rsc_location id="m" rsc="fs"><rule id="r" score="-INFINITY" boolean-op="or"><expression id="e" attribute="#uname" operation="eq" value="alpha"/><expression id="f" attribute="ping" operation="not_defined"/></rule></rsc_location>
        <rsc_order id="s"><resource_set id="s1" sequential="false" require-all="false"><resource_ref id="a"/><resource_ref id="b"/></resource_set><resource_set id="s2" action="start"><resource_ref id="c"/></resource_set></rsc_order>`,
      more: '<rsc_defaults><meta_attributes id="rsc-options"><nvpair id="d" name="resource-stickiness" value="100"/></meta_attributes></rsc_defaults>',
    }))).toBe(`order o Mandatory: ms-r0:promote fs:start
colocation c inf: fs ms-r0:Promoted
location l fs -inf: alpha
location m fs \\
	rule -inf: #uname eq alpha or not_defined ping
order s [ a b ] c:start
property cib-bootstrap-options: \\
	stonith-enabled=true \\
	cluster-name="my cluster"
rsc_defaults rsc-options: \\
	resource-stickiness=100
`)
  })

  test('what the crm shell has no words for stays XML', () => {
    expect(crm(cibWith({ nodes: '', resources: '<primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="i"><nvpair id="n" name="options" value="über"/></instance_attributes></primitive>' }))).toBe(
      'xml <primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem"><instance_attributes id="i"><nvpair id="n" name="options" value="&#252;ber"/></instance_attributes></primitive>\n',
    )
  })

  test('ids are said where something refers to them', () => {
    expect(crm(cibWith({ nodes: '', resources: `<primitive id="a" class="ocf" provider="heartbeat" type="Dummy"><meta_attributes id="m"><nvpair id="n" name="priority" value="1"/></meta_attributes></primitive>
      <primitive id="b" class="ocf" provider="heartbeat" type="Dummy"><meta_attributes id-ref="m"/></primitive>` }))).toBe(`primitive a ocf:heartbeat:Dummy \\
	meta $id=m priority=1
primitive b ocf:heartbeat:Dummy \\
	meta $id-ref=m
`)
  })

  test('what stands in no statement is told', () => {
    expect(crmText(cibOf(cibWith({}))).unsaid.join('\n')).toContain('the attribute validate-with of the CIB, "pacemaker-3.9"')
  })
})

const why = whyNoCrmsh()
const corpus = '../shared/corpus/cib'

describe.skipIf(why !== undefined)(`what the crm shell reads of it${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const texts = [
    cibWith({ resources: fencing + promotable + filesystem, constraints: '<rsc_ticket id="t" rsc="fs" ticket="T" loss-policy="stop"/>' }),
    readFileSync('fixtures/cib/ok/three-nodes-many-kinds.xml', 'utf8'),
    readFileSync('fixtures/cib/ok/two-nodes-drbd.xml', 'utf8'),
    ...(existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.xml')).map(name => readFileSync(join(corpus, name), 'utf8')) : []),
  ]
  // crmsh 4.4.1 stumbles over containers that podman runs, however they are written.
  const sound = texts.map(text => ({ text, loaded: load(text) })).filter(({ text, loaded }) => !text.includes('<podman') && loaded.issues.every(({ rule }) => rule !== 'cib/duplicate-id'))
  const plain = sound.flatMap(({ loaded }) => loaded.model ?? [])

  test('is the same CIB', () => {
    const answers = askCrmsh(plain.map(cib => crmText(cib).text))
    for (const [index, { taken, xml, said }] of answers.entries()) {
      expect(taken, said.join('\n')).toBe(true)
      const read = readXml(xml ?? '')
      const given = plain[index]
      expect(read === undefined ? undefined : heldBy(read)).toEqual(given === undefined ? undefined : heldBy(given))
    }
  })
})
