import { describe, expect, test } from 'vitest'

import { createSchedule } from '../../src/lsp/schedule.js'
import type { Clock } from '../../src/lsp/schedule.js'

/** A clock that moves when it is told to. */
function handClock(): Clock & { pass(ms: number): Promise<void>; readonly waits: readonly number[] } {
  let now = 0
  let timers: { at: number; call(): void }[] = []
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    after(delayMs, call) {
      const timer = { at: now + delayMs, call }
      waits.push(delayMs)
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    async pass(ms) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { call } of due) call()
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    },
  }
}

describe('work after a keystroke', () => {
  test('begins at once as long as it is quick, and waits for the next keystroke as long as it took', async () => {
    const clock = handClock()
    let takes = 5
    const schedule = createSchedule(() => clock.pass(takes), clock)
    schedule.ask()
    expect(clock.waits).toEqual([0])
    await clock.pass(0)
    schedule.ask()
    expect(clock.waits).toEqual([0, 0])
    takes = 100
    await clock.pass(0)
    schedule.ask()
    expect(clock.waits[2]).toBe(100)
  })

  test('is done once for keystrokes that come meanwhile', async () => {
    const clock = handClock()
    const ends: (() => void)[] = []
    const schedule = createSchedule(() => new Promise(resolve => ends.push(resolve)), clock)
    schedule.ask()
    await clock.pass(0)
    expect(ends.length).toBe(1)
    schedule.ask()
    schedule.ask()
    await clock.pass(500)
    expect(ends.length).toBe(1)
    ends[0]?.()
    await clock.pass(0)
    await clock.pass(500)
    expect(ends.length).toBe(2)
  })

  test('is not put off for longer than a second by somebody who types on', async () => {
    const clock = handClock()
    let count = 0
    const schedule = createSchedule(async () => {
      count += 1
      await clock.pass(240)
    }, clock)
    schedule.ask()
    await clock.pass(0)
    expect(count).toBe(1)
    let keys = 0
    for (; count === 1 && keys < 100; keys += 1) {
      schedule.ask()
      await clock.pass(100)
    }
    expect(keys).toBe(10)
  })

  test('ends when it is told to', async () => {
    const clock = handClock()
    let count = 0
    const schedule = createSchedule(async () => {
      count += 1
    }, clock)
    schedule.ask()
    await clock.pass(1)
    schedule.stop()
    schedule.ask()
    await clock.pass(1_000)
    expect(count).toBe(1)
  })
})
