import { describe, expect, test } from 'vitest'

import fc from '../../support/fast-check.js'
import { parse } from '../../../src/languages/haresources/parse.js'
import { nodeNames } from '../../../src/languages/haresources/reading/daemon.js'
import { commandOf, managedGroups } from '../../../src/languages/haresources/reading/resource-manager.js'
import { createSource } from '../../../src/text/source.js'
import { brokenTexts } from './breaking.js'

const runs = Number(process.env['CFGCHECK_RUNS'] ?? 2000)

function groupsAsMeant(text: string): { host: string; resources: string[] }[] {
  return parse(createSource('x', text)).ast.groups.map(({ host, resources }) => ({
    host: host.text.toLowerCase(),
    resources: resources.map(resource => resource.text),
  }))
}

describe('a text without a fault of the lines means the same to all three readers', () => {
  test('generated files, of which many have faults', () => {
    let silent = 0
    fc.assert(
      fc.property(brokenTexts, text => {
        const { faults } = parse(createSource('x', text))
        // Other control characters are a rule of their own.
        if (faults.length > 0 || /\f|\r(?!\n)/.test(text)) return
        silent += 1
        const meant = groupsAsMeant(text)
        // An empty line with a carriage return is a group without resources to ResourceManager, which nobody asks for.
        expect(managedGroups(text).filter(({ host, resources }) => host !== '\r' || resources.length > 0)).toEqual(meant)
        expect(nodeNames(text).map(({ name }) => name)).toEqual(meant.map(({ host }) => host))
      }),
      { numRuns: runs, seed: 20261122 },
    )
    expect(silent).toBeGreaterThan(runs / 5)
  })

  test('every text with such a fault is read otherwise by one of them', () => {
    const idle: string[] = []
    let judged = 0
    fc.assert(
      fc.property(brokenTexts, text => {
        const { faults } = parse(createSource('x', text))
        if (faults.length === 0) return
        judged += 1
        const meant = JSON.stringify(groupsAsMeant(text))
        const isSame = JSON.stringify(managedGroups(text)) === meant && nodeNames(text).map(({ name }) => name).join() === groupsAsMeant(text).map(({ host }) => host).join()
        // A "#" that cuts a word is the same to all, and still worth a word.
        if (isSame && faults.some(({ rule }) => rule !== 'haresources/glued-comment' && rule !== 'haresources/hidden-continuation')) idle.push(text)
      }),
      { numRuns: runs, seed: 20261122 },
    )
    expect(judged).toBeGreaterThan(runs / 10)
    expect(idle).toEqual([])
  })
})

describe('ResourceManager', () => {
  test('an address stands for IPaddr', () => {
    expect(commandOf('192.0.2.10/24/eth0')).toEqual({ script: 'IPaddr', arguments: ['192.0.2.10/24/eth0'] })
  })

  test('empty arguments vanish', () => {
    expect(commandOf('Filesystem::/dev/sda1::/srv::::ro')).toEqual({ script: 'Filesystem', arguments: ['/dev/sda1', '/srv', 'ro'] })
  })

  test('a single colon is a part of the script, and comes back in the argument', () => {
    expect(commandOf('our:script::r0')).toEqual({ script: 'our:script', arguments: ['our:r0'] })
  })

  test('a comment is cut from the first line of a group only', () => {
    expect(managedGroups('alpha a # b\nbeta \\\n c # d\n')).toEqual([
      { host: 'alpha', resources: ['a'] },
      { host: 'beta', resources: ['c', '#', 'd'] },
    ])
  })

  test('a last line that should go on keeps its backslash', () => {
    expect(managedGroups('alpha a \\\n')).toEqual([{ host: 'alpha', resources: ['a', '\\'] }])
  })
})

describe('heartbeat', () => {
  test('the rest of a line that is too long is another one', () => {
    const names = nodeNames(`alpha ${'x'.repeat(5111)} tail\nbeta y\n`)
    expect(names.map(({ name }) => name)).toEqual(['alpha', 'tail', 'beta'])
    expect(names[1]?.span).toEqual({ start: 5118, end: 5122 })
  })

  test('names are lower-cased, other letters than A to Z are not', () => {
    expect(nodeNames('ÄLPHA x\n').map(({ name }) => name)).toEqual(['Älpha'])
  })

  test('a comment that ends in a backslash hides the next line, unless the comment is a line', () => {
    expect(nodeNames('alpha a # \\\nbeta b\n').map(({ name }) => name)).toEqual(['alpha'])
    expect(nodeNames('# a \\\nbeta b\n').map(({ name }) => name)).toEqual(['beta'])
  })
})
