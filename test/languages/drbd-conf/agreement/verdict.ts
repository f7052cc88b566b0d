import { networkInterfaces } from 'node:os'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import type { Language } from '../../../../src/languages/language.js'
import { checkUnit, readSource } from '../../../../src/workspace/readings/check-unit.js'
import { createSource } from '../../../../src/text/source.js'

const language = drbdConf as unknown as Language

/** This machine's addresses: drbdadm looks `floating` ones up, whatever host it pretends to be on. */
export const ownAddresses: readonly string[] = Object.values(networkInterfaces())
  .flatMap(list => list ?? [])
  .map(({ address }) => address)

/** Lists what cfgcheck says a daemon of the target refuses of a text on a host. */
export function refusals(
  text: string,
  options: { readonly target: string; readonly host: string; readonly addresses?: readonly string[] },
): readonly Diagnostic[] {
  const root = readSource(language, createSource('drbd.conf', text), {
    target: options.target,
    facts: { host: options.host, ...(options.addresses === undefined ? {} : { addresses: options.addresses }) },
  })
  const { diagnostics } = checkUnit(language, root, { readings: [root], included: () => [] })
  return diagnostics.filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
}
