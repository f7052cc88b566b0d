import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, expect, test } from 'vitest'

const { writeSync } = fs
afterEach(() => {
  fs.writeSync = writeSync
  syncBuiltinESMExports()
})

/** What the system answers to attempts to write, one after the other: an error, or how many bytes it takes at most. Returns what was taken of each stream. */
function answering(...answers: readonly (string | number)[]): { readonly taken: Record<number, string>; readonly attempts: () => number } {
  const taken: Record<number, string> = { 1: '', 2: '' }
  let attempts = 0
  fs.writeSync = ((descriptor: number, bytes: Uint8Array, from: number) => {
    const answer = answers[attempts] ?? bytes.length
    attempts += 1
    if (typeof answer === 'string') throw Object.assign(new Error(`${answer}: write`), { code: answer })
    const part = bytes.subarray(from, from + answer)
    taken[descriptor] += Buffer.from(part).toString('utf8')
    return part.length
  }) as unknown as typeof fs.writeSync
  syncBuiltinESMExports()
  return { taken, attempts: () => attempts }
}

/** Streams that are closed stay so: each test has its own. */
const load = (name: string): Promise<typeof import('../../src/cli/output.js')> => import(/* @vite-ignore */ `../../src/cli/output.js?${name}`) as Promise<typeof import('../../src/cli/output.js')>

test('what a full pipe does not take is written when it does, in pieces', async () => {
  const { writeResult } = await load('pieces')
  const { taken, attempts } = answering('EAGAIN', 3, 'EAGAIN', 2)
  await writeResult('a result')
  expect([taken[1], attempts()]).toEqual(['a result', 5])
})

test('a reader that has gone is written to no more, and nobody complains', async () => {
  const { writeResult, note } = await load('gone')
  const { taken, attempts } = answering(2, 'EPIPE')
  await writeResult('a result')
  await writeResult('another')
  expect([taken[1], attempts()]).toEqual(['a ', 2])
  note('a note')
  expect(taken[2]).toBe('a note\n')
})

test('a full disk is a fault of the call, but where it is standard error, nobody can be told', async () => {
  const { writeResult, complain, hasOutput } = await load('full')
  expect(hasOutput()).toBe(false)
  answering('ENOSPC', 'ENOSPC')
  expect(() => writeResult('a result')).toThrow('standard output cannot be written: ')
  expect(hasOutput()).toBe(true)
  complain('something')
})
