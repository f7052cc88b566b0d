import { expect, test } from 'vitest'

import { withAttribute, withValue, withoutAttribute, withoutElement } from '../../../../src/languages/cluster-conf/analysis/repair.js'
import { attributeOf } from '../../../../src/languages/cluster-conf/ast.js'
import type { XmlElement } from '../../../../src/languages/cluster-conf/ast.js'
import { parse } from '../../../../src/languages/cluster-conf/parse.js'
import { read } from '../../../../src/languages/cluster-conf/schema.js'
import type { Fix } from '../../../../src/diagnostics/fix.js'
import type { ParsedFile } from '../../../../src/syntax/parsed-file.js'
import { applyEdits } from '../../../../src/text/edit.js'
import { createSource } from '../../../../src/text/source.js'

function repaired(text: string, repair: (file: ParsedFile, cman: XmlElement) => Fix): string {
  const file = parse(createSource('cluster.conf', text))
  const cman = read(file, { target: '3' }).model.section('cman')!
  return applyEdits(text, repair(file, cman).edits)
}

test.each([
  ['<cluster><cman a="1" b="2" c="3"/></cluster>', '<cluster><cman a="1" c="3"/></cluster>'],
  ['<cluster><cman b="2"/></cluster>', '<cluster><cman/></cluster>'],
  ["<cluster><cman b='2' /></cluster>", '<cluster><cman /></cluster>'],
  ['<cluster><cman a="1"\r\n      b="2"\r\n      c="3"></cman></cluster>', '<cluster><cman a="1"\r\n      c="3"></cman></cluster>'],
])('an attribute goes with the blanks before it: %j', (before, after) => {
  expect(repaired(before, (file, cman) => withoutAttribute(file, attributeOf(cman, 'b')!, 'safe'))).toBe(after)
})

test.each([
  ['<cluster>\n  <cman/>\n  <rm/>\n</cluster>', '<cluster>\n  <rm/>\n</cluster>'],
  ['<cluster>\r\n  <cman>\r\n  </cman>  \r\n</cluster>', '<cluster>\r\n</cluster>'],
  ['<cluster>\n  <cman/> <!-- why -->\n</cluster>', '<cluster>\n   <!-- why -->\n</cluster>'],
  ['<cluster><cman/><rm/></cluster>', '<cluster><rm/></cluster>'],
])('an element goes with its line where nothing else is on it: %j', (before, after) => {
  expect(repaired(before, (file, cman) => withoutElement(file, cman, 'unsafe'))).toBe(after)
})

test('values are replaced between their quotes', () => {
  const fix = (_file: ParsedFile, cman: XmlElement): Fix => withValue(attributeOf(cman, 'b')!, '7', 'safe')
  expect(repaired("<cluster><cman b=''/></cluster>", fix)).toBe("<cluster><cman b='7'/></cluster>")
})

test('attributes are added behind the last one', () => {
  const fix = (_file: ParsedFile, cman: XmlElement): Fix => withAttribute(cman, 'n', '7')
  expect(repaired('<cluster><cman/></cluster>', fix)).toBe('<cluster><cman n="7"/></cluster>')
  expect(repaired('<cluster><cman b="1" ></cman></cluster>', fix)).toBe('<cluster><cman b="1" n="7" ></cman></cluster>')
})
