import { attributeOf } from '../ast.js'
import { atoi } from '../reading/daemon-value.js'
import type { ClusterConf } from '../schema.js'
import { lacksSetting } from './known.js'
import { lacks } from './misspelt.js'

/** How the quorum disk daemon counts time, in seconds and cycles. */
export interface DiskTiming {
  readonly interval: number
  readonly tko: number
  readonly tkoUp: number
  readonly upgradeWait: number
  readonly masterWait: number
  /** The time that it takes to notice a dead master and to choose another, in milliseconds. */
  readonly recoveryMs: number
}

/**
 * Works out the time without token after which a node counts as lost, in milliseconds.
 *
 * Returns `undefined` where it is not known: cluster 2.x has had two defaults.
 *
 * Source: cluster 3.2.0 cman/daemon/cman-preconfig.c DEFAULT_TOKEN_TIMEOUT 10000.
 */
export function effectiveToken(model: ClusterConf): number | undefined {
  const token = attributeOf(model.section('totem'), 'token')
  if (token === undefined) return model.era === 3 && lacksSetting(model, 'totem', 'token') ? 10000 : undefined
  return token.isUnknown || atoi(token.value) <= 0 ? undefined : atoi(token.value)
}

/**
 * Works out the timing of the quorum disk daemon of cluster 3.x as it does itself.
 *
 * Returns `undefined` without a quorum disk, in other eras, or where a number is not known.
 *
 * Source: cluster 3.2.0 cman/qdisk/main.c get_static_config_data().
 */
export function diskTiming(model: ClusterConf): DiskTiming | undefined {
  const quorumd = model.section('quorumd')
  const token = effectiveToken(model)
  if (quorumd === undefined || token === undefined || model.era !== 3) return undefined
  if (timed.some(name => attributeOf(quorumd, name)?.isUnknown ?? !lacks(quorumd, name))) return undefined
  const given = (name: string): number | undefined => {
    const attribute = attributeOf(quorumd, name)
    return attribute === undefined ? undefined : atoi(attribute.value)
  }
  const interval = Math.max(1, given('interval') ?? 1)
  const tko = given('tko') ?? Math.trunc((Math.trunc(token / 1000) - interval) / 2)
  const tkoUp = Math.max(2, given('tko_up') ?? Math.trunc(tko / 3))
  const upgradeWait = Math.max(1, given('upgrade_wait') ?? 2)
  const wanted = given('master_wait') ?? Math.trunc(tko / 2)
  const masterWait = wanted <= tkoUp ? tkoUp + 1 : wanted
  const recoveryMs = interval * (masterWait + upgradeWait + tko) * 1000
  return { interval, tko, tkoUp, upgradeWait, masterWait, recoveryMs }
}

const timed: readonly string[] = ['interval', 'tko', 'tko_up', 'upgrade_wait', 'master_wait']
