import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { crmConfigure } from '../../../src/languages/crm-configure/index.js'
import { plainElement } from '../../../src/pacemaker/plain-element.js'
import { createSource } from '../../../src/text/source.js'
import { readXml } from '../../../src/xml/plain.js'
import type { PlainElement } from '../../../src/xml/plain.js'
import { askCrmsh, whyNoCrmsh } from '../../pacemaker/oracle/crmsh.js'
import { heldBy } from '../../pacemaker/same-cib.js'

const why = whyNoCrmsh()
const corpus = '../shared/corpus/crm-configure'

/** Texts that the crm shell takes, or not: each kind of statement, and each way to write it. */
const texts = [
  'node 1: alpha attributes standby=off\nnode $id="b.2" beta:member utilization cpu=4\nnode gamma description="third one" \\\n  attributes a=1 utilization memory=2 cpu=4\n',
  'primitive a Dummy\nprimitive b ocf:pacemaker:Dummy state=/run/x\nprimitive c ocf:linbit:drbd drbd_resource=r0\nprimitive d lsb:apache2\nprimitive e systemd:x op monitor interval=10\nprimitive f stonith:fence_ipmilan params ip=192.0.2.1 passwd="not-a secret"\n',
  'primitive a Dummy params $id=ap state=1 fake op monitor interval=10s timeout=20s OCF_CHECK_LEVEL=10 op start timeout=5 meta target-role=Started priority=1\n',
  'primitive a Dummy op monitor interval=10s op_params depth=0 op_meta x=1 op stop\nprimitive b Dummy operations $id=ops op monitor interval=5\nprimitive c Dummy params rule #uname eq alpha state=1 params state=2\n',
  'rsc_template t IPaddr2 params cidr_netmask=24 op monitor interval=10s\nprimitive a @t params ip=192.0.2.10 meta $id=m priority=1\nprimitive b @t ip=192.0.2.11 meta $id-ref=m\n',
  'primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\ngroup g a b meta target-role=Started\nclone cl g meta interleave=true\nms m c description="two copies" meta notify=true params x=1\n',
  'primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\norder o1 a b\norder o2 inf: a:start b:stop\norder o3 0: a b symmetrical=no\norder o4 Optional: ( a b ) c\norder o5 serialize: [ a b ] c:start\norder o6 a b c\norder o7 (a b) c\norder o8 _rsc_set_ a b\norder o9 Mandatory: a:start b:start c\n',
  'primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\ncolocation c1 inf: a b\ncolocation c2 -inf: a b:Master\ncolocation c3 100: a ( b c ) node-attribute=Rack\ncolocation c4 mandatory: a b:started\ncollocation c5 INFINITY: a b c\ncolocation c6 my-attr: a b\ncolocation c7 inf: [ a b sequential=true ] c:Slave\n',
  'node alpha\nprimitive a Dummy\nlocation l1 a inf: alpha\nlocation l2 a -inf: alpha role=Master\nlocation l3 a role=Slave 100: alpha\nlocation l4 a resource-discovery=never -inf: alpha\nlocation l5 /a.*/ 5: alpha\nlocation l6 { a } 5: alpha\nlocation l7 a rule -inf: not_defined ping or ping lt 1\nlocation l8 a rule $id=r $role=Master 50: #uname eq alpha rule ping-score: defined ping and ping number:gte 3\nlocation l9 a rule inf: date in start=2020-01-01 hours=3 and date spec weekdays=1-5 hours=9-16 and date gt "2020-01-01 10:00"\n',
  'primitive a Dummy\nprimitive b Dummy\nrsc_ticket t T: a loss-policy=stop\nrsc_ticket t2 T: a:Master b\ntag x a b\ntag y: a\n',
  'node alpha\nprimitive f stonith:fence_dummy\nprimitive g stonith:fence_dummy\nfencing_topology alpha: f g pattern:beta.* f attr:rack=1 g\n',
  'property stonith-enabled=false no-quorum-policy=ignore\nrsc_defaults resource-stickiness=100\nop_defaults op-x: timeout=30\n',
  'property $id="cib-bootstrap-options" a=b\nproperty more: rule 100: #uname eq alpha x=1\nrsc_defaults $id=d rule date lt 2030-01-01 priority=1\n',
  'primitive a Dummy\nrole r read xpath:/cib write ref:a deny type:nvpair attr:value\nrole s write meta:a:target-role read status write property:* description="x"\nacl_target hacluster r s\nacl_group ops r\n',
  'alert a /usr/bin/a\nalert b "/usr/bin/b b" description="tells" attributes x=1 meta timeout=10s select nodes fencing attributes { standby shutdown } to 192.0.2.1 attributes y=2 to { "a b" meta timeout=5s }\n',
  'xml <primitive id="a" class="ocf" provider="heartbeat" type="Dummy"> \\\n  <meta_attributes id="m"><nvpair id="n" name="priority" value="1"/></meta_attributes> \\\n</primitive>\nxml <rsc_location id="l" rsc="a" node="alpha" score="1"/>\n',
  '# a comment \\\n that goes on\nprimitive a Dummy \\\n  op monitor interval=10s\n\n\nprimitive b Dummy\\\n  op monitor interval=1\n',
  "primitive a Dummy 'state=a b' fake=\"a\\\"b\\\\c\\d\" x=y\\ z 'q=\"'\nPRIMITIVE b Dummy PARAMS state=1 OP monitor interval=3\n",
  'primitive a Dummy params @x @y:z $n:m=1 op monitor interval=\nprimitive 1 Dummy state=\n',
  'bundle b docker image=x replicas=2 network ip-range-start=192.0.2.10 port-mapping id=p port=80 storage storage-mapping id=s target-dir=/x source-dir=/y meta target-role=Started\n',
  'primitive a Dummy op monitor interval=10s op monitor interval=10s role=Master\nprimitive b Dummy meta a=1 meta b=2 params c=3 params d=4\n',
  // What it does not take.
  'primitive\n', 'primitive a\n', 'primitive a b:c:d:e\n', 'primitive a Dummy =x\n', 'primitiv a Dummy\n', 'primitive a Dummy "x=1\n', 'group\n', 'clone c\n', 'order o a\n', 'order o Foo: a b\n', 'order o a b:fly\n',
  'colocation c a b\n', 'colocation c inf: a b:Boss\n', 'colocation c inf: a b:c:d\n', 'location l a\n', 'location l a inf:\n', 'location l a inf: alpha beta\n', 'order o ( a b c\n', 'order o a b ) c\n', 'order o ( a [ b ] ) c\n', 'order o ( a ] b\n', 'order o ( ) a b\n',
  'location l a rule inf: defined a and defined b or defined c\n', 'location l a rule inf: a\n', 'location l a rule inf: a is b\n', 'location l { } inf: alpha\n', 'rsc_ticket t a\n', 'tag t\n', 'tag t: \n', 'role r\n', 'role r read\n', 'role r read attr:x\n', 'alert a\n', 'alert a /x foo\n', 'xml <a\n', 'xml\n', 'xml <foo/>\n',
  'primitive a Dummy op monitor interval=10s foo=1 timeout=5\n', 'primitive a Dummy op monitor interval\n', 'node\n', 'node a:b:c\n', 'node 1: \n', 'primitive a Dummy\ngroup g a\ngroup h a\n', 'primitive a Dummy\ngroup g a a\n', 'commit\n', 'primitive a Dummy op\n', 'primitive a Dummy operations x\n',
]

