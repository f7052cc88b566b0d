import { expect, test } from 'vitest'

import { builtinLanguages } from '../../../src/languages/builtin.js'
import type { LanguageEntry } from '../../../src/languages/language.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'
import { createWorkspace } from '../../../src/workspace/workspace.js'

/** A language that notes the texts that it parses and reads. */
function noting(id: string, noted: string[]): readonly LanguageEntry[] {
  return builtinLanguages.map(entry => {
    if (entry.id !== id) return entry
    return {
      ...entry,
      async load() {
        const language = await entry.load()
        const parse: typeof language.parse = source => (noted.push(`parse ${source.id}`), language.parse(source))
        const read: typeof language.read = (file, options) => (noted.push(`read ${file.source.id}`), language.read(file, options))
        return { ...language, parse, read }
      },
    }
  })
}

test('a file that shows by itself what all files add up to is read once', async () => {
  const noted: string[] = []
  const files = {
    'alpha/etc/ha.d/ha.cf': 'keepalive 2\ndeadtime 30\nudpport 694\nbcast eth0\nnode alpha beta\n',
    'beta/etc/ha.d/ha.cf': 'udpport 694\nkeepalive 2\ndeadtime 30\nbcast eth0\nnode alpha beta\n',
  }
  const workspace = createWorkspace({ fileSystem: memoryFileSystem(files), languages: noting('ha-cf', noted), isForOnce: true })
  await workspace.check({ clusters: [{ hosts: ['alpha', 'beta'].map(name => ({ name, root: name })) }] })
  expect(noted.sort()).toEqual(Object.keys(files).flatMap(id => [`parse ${id}`, `read ${id}`]).sort())
})
