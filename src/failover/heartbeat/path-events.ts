import { listed } from '../../text/quantity.js'
import { step } from '../story.js'
import type { Story, Whereabouts } from '../story.js'
import { mirrorSteps, risksOf } from './mirror-events.js'
import type { Mirror } from './mirrors.js'
import type { Group, Pair } from './pair.js'
import type { Path } from './paths.js'
import { hasOneShot, sharedOn, sharedSteps } from './shared-mirrors.js'
import { afterAllPathsLoss } from './split.js'
import { deafOn, endingWith, otherThan, primaryOf, settled, sideOf, story } from './story-of-pair.js'

/** Tells whether clients come to a host over a path. */
export function carriesAddress(pair: Pair, path: Path, host: string): boolean {
  return pair.groups.some(({ owner, addresses }) => owner === host && addresses.some(address => address.interface === path.interfaces.get(host)))
}

/** The interface of one host fails, which is the one on which its clients come. */
export function afterInterfaceLoss(pair: Pair, path: Path, host: string): Story {
  const name = path.interfaces.get(host) ?? path.name
  const other = otherThan(pair, host)
  const event = `interface-lost ${host} ${name}`
  const title = `${name} of "${host}" fails, on which its clients come`
  const left = pair.paths.filter(one => one !== path && one.listeners.size > 0)
  if (deafOn(pair, left).length > 0) {
    const whole = afterAllPathsLoss(pair, [path])
    return { ...whole, event, title, ending: { ...whole.ending, services: whole.ending.services.map(service => cutOffAt(service, host)) } }
  }
  const side = sideOf(pair, host)
  const isCutOff = (group: Group): boolean => group.owner === host && group.addresses.some(address => address.interface === name)
  const steps = [step(`Heartbeat goes on over ${listed(left.map(one => one.name))}`, 0, left[0] === undefined ? undefined : { value: true, at: left[0].at })]
  const isMoved = side.ipfail?.interfaces.has(name) === true && sideOf(pair, other).ipfail !== undefined && side.failback.value !== 'legacy'
  const isUnsure = !isMoved && side.ipfail?.interfaces.size === 0 && side.failback.value !== 'legacy'
  if (isMoved && side.ipfail !== undefined) {
    steps.push(step(`ipfail of "${host}" reaches fewer ping nodes than "${other}" and gives its groups up`, side.deadpingMs.value, { value: true, at: side.ipfail.at }))
    steps.push(...pair.groups.filter(isCutOff).map(group => step(`"${other}" starts the group of ${group.name}`, undefined, { value: true, at: group.at })))
  } else if (side.ipfail === undefined) {
    steps.push(step(`Nothing tells heartbeat that clients are cut off: the group stays on "${host}"`, undefined, { value: true, unset: 'ha.cf has no ipfail with a ping node' }))
  } else {
    const decided = side.failback.value === 'legacy' ? side.failback : { value: true, at: side.ipfail.at }
    const reason = side.failback.value === 'legacy' ? 'auto_failback is legacy' : `its ping nodes are not reached by ${name}`
    steps.push(step(isUnsure ? `Whether ipfail moves the group is not known: none of the files tells by which interface "${host}" reaches its ping nodes` : `ipfail does not move the group: ${reason}`, undefined, decided))
  }
  const cut = cutMirrors(pair, path)
  const isolated = isMoved ? [] : cut
  for (const mirror of cut) steps.push(...mirrorSteps(pair, mirror, isMoved ? other : host))
  const ending = endingWith(pair, group => {
    if (!isCutOff(group)) return { name: group.name, hosts: [group.owner], gapMs: 0 }
    if (isUnsure) return { name: group.name, hosts: [host, other], isOneOf: true }
    return isMoved ? { name: group.name, hosts: [other], gapMs: side.deadpingMs.value } : { name: group.name, hosts: [host], isCutOff: true }
  })
  return story(event, title, steps, { ...ending, ...risksOf(isolated) })
}

function cutOffAt(service: Whereabouts, host: string): Whereabouts {
  return service.hosts.length === 1 && service.hosts[0] === host ? { ...service, isCutOff: true } : service
}

function cutMirrors(pair: Pair, path: Path): readonly Mirror[] {
  return pair.mirrors.filter(mirror => mirror.path === path)
}

/** A path of several is lost: heartbeat goes on, DRBD may be cut. */
export function afterPathLoss(pair: Pair, path: Path): Story {
  const left = pair.paths.filter(one => one !== path && one.listeners.size > 0)
  const event = `path-lost ${path.name}`
  const title = `${path.isSerial ? 'The serial line' : 'The network on'} ${path.name} is lost between the hosts`
  const deaf = deafOn(pair, left)
  if (deaf.length > 0) return { ...afterAllPathsLoss(pair, [path], deaf), event, title }
  const steps = [step(`Heartbeat goes on over ${listed(left.map(one => one.name))}; ${sharedOn(pair, path).some(hasOneShot) ? 'by itself it moves no group' : 'no group moves'}`, 0, left[0] === undefined ? undefined : { value: true, at: left[0].at })]
  const cut = cutMirrors(pair, path)
  for (const mirror of cut) steps.push(...mirrorSteps(pair, mirror, primaryOf(pair, mirror)))
  const shared = sharedOn(pair, path)
  for (const mirror of shared) steps.push(...sharedSteps(mirror))
  const goes = shared.some(hasOneShot) ? endingWith(pair, ({ name }) => ({ name, hosts: pair.hosts, isOneOf: true })) : settled(pair)
  const risks = risksOf(cut)
  return story(event, title, steps, { ...goes, ...risks, canDiverge: risks.canDiverge || shared.some(mirror => !hasOneShot(mirror)) })
}
