import { expect, test } from 'vitest'

import { readHeartbeatBoolean } from '../../src/values/heartbeat-boolean.js'

test('all spellings of yes and no, in any case', () => {
  expect(['true', 'on', 'yes', 'y', '1', 'ON', 'Yes', 'Y'].map(readHeartbeatBoolean)).toEqual(Array(8).fill(true))
  expect(['false', 'off', 'no', 'n', '0', 'OFF', 'No', 'N'].map(readHeartbeatBoolean)).toEqual(Array(8).fill(false))
})

test('nothing else', () => {
  expect(['', 't', 'enable', '2', '00', ' on', 'oui'].map(readHeartbeatBoolean)).toEqual(Array(7).fill(undefined))
})
