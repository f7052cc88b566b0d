import { milliseconds } from '../../text/quantity.js'
import { inTimeOrder, step } from '../story.js'
import type { Step, Story } from '../story.js'
import { byDecision } from './mirrors.js'
import type { Group, Pair } from './pair.js'
import { sharedAfterDeath } from './shared-mirrors.js'
import { failedStarts, withFailing } from './start.js'
import { canShoot, endingWith, otherThan, sideOf, stepsOf, story, takeOvers } from './story-of-pair.js'
import { waiting } from './take-over.js'

/** Somebody moves what runs on one host to the other. */
export function afterSwitchOver(pair: Pair, host: string): Story {
  const other = otherThan(pair, host)
  const groups = pair.groups.filter(({ owner }) => owner === host)
  const steps = [
    ...groups.map(({ name, at }) => step(`"${host}" stops the group of ${name} from right to left`, 0, { value: true, at })),
    ...groups.flatMap(({ mirrors }) => mirrors).map(({ name, at }) => step(`DRBD becomes secondary of "${name}" on "${host}"; it fails while anything still uses the device`, undefined, { value: true, at })),
    ...groups.map(({ name, at }) => step(`"${other}" starts the group of ${name}`, undefined, { value: true, at })),
  ]
  const { failback } = sideOf(pair, host)
  if (failback.value === 'legacy') steps.push(step('hb_standby refuses while auto_failback is legacy; stop heartbeat instead', undefined, failback))
  return story(`switch-over ${host}`, `Orderly switch-over of "${host}"`, steps, endingWith(pair, group => (
    group.owner === host ? { name: group.name, hosts: [other] } : { name: group.name, hosts: [group.owner], gapMs: 0 }
  )))
}

/** One host dies, or loses its power alone. */
export function afterDeath(pair: Pair, host: string, lacksPower: boolean): Story {
  const other = otherThan(pair, host)
  const takes = takeOvers(pair, host, { isAlive: false, lacksPower, isConnected: () => false })
  const steps = [...inTimeOrder([stepsOf(takes.values()), sharedAfterDeath(pair, other)])]
  const lossy = [...takes.keys()].flatMap(({ mirrors }) => mirrors).filter(({ protocol }) => protocol.value !== 'C')
  for (const { name, protocol } of lossy) steps.push(step(`Writes to "${name}" that protocol ${protocol.value} confirmed early are lost with "${host}"`, undefined, protocol))
  const ending = endingWith(pair, group => {
    const take = takes.get(group)
    if (take === undefined) return { name: group.name, hosts: [group.owner], gapMs: 0 }
    return { name: group.name, hosts: take.isRunning ? [other] : [], ...(take.isUncertain && take.isRunning ? { isUncertain: true } : take.atMs === undefined ? {} : { ...(take.isShot ? { waitsForShot: true } : {}), gapMs: take.atMs }) }
  })
  const title = lacksPower ? `"${host}" loses its power alone` : `"${host}" dies`
  return story(`${lacksPower ? 'power-off' : 'death'} ${host}`, title, steps, { ...ending, mayLoseWrites: lossy.length > 0 })
}

/** A host that died comes back. */
export function afterReturn(pair: Pair, host: string): Story {
  const { failback } = sideOf(pair, host)
  const other = otherThan(pair, host)
  const groups = pair.groups.filter(({ owner }) => owner === host)
  const steps = groups.flatMap(({ mirrors }) => mirrors).map(({ name, at }) => step(`DRBD brings the copy of "${name}" on "${host}" up to date`, undefined, { value: true, at }))
  const comesBack = failback.value !== 'off'
  const takes = takeOvers(pair, host, { isAlive: false, lacksPower: false, isConnected: () => false })
  const isTaken = (group: Group): boolean => takes.get(group)?.isRunning === true
  if (groups.some(isTaken)) {
    steps.push(
      comesBack
        ? step(`The groups that prefer "${host}" move back to it: a second interruption`, undefined, failback)
        : step(`The groups stay on "${other}"`, undefined, failback),
    )
  }
  for (const group of groups.filter(one => !isTaken(one))) {
    steps.push(
      comesBack
        ? step(`"${host}" starts the group of ${group.name}, which "${other}" had given up`, undefined, failback)
        : step(`Nobody starts the group of ${group.name}, which "${other}" had given up`, undefined, failback),
    )
  }
  return story(`return ${host}`, `"${host}" returns after its death`, steps, endingWith(pair, group => {
    if (group.owner !== host) return { name: group.name, hosts: [group.owner], gapMs: 0 }
    if (comesBack) return { name: group.name, hosts: [host] }
    return isTaken(group) ? { name: group.name, hosts: [other], gapMs: 0 } : { name: group.name, hosts: [] }
  }))
}

/** How long DRBD's script waits on a host that comes back alone, by what its disk remembers. */
function waitsAfterPowerLoss({ connected: mirrors }: Pair): Step[] {
  const wait = (ms: number): string => (ms === 0 ? 'for ever, unless somebody says yes at the console' : milliseconds(ms))
  const degraded = byDecision(mirrors, ({ degrWfcMs }) => degrWfcMs)
  const outdated = byDecision(mirrors, ({ outdatedWfcMs }) => outdatedWfcMs)
  const forNames = (names: string, all: readonly unknown[]): string => (all.length > 1 ? ` for ${names}` : '')
  return [
    ...byDecision(mirrors, ({ wfcMs }) => wfcMs).map(({ names, decided }) => step(`If only one comes back, DRBD's script waits for the peer of ${names} ${wait(decided.value)}`, undefined, decided)),
    ...degraded.filter(({ decided }) => decided.at !== undefined).map(({ names, decided }) => step(`A host that was alone before waits${forNames(names, degraded)} ${wait(decided.value)}`, undefined, decided)),
    ...outdated.filter(({ decided }) => decided.at !== undefined).map(({ names, decided }) => step(`A host whose copy is marked outdated waits${forNames(names, outdated)} ${wait(decided.value)}`, undefined, decided)),
  ]
}

/** Both hosts lose their power. */
export function afterPowerLoss(pair: Pair): Story {
  const steps = [...pair.groups.map(({ owner, name, at }) => step(`With both hosts back, "${owner}" starts the group of ${name}`, undefined, { value: true, at })), ...failedStarts(pair)]
  steps.push(...waitsAfterPowerLoss(pair))
  const side = sideOf(pair, pair.hosts[0])
  steps.push(step(`A host that is alone declares the other dead ${milliseconds(side.initdeadMs.value)} after its heartbeat starts`, undefined, side.initdeadMs))
  for (const host of pair.hosts) {
    const { shoots, needsPowerOfVictim } = sideOf(pair, host)
    const other = otherThan(pair, host)
    if (shoots === undefined) continue
    steps.push(step(
      !canShoot(pair, host)
        ? waiting(shoots.value, host, other)
        : needsPowerOfVictim
        ? `"${host}" then has to switch "${other}" off first; while that has no power "${shoots.value}" confirms nothing, and nothing is taken over`
        : `"${host}" then switches "${other}" off first`,
      undefined,
      shoots,
    ))
  }
  return story('power-loss', 'Both hosts lose power', steps, withFailing(pair, endingWith(pair, group => ({ name: group.name, hosts: [group.owner] }))))
}
