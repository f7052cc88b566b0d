import { networkInterfaces } from 'node:os'

import { drbdConf } from '../../../../src/languages/drbd-conf/index.js'
import type { Diagnostic } from '../../../../src/diagnostics/diagnostic.js'
import type { Language } from '../../../../src/languages/language.js'
import { checkUnit, readSource } from '../../../../src/workspace/readings/check-unit.js'
import { asReported } from '../../../../src/workspace/report/as-reported.js'
import { createSource } from '../../../../src/text/source.js'

const language = drbdConf as unknown as Language

/** This machine's addresses: drbdadm looks `floating` ones up, whatever host it pretends to be on. */
export const ownAddresses: readonly string[] = Object.values(networkInterfaces())
  .flatMap(list => list ?? [])
  .map(({ address }) => address)

/** How cfgcheck is asked about a text. */
export interface Circumstances {
  readonly target: string
  readonly host: string
  readonly addresses?: readonly string[]
}

/** Lists what cfgcheck finds in a text on a host. */
export function findings(text: string, { target, host, addresses }: Circumstances): readonly Diagnostic[] {
  const root = readSource(language, createSource('drbd.conf', text), {
    target,
    facts: { host, ...(addresses === undefined ? {} : { addresses }) },
  })
  const { diagnostics } = checkUnit(language, root, { readings: [root], included: () => [] })
  return asReported(diagnostics, new Map([[root.file.source.id, root.file.source]]))
}

/** Lists what cfgcheck says a daemon of the target refuses of a text on a host. */
export function refusals(text: string, circumstances: Circumstances): readonly Diagnostic[] {
  return findings(text, circumstances).filter(({ severity, origin }) => severity === 'error' && origin === 'daemon')
}
