import { expect, test } from 'vitest'

import { faultInWords } from '../../src/secrets/fault-in-words.js'

function thrownBy(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return error
  }
}

test.each([
  [() => JSON.parse('{"key": abcDEF7}'), 'SyntaxError: Unexpected token \'***\', "***" is not valid JSON'],
  [() => (undefined as unknown as { text: string }).text, "TypeError: Cannot read properties of undefined (reading '***')"],
  [() => { throw new Error('no text x7k2q9 in /etc/ha.d/authkeys') }, 'Error: no text *** in ***'],
  [() => { throw new Error('Rule "a "b" c" is not known') }, 'Error: Rule "***" is not known'],
])('%s', (action, expected) => {
  const [first, ...places] = faultInWords(thrownBy(action))
  expect(first).toBe(expected)
  expect(places.length).toBeGreaterThan(0)
  expect(places.every(line => line.startsWith('    at '))).toBe(true)
})

test('what is thrown and no error', () => {
  expect(faultInWords('x7k2q9')).toEqual(['***'])
})
