import { describe, expect, test } from 'vitest'

import { load } from '../../src/languages/cib/index.js'
import { crmStatements } from '../../src/pacemaker/crm-text/crm-text.js'
import { cibWith } from '../../src/pacemaker/rules/example-cluster.js'

type Section = 'nodes' | 'options' | 'resources' | 'constraints' | 'more'

/** Gives the last statement of a CIB in which an element is all that a section holds; `xml` where the crm shell has no words for it. */
function said(section: Section, element: string): string {
  const { model } = load(cibWith({ nodes: '', resources: '', [section]: element }))
  if (model === undefined) throw new Error('not a CIB')
  const text = crmStatements(model, { ids: 'referred' }).at(-1)?.text ?? ''
  return text.startsWith('xml ') ? 'xml' : text
}

const lines = (text: string): string => text.replaceAll(' | ', ' \\\n\t')

const statements: readonly [section: Section, cases: readonly (readonly [element: string, statement: string])[]][] = [
  ['nodes', [
    ['<node id="1" uname="alpha"/>', 'node 1: alpha'],
    ['<node id="alpha" uname="alpha"/>', 'node alpha'],
    ['<node id="a b" uname="alpha"/>', 'node $id="a b" alpha'],
    ['<node id="1" uname="alpha" type="member"/>', 'node 1: alpha:member'],
    ['<node id="1" uname="alpha" type="remote"/>', 'node 1: alpha:remote'],
    ['<node id="1" uname="alpha" type="guest"/>', 'xml'],
    ['<node id="" uname="alpha"/>', 'xml'],
    ['<node uname="alpha"/>', 'xml'],
    ['<node id="1" uname="a:b"/>', 'xml'],
    ['<node id="1" uname="alpha" score="5"/>', 'xml'],
    ['<node id="1" uname="alpha" description="left rack"/>', lines('node 1: alpha | description="left rack"')],
    ['<node id="1" uname="alpha" description=""/>', 'xml'],
    ['<node id="1" uname="alpha"><instance_attributes id="i"><nvpair id="n" name="standby" value="on"/></instance_attributes></node>', lines('node 1: alpha | attributes standby=on')],
    ['<node id="1" uname="alpha"><utilization id="i"><nvpair id="n" name="cpu" value="4"/></utilization></node>', lines('node 1: alpha | utilization cpu=4')],
    ['<node id="1" uname="alpha"><meta_attributes id="i"/></node>', 'xml'],
  ]],
  ['resources', [
    ['<primitive id="a" class="ocf" provider="heartbeat" type="Dummy"/>', 'primitive a ocf:heartbeat:Dummy'],
    ['<primitive id="a" class="systemd" type="nginx"/>', 'primitive a systemd:nginx'],
    ['<primitive id="a" class="systemd" provider="x" type="nginx"/>', 'xml'],
    ['<primitive id="a" class="ocf" type="Dummy"/>', 'xml'],
    ['<primitive id="a" template="t"/>', 'primitive a @t'],
    ['<template id="t" class="ocf" provider="heartbeat" type="Dummy"/>', 'rsc_template t ocf:heartbeat:Dummy'],
    ['<primitive id="a=b" class="systemd" type="nginx"/>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><operations/><operations/></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><operations id="o"/></primitive>', lines('primitive a systemd:nginx | operations $id=o')],
    ['<primitive id="a" class="systemd" type="nginx"><operations id-ref="o"/></primitive>', lines('primitive a systemd:nginx | operations $id-ref=o')],
    ['<primitive id="a" class="systemd" type="nginx"><operations><op id="p" name="monitor" interval="10s" on-fail="fence"/></operations></primitive>', lines('primitive a systemd:nginx | op monitor interval=10s on-fail=fence')],
    ['<primitive id="a" class="systemd" type="nginx"><operations><op id="p" name="monitor"/></operations></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><operations><op id="p" name="monitor" interval="0" odd="1"/></operations></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><operations><op id="p" name="monitor" interval="0"><meta_attributes id="m"><nvpair id="n" name="x" value="1"/></meta_attributes></op></operations></primitive>', lines('primitive a systemd:nginx | op monitor interval=0 op_meta x=1')],
    ['<primitive id="a" class="systemd" type="nginx"><operations><op id="p" name="monitor" interval="0"><instance_attributes id="m"><nvpair id="n" name="x" value="1"/></instance_attributes></op></operations></primitive>', lines('primitive a systemd:nginx | op monitor interval=0 op_params x=1')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m" score="5"><nvpair id="n" name="x" value="a b"/></meta_attributes></primitive>', lines('primitive a systemd:nginx | meta 5: x="a b"')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id-ref="m"/></primitive>', lines('primitive a systemd:nginx | meta $id-ref=m')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id-ref="m" score="5"/></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id="n" value="1"/></meta_attributes></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id="n" name="x"/></meta_attributes></primitive>', lines('primitive a systemd:nginx | meta x')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id="n" name="Rule"/></meta_attributes></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id-ref="n" name="x"/></meta_attributes></primitive>', lines('primitive a systemd:nginx | meta @n:x')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id-ref="n"/></meta_attributes></primitive>', lines('primitive a systemd:nginx | meta @n')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id-ref="n" value="1"/></meta_attributes></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id="n" name="x" value="1"/></meta_attributes><meta_attributes id="o"><nvpair id-ref="n"/></meta_attributes></primitive>', lines('primitive a systemd:nginx | meta $n:x=1 | meta @n')],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id="n" name="x"/></meta_attributes><meta_attributes id="o"><nvpair id-ref="n"/></meta_attributes></primitive>', 'xml'],
    ['<primitive id="a" class="systemd" type="nginx"><meta_attributes id="m"><nvpair id="n" name="x" value="a&quot;b\\c"/></meta_attributes></primitive>', lines('primitive a systemd:nginx | meta x="a\\"b\\\\c"')],
    ['<group id="g"><primitive id="a" class="systemd" type="nginx"/></group>', 'group g a'],
    ['<group id="g"/>', 'xml'],
    ['<clone id="c"><primitive id="a" class="systemd" type="nginx"/></clone>', 'clone c a'],
    ['<clone id="c"><primitive id="a" class="systemd" type="nginx"/><primitive id="b" class="systemd" type="nginx"/></clone>', 'xml'],
    ['<master id="c"><primitive id="a" class="systemd" type="nginx"/></master>', 'ms c a'],
    ['<group id="g"><primitive id="a" class="systemd" type="nginx"/><group id="h"/></group>', 'xml'],
    ['<bundle id="b"/>', 'xml'],
  ]],
  ['options', [
    ['<nvpair id="n" name="stonith-enabled" value="true"/>', lines('property cib-bootstrap-options: | stonith-enabled=true')],
    ['<nvpair id="n" name="x" value="1"/><rule id="r" score="1"><expression id="e" attribute="a" operation="defined"/></rule>', 'xml'],
    ['<rule id="r" score="INFINITY"><expression id="e" attribute="a" operation="defined"/></rule><nvpair id="n" name="x" value="1"/>', lines('property cib-bootstrap-options: | rule defined a | x=1')],
  ]],
  ['constraints', [
    ['<rsc_location id="l" rsc="a" node="alpha" score="100"/>', 'location l a 100: alpha'],
    ['<rsc_location id="l" rsc="a" node="alpha" score="-INFINITY"/>', 'location l a -inf: alpha'],
    ['<rsc_location id="l" rsc="a" node="alpha" score="often"/>', 'xml'],
    ['<rsc_location id="l" rsc="a" node="alpha" score="1" score-attribute="x"/>', 'xml'],
    ['<rsc_location id="l" rsc="a" node="alpha" score-attribute="x"/>', 'location l a x: alpha'],
    ['<rsc_location id="l" rsc="a" node="alpha" score-attribute="inf"/>', 'xml'],
    ['<rsc_location id="l" rsc="a" node="alpha" score-attribute="Mandatory"/>', 'xml'],
    ['<rsc_location id="l" rsc="a" node="alpha"/>', 'xml'],
    ['<rsc_location id="l" rsc="a"/>', 'xml'],
    ['<rsc_location id="l" node="alpha" score="1"/>', 'xml'],
    ['<rsc_location id="l" rsc="a" rsc-pattern="b" node="alpha" score="1"/>', 'xml'],
    ['<rsc_location id="l" rsc-pattern="^web" node="alpha" score="1"/>', 'location l "/^web/" 1: alpha'],
    ['<rsc_location id="l" rsc-pattern="" node="alpha" score="1"/>', 'xml'],
    ['<rsc_location id="l" rsc="a" node="alpha" score="1" role="Promoted" resource-discovery="never"/>', 'location l a role=Promoted resource-discovery=never 1: alpha'],
    ['<rsc_location id="l" rsc="a"><rule id="r" score="5"><expression id="e" attribute="#uname" operation="eq" value="alpha"/></rule></rsc_location>', lines('location l a | rule 5: #uname eq alpha')],
    ['<rsc_location id="l" rsc="a" score="5"><rule id="r" score="5"><expression id="e" attribute="#uname" operation="eq" value="alpha"/></rule></rsc_location>', 'xml'],
    ['<rsc_location id="l" rsc="a" node="alpha" score="5"><rule id="r" score="5"><expression id="e" attribute="#uname" operation="eq" value="alpha"/></rule></rsc_location>', 'xml'],
    ['<rsc_location id="l" node="alpha" score="5"><resource_set id="s"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_location>', 'location l { a b } 5: alpha'],
    ['<rsc_colocation id="c" rsc="a" with-rsc="b" score="INFINITY"/>', 'colocation c inf: a b'],
    ['<rsc_colocation id="c" rsc="a" with-rsc="b" rsc-role="Started" with-rsc-role="Master" score="1"/>', 'colocation c 1: a:Started b:Master'],
    ['<rsc_colocation id="c" rsc="a" with-rsc="b" rsc-role="Primary" score="1"/>', 'xml'],
    ['<rsc_colocation id="c" rsc="a" with-rsc="b" score="1" node-attribute="site"/>', 'colocation c 1: a b node-attribute=site'],
    ['<rsc_colocation id="c" rsc="a" with-rsc="b" score="1" node-attribute="Site"/>', 'xml'],
    ['<rsc_colocation id="c" rsc="a" with-rsc="b" score="1" node-attribute=""/>', 'xml'],
    ['<rsc_colocation id="c" rsc="_rsc_set_" with-rsc="b" score="1"/>', 'xml'],
    ['<rsc_colocation id="c" rsc="a" score="1"/>', 'xml'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_colocation>', 'colocation c 1: _rsc_set_ a b'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s"><resource_ref id="a"/><resource_ref id="b"/><resource_ref id="d"/></resource_set></rsc_colocation>', 'colocation c 1: a b d'],
    ['<rsc_colocation id="c" score="1" rsc="a"><resource_set id="s"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_colocation>', 'xml'],
    ['<rsc_colocation id="c" score="1" with-rsc-role="Started"><resource_set id="s"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_colocation>', 'xml'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s"/></rsc_colocation>', 'xml'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s" sequential="false"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_colocation>', 'colocation c 1: ( a b )'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s" sequential="true"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_colocation>', 'xml'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s" role="Started"><resource_ref id="a"/></resource_set><resource_set id="t"><resource_ref id="b"/></resource_set></rsc_colocation>', 'colocation c 1: _rsc_set_ a:Started b'],
    ['<rsc_colocation id="c" score="1"><resource_set id="s"><resource_ref id="a"/></resource_set><resource_set id="t"><resource_ref id="b"/></resource_set></rsc_colocation>', 'xml'],
    ['<rsc_order id="o" first="a" then="b"/>', 'order o a b'],
    ['<rsc_order id="o" first="a" then="b" kind="Serialize" symmetrical="false"/>', 'order o Serialize: a b symmetrical=false'],
    ['<rsc_order id="o" first="a" then="b" kind="serialize"/>', 'xml'],
    ['<rsc_order id="o" first="a" then="b" symmetrical="no"/>', 'xml'],
    ['<rsc_order id="o" first="a" then="b" score="5"/>', 'xml'],
    ['<rsc_order id="o" first="a" first-action="promote" then="b" then-action="start"/>', 'order o a:promote b:start'],
    ['<rsc_order id="o" first="a" first-action="monitor" then="b"/>', 'xml'],
    ['<rsc_order id="o"><resource_set id="s" sequential="false" require-all="false"><resource_ref id="a"/><resource_ref id="b"/></resource_set><resource_set id="t" action="start"><resource_ref id="d"/></resource_set></rsc_order>', 'order o [ a b ] d:start'],
    ['<rsc_order id="o"><resource_set id="s" require-all="false"><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_order>', 'order o [ a b sequential=true ]'],
    ['<rsc_ticket id="t" ticket="east" rsc="a"/>', 'rsc_ticket t east: a'],
    ['<rsc_ticket id="t" ticket="east" rsc="a" rsc-role="Promoted" loss-policy="fence"/>', 'rsc_ticket t east: a:Promoted loss-policy=fence'],
    ['<rsc_ticket id="t" ticket="east" rsc="a" loss-policy="wait"/>', 'xml'],
    ['<rsc_ticket id="t" ticket="east:1" rsc="a"/>', 'xml'],
    ['<rsc_guess id="t"/>', 'xml'],
  ]],
  ['more', [
    ['<tags><tag id="t"><obj_ref id="a"/><obj_ref id="b"/></tag></tags>', 'tag t a b'],
    ['<tags><tag id="t"/></tags>', 'xml'],
    ['<tags><tag id="1t"><obj_ref id="a"/></tag></tags>', 'xml'],
    ['<fencing-topology><fencing-level id="f" target="alpha" index="1" devices="x,y"/><fencing-level id="g" target="alpha" index="2" devices="z"/></fencing-topology>', lines('fencing_topology | alpha: x,y | alpha: z')],
    ['<fencing-topology><fencing-level id="f" target="alpha" index="2" devices="x"/></fencing-topology>', 'xml'],
    ['<fencing-topology><fencing-level id="f" target-pattern="^a" index="1" devices="x"/></fencing-topology>', lines('fencing_topology | "pattern:^a" x')],
    ['<fencing-topology><fencing-level id="f" target-attribute="site" target-value="east" index="1" devices="x"/></fencing-topology>', lines('fencing_topology | attr:site=east x')],
    ['<fencing-topology><fencing-level id="f" target="alpha" target-pattern="^a" index="1" devices="x"/></fencing-topology>', 'xml'],
    ['<alerts><alert id="a" path="/usr/bin/told"/></alerts>', 'alert a "/usr/bin/told"'],
    ['<alerts><alert id="a" path=""/></alerts>', 'xml'],
    ['<alerts><alert id="a" path="x"><recipient id="r" value="admin"/></alert></alerts>', lines('alert a x | to admin')],
    ['<alerts><alert id="a" path="x"><recipient id="r" value="{"/></alert></alerts>', 'xml'],
    ['<alerts><alert id="a" path="x"><recipient id="r" value=""/></alert></alerts>', 'xml'],
    ['<alerts><alert id="a" path="x"><instance_attributes id="i"><nvpair id="n" name="k" value="v"/></instance_attributes><recipient id="r" value="admin"/></alert></alerts>', lines('alert a x | attributes k=v | to admin')],
    ['<alerts><alert id="a" path="x"><recipient id="r" value="admin"/><instance_attributes id="i"/></alert></alerts>', 'xml'],
    ['<acls><acl_target id="u"><role id="r"/></acl_target></acls>', 'acl_target u r'],
    ['<acls><acl_target id="u"/></acls>', 'xml'],
    ['<acls><acl_group id="u"><role id="r"/><role id="s"/></acl_group></acls>', 'acl_group u r s'],
    ['<acls><acl_role id="r"><acl_permission id="p" kind="read" xpath="/cib"/></acl_role></acls>', lines('role r | read "xpath:/cib"')],
    ['<acls><acl_role id="r"><acl_permission id="p" kind="write" reference="a"/></acl_role></acls>', lines('role r | write "ref:a"')],
    ['<acls><acl_role id="r"><acl_permission id="p" kind="deny" object-type="node" attribute="x"/></acl_role></acls>', lines('role r | deny "type:node" "attr:x"')],
    ['<acls><acl_role id="r"><acl_permission id="p" kind="deny" xpath="/cib" attribute="x"/></acl_role></acls>', 'xml'],
    ['<acls><acl_role id="r"><acl_permission id="p" kind="deny" xpath="/cib" reference="x"/></acl_role></acls>', 'xml'],
    ['<acls><acl_role id="r"><acl_permission id="p" kind="look" xpath="/cib"/></acl_role></acls>', 'xml'],
    ['<acls><acl_role id="r"/></acls>', 'xml'],
    ['<acls><acl_user id="r"><role_ref id="x"/></acl_user></acls>', 'xml'],
  ]],
]

describe.each(statements)('%s', (section, cases) => {
  test.each(cases)('%s', (element, statement) => {
    expect(said(section, element)).toBe(statement)
  })
})

const sayable = statements.flatMap(([section, cases]) => cases.filter(([, statement]) => statement !== 'xml').map(([element]) => [section, element] as const))

/** Where another attribute may stand in an element: behind the name of each tag. */
function withOddAttributes(element: string): readonly string[] {
  return [...element.matchAll(/<[a-z_-]+/g)].map(({ index, 0: tag }) => `${element.slice(0, index + tag.length)} odd="1"${element.slice(index + tag.length)}`)
}

test.each(sayable)('an attribute more than the statement says: %s %s', (section, element) => {
  // Sections are no part of a statement, and members of groups and clones have their own.
  const isApart = (text: string): boolean => /^<(?:tags|alerts|acls) odd|^<(?:group|clone|master) id="."><primitive odd/.test(text)
  for (const odd of withOddAttributes(element).filter(text => !isApart(text))) expect.soft(said(section, odd), odd).toBe('xml')
})

/** A rule within a location, of which only what stands behind `rule` is of interest. */
function ruleOf(rule: string): string {
  const statement = said('constraints', `<rsc_location id="l" rsc="a">${rule}</rsc_location>`)
  return statement.replace(/^location l a \\\n\trule /, '')
}

test.each([
  ['score="1" role="Promoted"', '<expression id="e" attribute="a" operation="defined"/>', '$role=Promoted 1: defined a'],
  ['score-attribute="w"', '<expression id="e" attribute="a" operation="not_defined"/>', 'w: not_defined a'],
  ['', '<expression id="e" attribute="a" operation="defined"/>', 'xml'],
  ['score="1" score-attribute="w"', '<expression id="e" attribute="a" operation="defined"/>', 'xml'],
  ['score="1"', '', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="defined" value="1"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="defined" type="string"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="defined" value-source="literal"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="date" operation="eq" value="1"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="is" value="1"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="eq"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="eq" value=""/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="eq" value="x y"/>', 'xml'],
  ['score="1"', '<expression id="e" attribute="a" operation="lte" value="4" type="number"/>', '1: a number:lte 4'],
  ['score="1"', '<expression id="e" attribute="a" operation="eq" value="p" value-source="param"/>', '1: a eq param{p}'],
  ['score="1" boolean-op="or"', '<expression id="e" attribute="a" operation="eq" value="1"/><expression id="f" attribute="b" operation="ne" value="2"/>', '1: a eq 1 or b ne 2'],
  ['score="1"', '<expression id="e" attribute="a" operation="eq" value="1"/><expression id="f" attribute="b" operation="ne" value="2"/>', '1: a eq 1 and b ne 2'],
  ['score="1"', '<date_expression id="d" operation="lt" end="2026-12-01"/>', '1: date lt 2026-12-01'],
  ['score="1"', '<date_expression id="d" operation="gt" start="2026-12-01"/>', '1: date gt 2026-12-01'],
  ['score="1"', '<date_expression id="d" operation="gt" end="2026-12-01"/>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="lt" start="2026-11-01" end="2026-12-01"/>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="lt" end=""/>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="in_range" start="2026-11-01" end="2026-12-01"/>', '1: date in start=2026-11-01 end=2026-12-01'],
  ['score="1"', '<date_expression id="d" operation="in_range" start="2026-11-01"/>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="in_range" start="2026-11-01"><duration id="u" months="1"/></date_expression>', '1: date in start=2026-11-01 months=1'],
  ['score="1"', '<date_expression id="d" operation="in_range" start="2026-11-01" end="2026-12-01"><duration id="u" months="1"/></date_expression>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="date_spec"><date_spec id="s" hours="9-16" weekdays="1-5"/></date_expression>', '1: date spec hours=9-16 weekdays=1-5'],
  ['score="1"', '<date_expression id="d" operation="date_spec" start="2026-11-01"><date_spec id="s" hours="9-16"/></date_expression>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="date_spec"><date_spec id="s"/></date_expression>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="date_spec"><date_spec id="s" minutes="1"/></date_expression>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="date_spec"><date_spec id="s" hours="1"/><date_spec id="t" hours="2"/></date_expression>', 'xml'],
  ['score="1"', '<date_expression id="d" operation="in"/>', 'xml'],
])('a rule with %s and %s', (attributes, content, words) => {
  expect(ruleOf(`<rule id="r" ${attributes}>${content}</rule>`)).toBe(words)
})
