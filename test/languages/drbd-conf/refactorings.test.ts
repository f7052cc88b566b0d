import { describe, expect, test } from 'vitest'

import { compose } from '../../../src/languages/drbd-conf/compose.js'
import { drbdConf } from '../../../src/languages/drbd-conf/index.js'
import type { Model } from '../../../src/languages/drbd-conf/schema.js'
import type { Reading, Refactoring } from '../../../src/languages/language.js'
import { applyEdits } from '../../../src/text/edit.js'
import { createSource } from '../../../src/text/source.js'
import { kindsOfResources } from './kinds-of-resources.js'

const read = (text: string, target?: string): Reading<Model> => drbdConf.read(drbdConf.parse(createSource('/etc/drbd.conf', text)), target === undefined ? {} : { target })

function offered(text: string, words: string, target?: string): readonly Refactoring[] {
  const start = text.indexOf(words)
  return drbdConf.refactoringsAt?.(read(text, target), { start, end: start }) ?? []
}

function after(text: string, words: string, kind: Refactoring['kind']): string {
  const [found] = offered(text, words).filter(one => one.kind === kind)
  return found === undefined ? 'not offered' : applyEdits(text, found.edits)
}

/** What the resources come to, in the words of drbdadm, without places and whatever the order of options. */
function effective(text: string, target?: string): string[][] {
  const { configuration } = compose(read(text, target), () => [])
  const dump = drbdConf.dump?.(configuration, () => '') ?? ''
  return dump.split(/^(?=resource )/m).map(part => part.split('\n').map(line => line.replace(/ *#.*/, '').trim()).sort())
}

const two = `resource a {
  net {
    timeout 60;
    ko-count 3;
  }
}
resource b {
  net {
    timeout 60;
  }
}
`

describe('what all resources say', () => {
  test('is said once in common', () => {
    expect(after(two, 'timeout 60', 'extract')).toBe(`common {
  net {
    timeout 60;
  }
}

resource a {
  net {
    ko-count 3;
  }
}
resource b {
}
`)
  })

  test('goes into the section of common that there is', () => {
    expect(after(`common {\n  net {\n    ko-count 7;\n  }\n}\n${two}`, 'timeout 60', 'extract')).toContain('common {\n  net {\n    ko-count 7;\n    timeout 60;\n  }\n}\n')
  })

  test.each([
    ['where one says otherwise', two.replace('timeout 60;\n  }\n}\n', 'timeout 50;\n  }\n}\n')],
    ['where one does not say it', `${two}resource c { }\n`],
    ['where common says it', `common { net { timeout 50; } }\n${two}`],
    ['where the file includes others', `include "drbd.d/*.res";\n${two}`],
    ['where there is one resource', 'resource a {\n  net {\n    timeout 60;\n  }\n}\n'],
    ['where a brace is missing', two.slice(0, -2)],
  ])('stays %s', (_, text) => {
    expect(offered(text, 'timeout 60').map(({ kind }) => kind)).not.toContain('extract')
  })

  test('stays where the selection is elsewhere, and in a file that others include', () => {
    expect(offered(two, 'resource b')).toEqual([])
    const part = drbdConf.read(drbdConf.parse(createSource('/etc/drbd.d/two.res', two)), {})
    expect(drbdConf.refactoringsAt?.(part, { start: two.indexOf('timeout'), end: two.indexOf('timeout') })).toEqual([])
  })

  test('is never a secret', () => {
    const text = two.replaceAll('timeout 60', 'shared-secret "not-a-secret"')
    expect(offered(text, 'shared-secret')).toEqual([])
  })
})

describe('what common says', () => {
  test('is said in each resource that does not say it', () => {
    expect(after('common {\n  net {\n    timeout 60;\n    ko-count 3;\n  }\n}\nresource a {\n  net {\n    timeout 50;\n  }\n}\nresource b {\n  on alpha { }\n}\n', 'timeout 60', 'inline')).toBe(
      'common {\n  net {\n    ko-count 3;\n  }\n}\nresource a {\n  net {\n    timeout 50;\n  }\n}\nresource b {\n  on alpha { }\n  net {\n    timeout 60;\n  }\n}\n',
    )
  })

  test('is put back where it was taken from', () => {
    const inlined = after(after(two, 'timeout 60', 'extract'), 'timeout 60', 'inline')
    expect(effective(inlined)).toEqual(effective(two))
  })
})

test.each(Object.entries(kindsOfResources))('no option of %s counts otherwise after a refactoring', (_, { resource, target }) => {
  const text = `common {\n  net {\n    max-epoch-size 2000;\n  }\n}\n${[1, 2].map(index => resource(index)).join('\n')}`
  const before = effective(text, target)
  const { sections } = read(text, target).model
  let count = 0
  for (const section of sections) {
    if (section.kind !== 'resource' && section.kind !== 'common') continue
    for (const { extent } of section.options.flatMap(({ settings }) => settings)) {
      for (const { edits } of drbdConf.refactoringsAt?.(read(text, target), { start: extent.start, end: extent.start }) ?? []) {
        expect(effective(applyEdits(text, edits), target)).toEqual(before)
        count += 1
      }
    }
  }
  expect(count).toBeGreaterThan(0)
})

const host = (name: string, address: string): string => `  on ${name} {
    node-id ${name === 'alpha' ? 0 : 1};
    device /dev/drbd0;
    disk /dev/vg/r0;
${address}    meta-disk internal;
  }
`
const inHosts = `resource r0 {\n${host('alpha', '    address 192.0.2.1:7788;\n')}${host('beta', '    address ipv6 [2001:db8::2]:7788;\n')}}\n`
const inPath = `resource r0 {
${host('alpha', '')}${host('beta', '')}  connection {
    path {
      host alpha address 192.0.2.1:7788;
      host beta address ipv6 [2001:db8::2]:7788;
    }
  }
}
`

describe('the addresses of two hosts', () => {
  const rewritten = (text: string, words: string, target = '9.2'): string => {
    const [found] = offered(text, words, target).filter(({ kind }) => kind === 'rewrite')
    return found === undefined ? 'not offered' : applyEdits(text, found.edits)
  }

  test.each(['address 192', 'resource r0'])('become a path of a connection, asked for at %s', words => {
    expect(rewritten(inHosts, words)).toBe(inPath)
  })

  test('become those of the hosts again', () => {
    expect(rewritten(inPath, 'host beta')).toBe(inHosts.replaceAll('    meta-disk internal;\n', '').replace(/( {4}address 192[^\n]*\n)/, '    meta-disk internal;\n$1').replace(/( {4}address ipv6[^\n]*\n)/, '    meta-disk internal;\n$1'))
  })

  test('are the same for DRBD either way', () => {
    const back = rewritten(inPath, 'path {')
    expect(effective(back, '9.2')).toEqual(effective(inHosts, '9.2'))
    expect(rewritten(back, 'address 192')).not.toBe('not offered')
  })

  test('are moved within one line', () => {
    const line = (name: string, id: number, address: string): string => `on ${name} { node-id ${id}; device minor 0; disk /dev/x; meta-disk internal; ${address}}`
    expect(rewritten(`resource r0 { ${line('alpha', 0, 'address 192.0.2.1:7788; ')} ${line('beta', 1, 'address 192.0.2.2:7788; ')} }\n`, 'address 192.0.2.2')).toBe(
      `resource r0 { ${line('alpha', 0, ' ')} ${line('beta', 1, ' ')} connection { path { host alpha address 192.0.2.1:7788; host beta address 192.0.2.2:7788; } } }\n`,
    )
  })

  test('keep the remark behind them, with the host', () => {
    expect(rewritten(inHosts.replace('192.0.2.1:7788;', '192.0.2.1:7788; # crossover'), 'address 192')).toContain('# crossover\n    meta-disk internal;')
  })

  test.each([
    ['where DRBD knows no paths', inHosts, 'address 192', '8.4'],
    ['where the numbers of the hosts hang on them', inHosts.replace(/ {4}node-id \d;\n/g, ''), 'address 192', '9.2'],
    ['where there is a third host', inHosts.replace(/}\n$/, `${host('gamma', '    address 192.0.2.3:7788;\n').replace('node-id 1', 'node-id 2')}}\n`), 'address 192', '9.2'],
    ['where one is written twice', inHosts.replace('address 192.0.2.1:7788;', 'address 192.0.2.1:7788; address 192.0.2.1:7788;'), 'address 192', '9.2'],
    ['where a remark stands in the connection', inPath.replace('path {', 'path { # the first'), 'host beta', '9.2'],
    ['where the connection has a name', inPath.replace('connection {', 'connection far {'), 'host beta', '9.2'],
    ['where the connection has options', inPath.replace('connection {', 'connection {\n    net { timeout 60; }'), 'host beta', '9.2'],
    ['where there is a second path', inPath.replace('    path {', '    path {\n      host alpha address 198.51.100.1:7788;\n      host beta address 198.51.100.2:7788;\n    }\n    path {'), 'host beta', '9.2'],
    ['where a host has an address of its own', inPath.replace('meta-disk internal;', 'address 192.0.2.1:7788; meta-disk internal;'), 'host beta', '9.2'],
    ['where a brace is missing', inHosts.slice(0, -2), 'address 192', '9.2'],
    ['where the selection is elsewhere', inHosts, 'meta-disk', '9.2'],
  ])('stay where they are %s', (_, text, words, target) => {
    expect(rewritten(text, words, target)).toBe('not offered')
  })
})
