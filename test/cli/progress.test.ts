import { describe, expect, test } from 'vitest'

import { createProgress } from '../../src/cli/progress.js'

/** A terminal that keeps what is written, and a clock that stands still. */
function onTerminal(total: number, columns = 80) {
  const written: string[] = []
  let time = 5_000
  const progress = createProgress(total, () => ({ columns, write: text => written.push(text) }), () => time)
  return { progress, written, wait: (ms: number) => void (time += ms) }
}

describe('progress', () => {
  test('is silent for a second', () => {
    const { progress, written, wait } = onTerminal(10)
    progress.step(1)
    wait(999)
    progress.step(1)
    progress.clear()
    expect(written).toEqual([])
  })

  test('then tells how much is done, ten times a second at most, and goes away', () => {
    const { progress, written, wait } = onTerminal(2_000)
    wait(1_000)
    progress.step(12)
    wait(99)
    progress.step(1)
    wait(1)
    progress.step(2)
    progress.clear()
    progress.clear()
    expect(written).toEqual(['\r\x1b[K12 of 2000 files and hosts checked', '\r\x1b[K15 of 2000 files and hosts checked', '\r\x1b[K'])
  })

  test('never fills the last column, where terminals wrap', () => {
    const { progress, written, wait } = onTerminal(2_000, 20)
    wait(1_000)
    progress.step(12)
    expect(written[0]).toBe('\r\x1b[K12 of 2000 files an')
  })

  test('shows nothing without a terminal', () => {
    expect(() => {
      let time = 0
      const progress = createProgress(1, () => undefined, () => (time += 10_000))
      progress.step(1)
      progress.clear()
    }).not.toThrow()
  })
})
