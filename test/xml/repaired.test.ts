import { describe, expect, test } from 'vitest'

import { repaired } from '../../src/xml/repaired.js'

describe('what libxml2 leaves of a text', () => {
  test.for([
    ['a start tag that does not go on ends there', '<a><b x="1" y=2/><c/></a>', '<a><b x="1"/><c/></a>'],
    ['any end tag ends the innermost element', '<a><b></c></a>', '<a><b></b></a>'],
    ['what is behind the outermost element goes', '<a></b><c/></a>', '<a></a>'],
    ['a value ends before <', '<a x="1<b/></a>', '<a x="1"/>'],
    ['an ampersand takes its word with it', '<a x="1&b"/>', '<a x="1"/>'],
    ['text goes, CDATA stays', '<a>x<![CDATA[y]]></a>', '<a><![CDATA[x]]></a>'],
    ['what is open at the end is closed', '<?xml version="1.0"?>\n<a><b><c/>', '<a><b><c/></b></a>'],
    ['a NUL is the end', '<a><b/>\0<c/></a>', '<a><b/></a>'],
    ['an attribute twice stays twice', '<a x="1" x="2"/>', '<a x="1" x="2"/>'],
    ['no name begins with a quote of web pages', '<a><b x="1" \u201cy="2"/><c/></a>', '<a><b x="1"/><c/></a>'],
    ['nor has a dash of them in it', '<a><b x="1" y\u2013z="2"/></a>', '<a><b x="1"/></a>'],
    ['letters of all alphabets are in names', '<a><b \u0431\u{10300}="2"/></a>', '<a><b \u0431\u{10300}="2"/></a>'],
    ['text before the outermost element leaves nothing', 'x<a/>', undefined],
    ['a file without an element leaves nothing', ' \n', undefined],
  ] as const)('%s', ([, text, left]) => {
    expect(repaired(text)).toBe(left)
  })
})
