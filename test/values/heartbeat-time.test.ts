import { describe, expect, test } from 'vitest'

import { isPlainHeartbeatTime, readHeartbeatTime } from '../../src/values/heartbeat-time.js'

describe('times of heartbeat, in milliseconds', () => {
  test.each([
    ['2', 2000],
    ['.5', 500],
    ['1.5', 1500],
    ['0', 0],
    ['500ms', 500],
    ['500MSEC', 500],
    ['1500us', 2],
    ['1499usec', 1],
    ['0.0004', 0],
    ['0.0005', 1],
    ['007', 7000],
    ['.', 0],
    ['1..5', 1000],
    ['10ms2', 10],
  ])('%s', (text, ms) => expect(readHeartbeatTime(text)).toBe(ms))

  test.each(['', '10s', '-1', '+1', '1e3', '0x10', '"1"', 'ms', ' 1', '1 ms', '9'.repeat(30)])('%j is none', text => {
    expect(readHeartbeatTime(text)).toBeUndefined()
  })
})

test('what is ignored is not plain', () => {
  expect(['2', '.5', '1.', '500ms', '20usec'].every(isPlainHeartbeatTime)).toBe(true)
  expect(['1..5', '10ms2', '500mss', '.'].some(isPlainHeartbeatTime)).toBe(false)
})
