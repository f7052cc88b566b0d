import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import type { LanguageEntry } from '../../src/languages/language.js'
import { isFaintSecretName, secretNameKind } from '../../src/secrets/secret-name.js'

test.each([
  'shared-secret', 'Shared_Secret', 'sharedscret', 'secret-shared', 'secretshared', 'shareds-ecret', 'sharedkey', 'shared-key', 'key_shared', 'shraedkey', 'authkey',
  'hmac-key', 'private_key', 'passwd', 'paswd', 'wdpass', 'dwssap', 'password', 'wordpass', 'passwrod', 'password2', 'pass3', 'ssap', 'pwd', 'dwp', 'WPA_PSK', 'community',
  'munitycom', 'passwd_script', 'passcode', 'ROOTPW', 'bindpw',
])('%s is the name of a secret, or near one', name => {
  expect(secretNameKind(name)).toBe('strong')
})

test.each(['key', 'ky', 'kex', 'keyy', 'yek', 'kye', 'eky', 'key2', 'node.key'])('%s may be the name of a secret', name => {
  expect(secretNameKind(name)).toBe('weak')
})

test.each(['keepalive', 'sector', 'keyfile', 'monkey', 'host', 'spare', 'compass', 'bypass', 'passed', 'selected', 'authkeys', 'commonly', 'eyes'])('%s is not', name => {
  expect(secretNameKind(name)).toBeUndefined()
})

/** Parameters of agents, however they are written. */
const ofPacemaker = /passw|community|token|secret|credential|(?:^|[._])k(?:ey|g)$/

/** The names in the vocabularies that are those of secrets, or of what has `token` in its name. */
const known: Readonly<Record<string, RegExp>> = {
  'drbd-conf': /^(?:shared-secret|tls-privkey|pass_on)$/,
  'cluster-conf': /passw|community|token|^key$/,
  'corosync-conf': /(?:^|\.)key$|token/,
  authkeys: /^key$/,
  cib: ofPacemaker,
  'crm-configure': ofPacemaker,
}

describe('of the names that languages know, only those of secrets are taken for such', () => {
  test.each(builtinLanguages.map((entry): [string, LanguageEntry] => [entry.id, entry]))('%s', async (id, entry) => {
    const { vocabulary } = await entry.load()
    const names = [...vocabulary.entries()].map(({ name }) => name)
    expect(names.filter(name => secretNameKind(name) !== undefined && known[id]?.test(name) !== true)).toEqual([])
  })
})

test.each(['secrecret', 'api_kekey', 'key_shareded', 'PASSASSWORD', 'pwdwd', 'commuommunity', 'pssss'])('%s has a stretch of a name twice', name => {
  expect(secretNameKind(name)).toBeDefined()
})

describe('what damage leaves of a name that nobody knows', () => {
  test.each(['asswd', 'sswd', 'word', 'assword_script', 'nitycom', 'unitycom', 'key_sred', 'sharde_y', 'shareky', 'pawd_script', 'db_pasrd', 'secre'])('%s may have been that of a secret', name => {
    expect(secretNameKind(name) !== undefined || isFaintSecretName(name)).toBe(true)
  })

  test.each(['words', 'secure', 'data', 'mode', 'server', 'size', 'shared_disk', 'authors', 'keys', 'unit', 'used'])('%s is not', name => {
    expect(isFaintSecretName(name)).toBe(false)
  })
})

test('none of the names that languages know is taken for a damaged one', async () => {
  const found: string[] = []
  for (const entry of builtinLanguages) {
    const { id, vocabulary } = await entry.load()
    for (const { name } of vocabulary.entries()) if (secretNameKind(name) === undefined && isFaintSecretName(name)) found.push(`${id} ${name}`)
  }
  expect(found).toEqual([])
})
