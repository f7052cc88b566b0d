import { describe, expect, test } from 'vitest'

import { readSource } from '../../../../src/workspace/readings/check-unit.js'
import { effectiveOptions, effectiveTimes, knownTimes, logDirectives } from '../../../../src/languages/ha-cf/analysis/effective.js'
import { haCf } from '../../../../src/languages/ha-cf/index.js'
import type { HaCf } from '../../../../src/languages/ha-cf/schema.js'
import { createSource } from '../../../../src/text/source.js'

function model(text: string): HaCf {
  return readSource(haCf, createSource('ha.cf', text)).model as HaCf
}

describe('times', () => {
  test('odd milliseconds of deadtime are halved downwards', () => {
    expect(effectiveTimes(model('deadtime 2501ms\n')).warntime).toBe(1250)
  })
  test('what derives from a refused one is unknown', () => {
    expect(knownTimes(model('deadtime 10s\nkeepalive 2\ninitdead 60\n'))).toEqual({ keepalive: 2000, initdead: 60000 })
  })
  test('a template has none', () => expect(knownTimes(model('node {{ a }}\n'))).toEqual({}))
})

describe('where heartbeat logs', () => {
  const value = (text: string, name: string) => effectiveOptions(model(text)).get(name)?.value
  test('through the daemon where nothing else is said', () => {
    expect(value('', 'use_logd')).toBe('yes')
    expect(value('logfacility none\n', 'use_logd')).toBe('yes')
    expect(value('logfile /var/log/ha-log\n', 'use_logd')).toBeUndefined()
  })
  test('syslog alone sends the files nowhere', () => {
    expect(value('logfacility local0\n', 'debugfile')).toBe('/dev/null')
    expect(value('logfacility kern\n', 'debugfile')).toBeUndefined()
    expect(value('logfacility local0\ndebugfile /var/log/ha-debug\n', 'debugfile')).toBe('/var/log/ha-debug')
  })
  test('none and kern are no log', () => {
    expect(logDirectives(model('logfacility kern\nlogfile /x\n')).map(({ value: text }) => text)).toEqual(['/x'])
  })
})

test('a value knows its place, an assumed one has none', () => {
  const options = effectiveOptions(model('# x\nhopfudge 3\n'))
  expect(options.get('hopfudge')?.at?.span).toEqual({ start: 13, end: 14 })
  expect(options.get('memreserve')).toEqual({ value: '6500' })
})
