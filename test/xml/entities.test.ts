import { expect, test } from 'vitest'

import { parse } from '../../src/languages/cluster-conf/parse.js'
import { createSource } from '../../src/text/source.js'

const faultsIn = (text: string): readonly string[] => parse(createSource('f', text)).faults.map(({ rule }) => rule.replace(/^.*\//, ''))

test.each(['&#9;', '&#10;', '&#13;', '&#32;', '&#65;', '&#x9;', '&#x20;', '&#xD7FF;', '&#xE000;', '&#xFFFD;', '&#65536;', '&#x10FFFF;'])('%s is a character', reference => {
  expect(faultsIn(`<a b="${reference}"/>`)).toEqual([])
})

test.each(['&#0;', '&#1;', '&#11;', '&#31;', '&#x1F;', '&#xD800;', '&#xDFFF;', '&#xFFFE;', '&#xFFFF;', '&#x110000;'])('%s is none that XML allows', reference => {
  expect(faultsIn(`<a b="${reference}"/>`)).toEqual(['invalid-character'])
  expect(faultsIn(`<a>${reference}</a>`)).toContain('invalid-character')
})
