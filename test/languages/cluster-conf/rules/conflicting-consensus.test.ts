import { expect, test } from 'vitest'

import { cluster, messagesOf, nodes } from '../messages-of.js'

const told = (attributes: string, target = '3'): string[] => messagesOf('conflicting-consensus', cluster(`<totem ${attributes}/>`, nodes('alpha', 'beta', 'gamma')), target)

test('consensus has to be as long as join, which is 60 ms where nobody says', () => {
  expect(told('consensus="59"')).toEqual(['"59" error+daemon Consensus 59 ms is shorter than join 60 ms'])
  expect(told('consensus="60"')).toEqual([])
  expect(told('consensus="99" join="100"')).toEqual(['"99" error+daemon Consensus 99 ms is shorter than join 100 ms'])
  expect(told('consensus="100" join="100"')).toEqual([])
})

test('a join below 30 ms counts as 30', () => {
  expect(told('consensus="29" join="10"')).toEqual(['"29" error+daemon Consensus 29 ms is shorter than join 30 ms'])
  expect(told('consensus="30" join="10"')).toEqual([])
})

test('cluster 2 has it too, cluster 1 has no totem', () => {
  expect(told('consensus="59"', '2')).toEqual(['"59" error Consensus 59 ms is shorter than join 60 ms'])
  expect(told('consensus="59"', '1')).toEqual([])
})

test('what is no number above 0, or is filled in later, is no matter', () => {
  for (const attributes of ['consensus="0"', 'consensus="-1"', 'consensus="soon"', 'consensus="@C@"', 'consensus="59" join="@J@"']) expect(told(attributes), attributes).toEqual([])
})
