import { expect, test } from 'vitest'

import { createFaults, endsEarly, isFull, mostFaults, tooManyFindings } from '../../src/diagnostics/fault-list.js'

const fault = (start: number): { rule: string; at: { file: string; span: { start: number; end: number } }; message: string } => ({ rule: 'x/y', at: { file: 'a', span: { start, end: start + 1 } }, message: 'no' })

test('a list takes in so many faults, and one that says so at the place of the next', () => {
  const faults = createFaults()
  for (let index = 0; index < mostFaults; index += 1) faults.push(fault(index))
  expect([isFull(faults), endsEarly(faults)]).toEqual([false, false])
  for (let index = 0; index < 5; index += 1) faults.push(fault(mostFaults + index))
  expect(faults).toHaveLength(mostFaults + 1)
  expect(faults.at(-1)).toMatchObject({ rule: tooManyFindings, at: { span: { start: mostFaults } } })
  expect([isFull(faults), endsEarly(faults)]).toEqual([true, true])
})

test('what is cut off a list makes room again, and what is made of one is an ordinary list', () => {
  const faults = createFaults()
  for (let index = 0; index <= mostFaults; index += 1) faults.push(fault(index))
  faults.length = 1
  faults.push(fault(7))
  expect(faults.map(({ rule }) => rule)).toEqual(['x/y', 'x/y'])
  expect(faults.filter(() => true).constructor).toBe(Array)
})
