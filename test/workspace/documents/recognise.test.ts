import { expect, test } from 'vitest'

import { recognise } from '../../../src/workspace/documents/recognise.js'
import { builtinLanguages } from '../../../src/languages/builtin.js'

test.each([
  ['/etc/drbd.conf', 'drbd-conf'],
  ['hosts/alpha/etc/drbd.d/r0.res', 'drbd-conf'],
  ['r0.res', 'drbd-conf'],
  ['drbd.d/global_common.conf', 'drbd-conf'],
  ['hosts/alpha/etc/cluster/cluster.conf', 'cluster-conf'],
  ['cluster.conf', 'cluster-conf'],
  ['hosts/alpha/etc/ocfs2/cluster.conf', 'ocfs2-conf'],
  ['ocfs2/cluster.conf', 'ocfs2-conf'],
  ['etc/ha.d/ha.cf', 'ha-cf'],
  ['authkeys', 'authkeys'],
  ['haresources', 'haresources'],
])('%s is %s', (path, id) => {
  expect(recognise(path, builtinLanguages)?.id).toBe(id)
})

test.each(['notes.txt', 'resource', 'drbd.confusion', '', 'ha.cf.rpmsave'])('%j is nobody’s', path => {
  expect(recognise(path, builtinLanguages)).toBeUndefined()
})

test('the configuration comes first', () => {
  const settings = { languages: { '*.in': 'ha-cf', 'legacy/*.res': 'haresources' }, pathFromSettings: (path: string) => path }
  expect(recognise('x.in', builtinLanguages, settings)?.id).toBe('ha-cf')
  expect(recognise('legacy/a.res', builtinLanguages, settings)?.id).toBe('haresources')
})
