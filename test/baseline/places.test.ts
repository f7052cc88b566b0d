import { describe, expect, test } from 'vitest'

import { placeNamesOf } from '../../src/baseline/places.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import { createSource } from '../../src/text/source.js'

/** The name of the place of a word, which stands once in the text. */
async function placeOf(word: string, language: string, text: string): Promise<string> {
  const entry = builtinLanguages.find(({ id }) => id === language)
  if (entry === undefined) throw new Error(language)
  return placeNamesOf(await entry.load(), createSource('file', text))(text.indexOf(word))
}

const drbd = `# a tree
global { usage-count no; }
resource r0 {
  net { sndbuf-size 512k; shared-secret "one-not-a-secret-d81"; }
  on alpha { device /dev/drbd0; disk /dev/sda7; address 192.0.2.1:7788; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/sdb7; address 192.0.2.2:7788; meta-disk internal; }
}
`

describe('a place is named by what stands around it', () => {
  test.each([
    ['/dev/sdb7', 'drbd-conf', drbd, 'resource r0 > on beta > disk /dev/sdb7'],
    ['512k', 'drbd-conf', drbd, 'resource r0 > net > sndbuf-size'],
    ['usage-count', 'drbd-conf', drbd, 'global > usage-count'],
    ['# a', 'drbd-conf', drbd, ''],
    ['alpha', 'ha-cf', 'keepalive 2\nnode alpha\n', 'node alpha'],
    ['2', 'ha-cf', 'keepalive 2\nnode alpha\n', 'keepalive'],
    ['votes', 'cluster-conf', '<cluster name="demo">\n<clusternodes><clusternode name="beta" votes="3"/></clusternodes></cluster>\n', 'cluster demo > clusternodes > clusternode beta'],
    ['httpd', 'haresources', 'alpha IPaddr::192.0.2.7\nbeta httpd\n', 'beta > httpd'],
  ])('%s in %s', async (word, language, text, place) => {
    expect(await placeOf(word, language, text)).toBe(place)
  })

  test('other lines, another layout and another value leave the name', async () => {
    const other = drbd.replace('# a tree\n', '').replaceAll('  on', '\n\n      on').replace('512k', '1M')
    expect(await placeOf('1M', 'drbd-conf', other)).toBe(await placeOf('512k', 'drbd-conf', drbd))
    expect(await placeOf('/dev/sdb7', 'drbd-conf', other)).toBe(await placeOf('/dev/sdb7', 'drbd-conf', drbd))
  })

  test('no secret is part of a name', async () => {
    expect(await placeOf('one-not', 'drbd-conf', drbd)).toBe('resource r0 > net > shared-secret')
    for (const [text, language] of [['auth 1\n1 sha1 two-not-a-secret-d82\n', 'authkeys'], ['stonith_host alpha baytech 192.0.2.4 admin three-not-a-secret-d83\n', 'ha-cf']] as const) {
      for (let offset = 0; offset < text.length; offset += 1) expect(await placeOf(text.slice(offset), language, text)).not.toContain('not-a-secret')
    }
  })
})