/** What the crm shell says, and goes on; the first is no refusal, of the second the schema is asked later. */
const leftToSchema = ['crm-configure/unknown-member', 'crm-configure/missing-member', 'crm-configure/invalid-member']
/** What the schema refuses, too. */
const alsoOfShell = ['cib/invalid-id', 'cib/unknown-id', 'cib/duplicate-id']

/** Our own reading of it. */
function ours(text: string): { readonly taken: boolean; readonly cib: PlainElement | undefined } {
  const file = crmConfigure.parse(createSource('text.crm', text))
  const { model, faults } = crmConfigure.read(file, { target: '2.1.5' })
  const refused = [...file.faults, ...faults].filter(({ rule }) => (rule.startsWith('crm-configure/') ? !leftToSchema.includes(rule) : alsoOfShell.includes(rule)))
  return { taken: refused.length === 0, cib: model.root === undefined ? undefined : plainElement(model.root) }
}

describe.skipIf(why !== undefined)(`what the crm shell makes of a text${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const all = [...texts, ...(existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.crm')).sort().map(name => readFileSync(join(corpus, name), 'utf8')) : [])]
  const answers = why === undefined ? askCrmsh(all) : []

  test.each(all.map((text, index) => [index, text.slice(0, 60), text] as const))('%i %j', (index, _, text) => {
    const answer = answers[index]
    const { taken, cib } = ours(text)
    expect([taken, answer?.said.join('\n')]).toEqual([answer?.taken, answer?.said.join('\n')])
    if (!taken || cib === undefined) return
    const read = readXml(answer?.xml ?? '')
    expect(heldBy(cib)).toEqual(read === undefined ? undefined : heldBy(read))
  })
})
