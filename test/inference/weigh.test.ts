import { expect, test } from 'vitest'

import { outside } from '../../src/inference/sign.js'
import type { Sign } from '../../src/inference/sign.js'
import { weighSigns } from '../../src/inference/weigh.js'

const releases = ['1', '2', '3']
const at = { file: 'x', span: { start: 0, end: 1 } }
const sign = (id: string, against: Sign['against'], more: Partial<Sign> = {}): Sign => ({ id, text: id, against, at, ...more })

test('without signs the newest release wins, and nothing decided it', () => {
  expect(weighSigns([], releases)).toEqual({ version: '3', decisive: [], contradicting: [] })
})

test('the release with the least against it wins, the newest of equals', () => {
  expect(weighSigns([sign('gone in 3', { 3: 1 })], releases).version).toBe('2')
  expect(weighSigns([sign('gone in 3', { 3: 1 }), sign('new in 3', { 1: 2, 2: 2 })], releases).version).toBe('3')
})

test('several light signs outweigh a heavy one', () => {
  const signs = [sign('old', { 2: 10, 3: 10 }), sign('a', { 1: 4 }), sign('b', { 1: 4 }), sign('c', { 1: 4 })]
  const { version, contradicting } = weighSigns(signs, releases)
  expect([version, contradicting.map(({ id }) => id)]).toEqual(['3', ['old']])
})

test('a sign counts once, however many files have it, and the first place is kept', () => {
  const copies = Array.from({ length: 9 }, (_, index) => sign('old', { 3: 1 }, { at: { ...at, file: String(index) } }))
  const { version, decisive } = weighSigns([...copies, sign('new', { 1: 5, 2: 5 })], releases)
  expect([version, decisive.map(({ id }) => id)]).toEqual(['3', ['new']])
  expect(weighSigns(copies, releases).decisive[0]?.at.file).toBe('0')
})

test('a sign says nothing beside one that makes it void', () => {
  const lack = sign('lack', { 3: 10 }, { unless: 'elsewhere' })
  expect(weighSigns([lack], releases).version).toBe('2')
  expect(weighSigns([lack, sign('elsewhere', {})], releases).version).toBe('3')
})

test('what decided speaks against the releases that come next, older and newer', () => {
  const signs = [sign('light', { 2: 1 }), sign('heavy', { 2: 3, 1: 3 }), sign('ancient', { 1: 100 })]
  expect(weighSigns(signs, releases).decisive.map(({ id }) => id)).toEqual(['heavy', 'light'])
  const both = [sign('gone', { 3: 2 }), sign('new', { 1: 5 }), sign('against all', { 1: 9, 2: 9, 3: 9 })]
  expect(weighSigns(both, releases)).toMatchObject({ version: '2', decisive: [{ id: 'gone' }, { id: 'new' }] }) // The closer one first.
})

test('the releases outside of a range', () => {
  expect(outside({ since: '2' }, releases, 5)).toEqual({ 1: 5 })
  expect(outside({ until: '2' }, releases, 5)).toEqual({ 3: 5 })
  expect(outside({ since: '2', until: '2' }, releases, 5)).toEqual({ 1: 5, 3: 5 })
  expect(outside({}, releases, 5)).toEqual({})
})

test('signs that say the same elsewhere give the same verdict, at their own places', () => {
  const [old, lately] = [{ 3: 1 }, { 1: 5, 2: 5 }]
  const signsIn = (file: string): Sign[] => ['x', 'y'].flatMap(part => [sign('old', old, { at: { ...at, file: file + part } }), sign('new', lately, { at: { ...at, file: file + part } })])
  const [first, second] = ['a', 'b'].map(file => weighSigns(signsIn(file), releases))
  expect(second).toEqual({ ...first, decisive: first?.decisive.map(found => ({ ...found, at: { ...at, file: 'bx' } })), contradicting: [sign('old', old, { at: { ...at, file: 'bx' } })] })
  expect(second?.decisive.map(({ id }) => id)).toEqual(['new'])
})

test('signs of the same names that speak against others are weighed anew', () => {
  expect(weighSigns([sign('a', { 3: 1 })], releases).version).toBe('2')
  expect(weighSigns([sign('a', { 1: 1, 2: 1 })], releases).version).toBe('3')
  expect(weighSigns([sign('a', { 3: 1 }), sign('b', { 2: 1 })], releases).version).toBe('1')
})
