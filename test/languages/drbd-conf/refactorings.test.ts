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
