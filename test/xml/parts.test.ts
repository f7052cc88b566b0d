import { describe, expect, test } from 'vitest'

import { parse } from '../../src/languages/cluster-conf/parse.js'
import { createSource } from '../../src/text/source.js'

/** Lists the tokens of a text, each as its kind and what it holds. */
function tokensOf(text: string): readonly string[] {
  return parse(createSource('f', text)).tokens.map(({ kind, start, end }) => `${kind} ${JSON.stringify(text.slice(start, end))}`)
}

describe('well-written tags are cut into their parts', () => {
  test('a name, attributes, blanks and what closes them', () => {
    expect(tokensOf('<a b="1" c = \'2>\' />\n</a >')).toEqual([
      'StartTagOpen "<a"', 'WhiteSpace " "',
      'Name "b"', 'Equals "="', 'Value "\\"1\\""', 'WhiteSpace " "',
      'Name "c"', 'WhiteSpace " "', 'Equals "="', 'WhiteSpace " "', 'Value "\'2>\'"', 'WhiteSpace " "',
      'SelfClose "/>"', 'WhiteSpace "\\n"',
      'EndTagOpen "</a"', 'WhiteSpace " "', 'TagClose ">"',
    ])
  })

  test('without attributes', () => {
    expect(tokensOf('<a><b/></a>')).toEqual(['StartTagOpen "<a"', 'TagClose ">"', 'StartTagOpen "<b"', 'SelfClose "/>"', 'EndTagOpen "</a"', 'TagClose ">"'])
  })

  test('in a tag with a fault too', () => {
    expect(tokensOf('<a b="1" c>')).toEqual(['StartTagOpen "<a"', 'WhiteSpace " "', 'Name "b"', 'Equals "="', 'Value "\\"1\\""', 'WhiteSpace " "', 'Name "c"', 'TagClose ">"'])
  })
})
