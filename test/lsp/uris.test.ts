import { describe, expect, test } from 'vitest'

import { createUris } from '../../src/lsp/uris.js'

describe('the path of a URI', () => {
  const { pathOf } = createUris()
  test.each([
    ['file:///etc/drbd.conf', '/etc/drbd.conf'],
    ['FILE:///etc/drbd.conf', '/etc/drbd.conf'],
    ['file://localhost/etc/ha.d/', '/etc/ha.d'],
    ['file:///', '/'],
    ['file:///etc/a%20b%C3%A4', '/etc/a bä'],
    // Of another machine, of another scheme, or no URI: it stays.
    ['file://other/etc/drbd.conf', 'file://other/etc/drbd.conf'],
    ['untitled:one', 'untitled:one'],
    ['file:///etc/%zz', 'file:///etc/%zz'],
  ])('%s', (uri, path) => {
    expect(pathOf(uri)).toBe(path)
  })
})

describe('the URI of a path', () => {
  const { learn, uriOf } = createUris()
  learn('file:///srv/a%20b/')
  learn('file:///srv/a%20b/%69nner')
  learn('file:///d')
  learn('file:///etc/%64rbd.conf')
  test.each([
    ['/etc/drbd.conf', 'file:///etc/%64rbd.conf'],
    ['/etc/other conf', 'file:///etc/other%20conf'],
    ['/srv/a b', 'file:///srv/a%20b'],
    ['/srv/a b/x/y#', 'file:///srv/a%20b/x/y%23'],
    ['/srv/a b/inner/x', 'file:///srv/a%20b/%69nner/x'],
    ['/srv/a bc', 'file:///srv/a%20bc'],
    ['/d/x', 'file:///d/x'],
    ['untitled:one', 'untitled:one'],
  ])('%s is spelt as the client spells it, or the nearest folder', (path, uri) => {
    expect(uriOf(path)).toBe(uri)
  })
})
