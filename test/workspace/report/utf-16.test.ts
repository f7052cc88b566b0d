import { describe, expect, test } from 'vitest'

import { utf16OrderOf } from '../../../src/text/utf-16.js'
import { createChecker } from '../../../src/workspace/checker.js'
import { memoryFileSystem } from '../../../src/workspace/documents/file-system.js'

const little = (text: string): string => [...text].map(char => `${char}\0`).join('')
const big = (text: string): string => [...text].map(char => `\0${char}`).join('')
const keys = 'auth 1\n1 sha1 not-a-secret-but-long\n'

/** Lists what is said of a file, as `code severity origin`. */
async function found(path: string, text: string): Promise<string[]> {
  const { diagnostics } = await createChecker().check({ fileSystem: memoryFileSystem({ [path]: text }), files: [{ path }] })
  return diagnostics.map(({ rule, severity, origin }) => `${rule} ${severity} ${origin}`)
}

describe('UTF-16', () => {
  test('is told by its mark, or by the NUL beside each letter', () => {
    expect(utf16OrderOf(`\xff\xfe${little(keys)}`)).toBe('little-endian')
    expect(utf16OrderOf(`\xfe\xff${big(keys)}`)).toBe('big-endian')
    expect(utf16OrderOf(little(keys))).toBe('little-endian')
    expect(utf16OrderOf(big(keys))).toBe('big-endian')
    for (const text of ['', '\0', 'a\0', keys, `${keys}\0`, 'a\0b', '\xff\xfe', `auth\0 1\n${keys}`]) expect(utf16OrderOf(text)).toBeUndefined()
  })

  test('is one finding, an error of the daemon where the daemon refuses what it sees', async () => {
    expect(await found('authkeys', little(keys))).toEqual(['cfgcheck/utf-16 error daemon'])
    expect(await found('authkeys', `\xff\xfe${little(keys)}`)).toEqual(['cfgcheck/utf-16 error daemon'])
    expect(await found('ha.cf', big('node alpha beta\nbcast eth0\n'))).toEqual(['cfgcheck/utf-16 error daemon'])
    expect(await found('haresources', little('# groups\nalpha httpd\n'))).toEqual(['cfgcheck/utf-16 error practice'])
  })
})

test.each([
  ['cluster.conf', '<?xml version="1.0"?>\n<cluster name="a" config_version="1"><clusternodes/></cluster>\n'],
  ['cib.xml', '<?xml version="1.0" encoding="UTF-16"?>\n<cib validate-with="pacemaker-3.9"/>\n'],
])('of %s, which programs read as UTF-16, nothing is said but that nothing was checked', async (path, text) => {
  for (const written of [`\xff\xfe${little(text)}`, `\xfe\xff${big(text)}`, little(text)]) {
    const { diagnostics, incomplete } = await createChecker().check({ fileSystem: memoryFileSystem({ [path]: written }), files: [{ path }] })
    expect(diagnostics.map(({ rule, severity, origin }) => `${rule} ${severity} ${origin}`)).toEqual(['cfgcheck/unread-utf-16 warning practice'])
    expect(incomplete).toEqual([`${path}: is UTF-16, and is not read`])
  }
})

test('a NUL that a rule of the language tells of is told once', async () => {
  expect(await found('authkeys', `${keys}# x\n2 md5 another-secret-of-ours\0x\n`)).toEqual(['authkeys/hidden-text warning practice', 'authkeys/deprecated-md5 info practice'].sort())
})
