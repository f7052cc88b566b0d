import { expect, test } from 'vitest'

import { refusalsOf } from '../../../src/workspace/report/refusals.js'

test('what was refused is told; the run is incomplete where something could not be looked at', () => {
  const { found, incomplete } = refusalsOf({
    refused: [
      { path: 'hosts', message: 'The folder cannot be listed (EACCES)', rule: 'cfgcheck/unreadable', isIncomplete: true },
      { path: 'a.tar', message: 'A member leads out of the archive' },
      { path: 'b.tar', message: 'A member is left out', severity: 'info' },
    ],
  })
  expect(found.map(({ rule, file, severity, message }) => [rule, file, severity, message])).toEqual([
    ['cfgcheck/unreadable', 'hosts', 'error', 'The folder cannot be listed (EACCES)'],
    ['cfgcheck/unsafe-snapshot', 'a.tar', 'error', 'A member leads out of the archive'],
    ['cfgcheck/unsafe-snapshot', 'b.tar', 'info', 'A member is left out'],
  ])
  expect(incomplete).toEqual(['hosts: the folder cannot be listed (EACCES)'])
  expect(refusalsOf({}).found).toEqual([])
})
