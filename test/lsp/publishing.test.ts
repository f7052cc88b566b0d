import { afterEach, describe, expect, test } from 'vitest'
import type { Diagnostic } from 'vscode-languageserver'

import { consistentCluster } from '../support/consistent-cluster.js'
import { filesBelow, languageClient } from '../support/language-client.js'
import type { ClientOptions, LanguageClient } from '../support/language-client.js'

const files = filesBelow('/cluster', consistentCluster({ size: 2, hasFullNames: false }))
const uriOf = (path: string): string => `file:///cluster/${path}`
const textOf = (path: string): string => files[`/cluster/${path}`] ?? ''
const alphaHaCf = 'alpha/etc/ha.d/ha.cf'
const betaHaCf = 'beta/etc/ha.d/ha.cf'
/** One host waits longer than the other before it takes a dead one for dead. */
const otherDeadtime = textOf(alphaHaCf).replace(/^deadtime .*$/m, 'deadtime 77')

const clients: LanguageClient[] = []
const start = async (options: ClientOptions): Promise<LanguageClient> => {
  const client = await languageClient(options)
  clients.push(client)
  return client
}
afterEach(() => {
  for (const client of clients.splice(0)) client.end()
})

const codes = (found: readonly Diagnostic[] | undefined): (string | undefined)[] => (found ?? []).map(({ code }) => code?.toString())
const drift = 'cluster/mismatched-heartbeat-times'

describe('what is pushed', () => {
  test('stands on both hosts where two disagree, each half with the place of the other', async () => {
    const client = await start({ files })
    await client.open(uriOf(alphaHaCf), otherDeadtime)
    await client.until(() => codes(client.shown.get(uriOf(alphaHaCf))).includes(drift) && codes(client.shown.get(uriOf(betaHaCf))).includes(drift))
    const half = (path: string): Diagnostic | undefined => client.shown.get(uriOf(path))?.find(({ code }) => code === drift)
    const places = (path: string): (string | undefined)[] => (half(path)?.relatedInformation ?? []).map(({ location }) => location.uri)
    expect(places(alphaHaCf)).toContain(uriOf(betaHaCf))
    expect(places(betaHaCf)).toContain(uriOf(alphaHaCf))
    expect(half(alphaHaCf)?.message).toBe(half(betaHaCf)?.message)
  })
})
