import { expect, test } from 'vitest'

import { majorVersion, targets } from '../../../src/languages/ha-cf/targets.js'

test.each([
  ['0.4.9', '1'],
  ['1', '1'],
  ['1.2.5', '1'],
  ['1.99.3', '2'],
  ['2', '2'],
  ['2.1.4', '2'],
  ['2.99.2', '3'],
  ['3.0.6', '3'],
  ['10', '3'],
])('%s counts as %s', (version, major) => expect(majorVersion(version)).toBe(major))

test('each target counts as itself', () => expect(targets.map(majorVersion)).toEqual(targets))
