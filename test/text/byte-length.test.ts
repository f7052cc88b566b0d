import { expect, test } from 'vitest'

import { byteLength } from '../../src/text/byte-length.js'

test.each(['', 'plain', 'Füße', '裂', '\u{1f600}', 'a\u07ff\u0800\uffff', '“x”\u{10ffff}é'])('%j has as many bytes as Node counts', text => {
  expect(byteLength(text)).toBe(Buffer.byteLength(text))
})

test('a file that is no UTF-8 has a byte for each character', () => expect(byteLength('Füße', 'latin1')).toBe(4))
