import { describe, expect, test } from 'vitest'

import { parse } from '../../../src/languages/cib/parse.js'
import { checkSchema } from '../../../src/pacemaker/reading/schema-check.js'
import { cibWith } from '../../../src/pacemaker/rules/example-cluster.js'
import { createSource } from '../../../src/text/source.js'

/** What a schema refuses in a CIB. */
const refused = (text: string, schema = '3.9'): readonly string[] =>
  checkSchema(parse(createSource('cib.xml', text)).ast, schema).map(({ rule, message }) => `${rule.replace('cib/', '')}: ${message}`)

test('a sound CIB is refused nothing', () => {
  expect(refused(cibWith({}))).toEqual([])
})

describe('a strange element', () => {
  test('belongs elsewhere: three places at most are named', () => {
    expect(refused(cibWith({ constraints: '<node id="3" uname="gamma"/>' }))).toEqual(['misplaced-element: "node" cannot stand in "constraints"; it belongs into "nodes"'])
    const [homes = ''] = refused(cibWith({ constraints: '<nvpair id="n" name="a" value="b"/>' }))
    expect(homes).toMatch(/^misplaced-element: "nvpair" cannot stand in "constraints"; it belongs into (?:"[a-z_]+", ){2}"[a-z_]+"$/)
  })

  test('is misspelt, or known to nobody', () => {
    expect(refused(cibWith({ constraints: '<rsc_lokation id="l" rsc="one" node="alpha" score="1"/>' }))).toEqual(['unknown-element: "constraints" holds no "rsc_lokation"; did you mean "rsc_location"?'])
    expect(refused(cibWith({ constraints: '<cheese id="l"/>' }))).toEqual(['unknown-element: "constraints" holds no "cheese"'])
  })

  test('is known to later schemas only', () => {
    expect(refused(cibWith({ resources: '<bundle id="b"><docker image="x"/></bundle>' }), '1.2')).toContain('unsupported-element: Schema 1.2 knows no "bundle" in "resources"')
  })
})

test('what must come first is told of what stands behind it', () => {
  const text = '<cib admin_epoch="0" epoch="1" num_updates="0" validate-with="pacemaker-3.9"><status/><configuration><crm_config/><nodes/><resources/><constraints/></configuration></cib>'
  expect(refused(text)).toEqual(['misplaced-element: "configuration" stands behind "status", where it must come first'])
})
