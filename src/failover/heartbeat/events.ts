import { listed, milliseconds } from '../../text/quantity.js'
import { inTimeOrder, soundEnding, step } from '../story.js'
import type { Ending, Step, Story, Whereabouts } from '../story.js'
import type { Mirror } from './mirrors.js'
import type { Group, Pair, Side } from './pair.js'
import type { Path } from './paths.js'
import { hasOneShot, sharedAfterDeath, sharedOn, sharedSteps } from './shared-mirrors.js'
import { detectionCause, isFencedByMirror, takeOver, waiting } from './take-over.js'
import type { TakeOver } from './take-over.js'

/** Tells all that can happen to a pair, from the state in which each group runs on the host that it prefers. */
export function* storiesOfPair(pair: Pair): Generator<Story> {
  yield afterStart(pair)
  const owners = pair.hosts.filter(host => pair.groups.some(({ owner }) => owner === host))
  for (const host of owners) yield afterSwitchOver(pair, host)
  for (const host of owners) yield afterDeath(pair, host, false)
  for (const host of owners) if (sideOf(pair, otherThan(pair, host)).needsPowerOfVictim) yield afterDeath(pair, host, true)
  const heard = pair.paths.filter(({ listeners }) => listeners.size > 0)
  const [only] = heard
  for (const path of heard) {
    for (const host of owners) if (carriesAddress(pair, path, host)) yield afterInterfaceLoss(pair, path, host)
    if (heard.length > 1) yield afterPathLoss(pair, path)
  }
  if (only !== undefined) {
    const open = pair.mirrors.filter(isOpenWhere)
    const apart = afterAllPathsLoss(pair, heard)
    yield open.length === 0 ? apart : { ...apart, title: `${apart.title}, and DRBD keeps its link` }
    if (open.length > 0) yield afterPathsAndMirrorsLoss(pair, heard, open)
  }
  for (const mirror of pair.mirrors) if (mirror.path === undefined) yield afterMirrorLoss(pair, mirror)
  for (const host of owners) yield afterReturn(pair, host)
  yield afterPowerLoss(pair)
}

function sideOf({ sides, hosts }: Pair, host: string): Side {
  const side = sides.get(host) ?? sides.get(hosts[0])
  if (side === undefined) throw new Error('a pair has two sides')
  return side
}

function otherThan({ hosts: [first, second] }: Pair, host: string): string {
  return host === first ? second : first
}

/** The hosts that hear nothing of the other one on some paths. */
function deafOn(pair: Pair, paths: readonly Path[]): readonly string[] {
  return pair.hosts.filter(host => pair.deafness.some(({ listener }) => listener === host) || !paths.some(({ listeners }) => listeners.has(host)))
}

function story(event: string, title: string, steps: readonly Step[], ending: Partial<Ending>): Story {
  return { software: 'heartbeat', event, title, steps, ending: { ...soundEnding, ...ending } }
}

/** Where everything is as long as nothing moves. */
function settled(pair: Pair, gapMs = 0): Pick<Ending, 'services' | 'primaries'> {
  return endingWith(pair, group => ({ name: group.name, hosts: [group.owner], gapMs }))
}

/** The groups as told, and DRBD primary wherever its group runs. */
function endingWith(pair: Pair, tell: (group: Group) => Whereabouts): Pick<Ending, 'services' | 'primaries'> {
  const services = pair.groups.map(tell)
  const primaries = pair.mirrors.flatMap((mirror): Whereabouts[] => {
    const index = pair.groups.findIndex(({ mirrors }) => mirrors.includes(mirror))
    const service = services[index]
    return service === undefined ? [] : [{ name: mirror.name, hosts: service.hosts, ...(service.isOneOf === true ? { isOneOf: true } : {}), ...(service.isUncertain === true ? { isUncertain: true } : {}) }]
  })
  return { services, primaries }
}

function afterStart(pair: Pair): Story {
  const deaf = deafOn(pair, pair.paths)
  const waits = [...new Map(pair.mirrors.map(mirror => [mirror.wfcMs.at ?? mirror.wfcMs.unset, mirror])).values()]
  const steps = waits.map(({ name, wfcMs }) => step(`DRBD connects "${name}"; while a host is alone its script waits ${wfcMs.value === 0 ? 'for ever' : milliseconds(wfcMs.value)}`, undefined, wfcMs))
  if (deaf.length > 0) return splitAtStart(pair, deaf, steps)
  const side = sideOf(pair, pair.hosts[0])
  steps.push(step(`Each host waits up to ${milliseconds(side.initdeadMs.value)} for the other's first heartbeat`, undefined, side.initdeadMs))
  steps.push(...pair.groups.map(({ owner, name, at }) => step(`"${owner}" starts the group of ${name}`, undefined, { value: true, at })))
  return story('start', 'Both hosts start', steps, settled(pair))
}

/** A host that never hears the other one takes everything once initdead is over. */
function splitAtStart(pair: Pair, deaf: readonly string[], before: readonly Step[]): Story {
  const steps = [...before]
  for (const { text, at } of pair.deafness) steps.push(step(text, undefined, at === undefined ? undefined : { value: true, at }))
  const shooters = deaf.filter(host => canShoot(pair, host))
  for (const host of deaf) {
    const { initdeadMs, shoots } = sideOf(pair, host)
    const other = otherThan(pair, host)
    steps.push(step(`"${host}" hears nothing of "${other}" and declares it dead`, initdeadMs.value, initdeadMs))
    if (shoots !== undefined && !canShoot(pair, host)) steps.push(step(waiting(shoots.value, host, other), undefined, shoots))
    else if (shoots !== undefined) steps.push(step(`"${host}" switches "${other}" off with "${shoots.value}"`, undefined, shoots))
    else steps.push(step(`"${host}" takes the groups that prefer "${other}"`, initdeadMs.value, initdeadMs))
  }
  if (shooters.length > 0) {
    const hosts = shooters.length === 2 ? pair.hosts : shooters
    return story('start', 'Both hosts start', steps, endingWith(pair, group => ({ name: group.name, hosts, isOneOf: hosts.length > 1 })))
  }
  const ending = endingWith(pair, group => {
    const takers = [...new Set([group.owner, ...deaf.filter(host => sideOf(pair, host).shoots === undefined)])]
    // DRBD hears its peer on its own and refuses a second primary; an address asks nobody.
    const isHeld = group.mirrors.length > 0 && group.mirrors.every(({ allowsTwoPrimaries }) => !allowsTwoPrimaries)
    return { name: group.name, hosts: isHeld ? [group.owner] : takers }
  })
  if (pair.mirrors.some(({ allowsTwoPrimaries }) => !allowsTwoPrimaries)) {
    const mirror = pair.mirrors[0]
    steps.push(step('DRBD is connected and refuses a second primary: whoever comes later gives the group up', undefined, mirror === undefined ? undefined : { value: true, at: mirror.at }))
  }
  return story('start', 'Both hosts start', steps, { ...ending, isSplitBrain: true })
}

function afterSwitchOver(pair: Pair, host: string): Story {
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

/** Follows the other host as it takes over what a host had. */
function takeOvers(pair: Pair, host: string, circumstances: Parameters<typeof takeOver>[3]): ReadonlyMap<Group, TakeOver> {
  const side = sideOf(pair, otherThan(pair, host))
  return new Map(pair.groups.filter(({ owner }) => owner === host).map(group => [group, takeOver(side, host, group, circumstances)]))
}

/** The steps of several groups, what they have in common once. */
function stepsOf(takes: Iterable<TakeOver>): Step[] {
  const steps: Step[] = []
  for (const take of takes) for (const each of take.steps) if (!steps.some(({ text }) => text === each.text)) steps.push(each)
  return steps
}

function afterDeath(pair: Pair, host: string, lacksPower: boolean): Story {
  const other = otherThan(pair, host)
  const takes = takeOvers(pair, host, { isAlive: false, lacksPower, isConnected: () => false })
  const steps = [...inTimeOrder([stepsOf(takes.values()), sharedAfterDeath(pair, other)])]
  const lossy = [...takes.keys()].flatMap(({ mirrors }) => mirrors).filter(({ protocol }) => protocol.value !== 'C')
  for (const { name, protocol } of lossy) steps.push(step(`Writes to "${name}" that protocol ${protocol.value} confirmed early are lost with "${host}"`, undefined, protocol))
  const ending = endingWith(pair, group => {
    const take = takes.get(group)
    if (take === undefined) return { name: group.name, hosts: [group.owner], gapMs: 0 }
    return { name: group.name, hosts: take.isRunning ? [other] : [], ...(take.isUncertain && take.isRunning ? { isUncertain: true } : take.atMs === undefined ? {} : { gapMs: take.atMs }) }
  })
  const title = lacksPower ? `"${host}" loses its power alone` : `"${host}" dies`
  return story(`${lacksPower ? 'power-off' : 'death'} ${host}`, title, steps, { ...ending, mayLoseWrites: lossy.length > 0 })
}

function carriesAddress(pair: Pair, path: Path, host: string): boolean {
  return pair.groups.some(({ owner, addresses }) => owner === host && addresses.some(address => address.interface === path.interfaces.get(host)))
}

/** The interface of one host fails, which is the one on which its clients come. */
function afterInterfaceLoss(pair: Pair, path: Path, host: string): Story {
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
function afterPathLoss(pair: Pair, path: Path): Story {
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

function primaryOf({ groups, hosts }: Pair, mirror: Mirror): string {
  return groups.find(({ mirrors }) => mirrors.includes(mirror))?.owner ?? hosts[0]
}

/** What DRBD does when its link breaks while heartbeat still works. */
function mirrorSteps(pair: Pair, mirror: Mirror, primary: string): Step[] {
  const { name, detection, policy, handler } = mirror
  const other = otherThan(pair, primary)
  const noticed = detection?.idleMs
  const steps = [step(`DRBD notices that the link of "${name}" is gone within ${noticed === undefined ? 'a time that is not known' : milliseconds(noticed)}; "${primary}" goes on alone`, noticed, detectionCause(mirror))]
  if (policy.value === 'dont-care' || handler === undefined) {
    const reason = policy.value === 'dont-care' ? policy : { value: true, ...(policy.at === undefined ? {} : { at: policy.at }) }
    steps.push(step(`The copy on "${other}" grows old and nothing marks it; if "${primary}" dies now, old data are served`, undefined, reason))
    return steps
  }
  if (policy.value === 'resource-and-stonith') steps.push(step(`Writes to "${name}" stop until the handler is done`, noticed, policy))
  const done = {
    outdater: `dopd marks the copy on "${other}" as outdated over heartbeat, so that it cannot become primary`,
    unanswered: `The handler asks dopd, which ha.cf does not start; it fails, and nothing marks the copy on "${other}"${policy.value === 'resource-and-stonith' ? ': the writes go on waiting' : ''}`,
    crm: 'The handler needs Pacemaker, which does not run here: nothing is marked',
    shoots: `The handler shoots "${other}"`,
    unknown: `The handler should mark the copy on "${other}" or shoot it; what it does is not known here`,
  }
  steps.push(step(done[handler.value], undefined, handler))
  return steps
}

/** What may become of data when the links of mirrors are cut and nothing else. */
function risksOf(mirrors: readonly Mirror[]): Pick<Ending, 'canDiverge' | 'mayLoseWrites'> {
  const isOpen = mirrors.some(({ policy, handler }) => policy.value === 'dont-care' || handler === undefined || handler.value === 'crm')
  return { canDiverge: isOpen, mayLoseWrites: isOpen }
}

function afterMirrorLoss(pair: Pair, mirror: Mirror): Story {
  const where = mirror.isPathKnown ? 'which heartbeat does not use' : 'if it is not one of heartbeat\'s paths'
  return story(`mirror-lost ${mirror.name}`, `The link of DRBD resource "${mirror.name}" alone is lost, ${where}`, mirrorSteps(pair, mirror, primaryOf(pair, mirror)), {
    ...settled(pair),
    ...risksOf([mirror]),
  })
}

/** Nobody knows whether its link is one of heartbeat's paths. */
function isOpenWhere({ path, isPathKnown }: Mirror): boolean {
  return path === undefined && !isPathKnown
}

const unknownInterfaces = { value: true, unset: 'the addresses of the interfaces are not at hand' }

/** The other ending where nobody knows which links DRBD uses: they go with heartbeat's. */
function afterPathsAndMirrorsLoss(pair: Pair, lost: readonly Path[], open: readonly Mirror[]): Story {
  const [path] = lost
  const cut = { ...pair, ...withPath(pair, open, path) }
  const { title, steps, ending } = afterAllPathsLoss(cut, lost)
  const given = step(`If DRBD uses one of these paths for ${namesOf(open)}, its link is lost with them`, undefined, unknownInterfaces)
  return story('all-paths-and-mirrors-lost', `${title}, and the link of DRBD with them`, [given, ...steps], ending)
}

function withPath(pair: Pair, open: readonly Mirror[], path: Path | undefined): Pick<Pair, 'mirrors' | 'groups'> {
  const changed = new Map(open.map(mirror => [mirror, { ...mirror, path }]))
  const moved = (mirror: Mirror): Mirror => changed.get(mirror) ?? mirror
  return { mirrors: pair.mirrors.map(moved), groups: pair.groups.map(group => ({ ...group, mirrors: group.mirrors.map(moved) })) }
}

function namesOf(mirrors: readonly Mirror[]): string {
  return listed(mirrors.map(({ name }) => `"${name}"`))
}

/** No host hears the other any more, or at least one does not. */
function afterAllPathsLoss(pair: Pair, lost: readonly Path[], deaf: readonly string[] = pair.hosts): Story {
  const title = lost.length === 1 ? `The only path, ${lost[0]?.name ?? ''}, is lost` : 'All heartbeat paths are lost'
  const isDisconnected = (mirror: Mirror): boolean => mirror.path !== undefined && lost.includes(mirror.path)
  const shooters = deaf.filter(host => canShoot(pair, host))
  const takes = new Map<Group, TakeOver>()
  for (const host of deaf) {
    const victim = otherThan(pair, host)
    for (const [group, take] of takeOvers(pair, victim, { isAlive: true, lacksPower: false, isConnected: mirror => !isDisconnected(mirror) })) takes.set(group, take)
  }
  const steps: Step[] = []
  const open = pair.mirrors.filter(isOpenWhere)
  if (open.length > 0) steps.push(step(`If DRBD has a link of its own for ${namesOf(open)}, it stays connected`, undefined, unknownInterfaces))
  for (const host of deaf) {
    const { deadtimeMs } = sideOf(pair, host)
    steps.push(step(`"${host}" declares "${otherThan(pair, host)}" dead`, deadtimeMs.value, deadtimeMs))
  }
  const tell = (more: readonly Step[], ending: Partial<Ending>): Story => story('all-paths-lost', title, [...steps, ...more], ending)
  const [shooter] = shooters
  if (shooters.length === 2) return tell(shotsOfBoth(pair, shooters), oneOfBoth(pair))
  if (shooter !== undefined) {
    const other = otherThan(pair, shooter)
    const isDoubtful = deaf.includes(other) && sideOf(pair, other).isForOther !== true
    const canDiverge = isDoubtful && pair.mirrors.some(isDisconnected)
    return tell(shotOfOne(pair, shooter, isDoubtful), { ...endingWith(pair, group => ({ name: group.name, hosts: [shooter] })), canDiverge, isSplitBrain: isDoubtful })
  }
  for (const take of takes.values()) for (const each of take.steps) if (!steps.some(({ text }) => text === each.text)) steps.push(each)
  const isDouble = (group: Group): boolean => takes.get(group)?.isRunning === true
  const fenced = pair.mirrors.filter(mirror => isDisconnected(mirror) && isFencedByMirror(mirror))
  if (fenced.length > 0) {
    const [mirror] = fenced
    return tell([step('DRBD on each host has the other one shot; the faster one goes on', undefined, mirror?.handler)], oneOfBoth(pair))
  }
  const diverging = pair.groups.filter(isDouble).flatMap(({ mirrors }) => mirrors).filter(mirror => isDisconnected(mirror) || mirror.path === undefined)
  const torn = diverging.filter(isDisconnected)
  for (const { name, policy } of torn) steps.push(step(`Both write to their own copy of "${name}"; one of the two must be thrown away later`, undefined, policy))
  const ending = endingWith(pair, group => ({ name: group.name, hosts: isDouble(group) ? pair.hosts : [group.owner], ...(isDouble(group) ? {} : { gapMs: 0 }) }))
  return tell([], { ...ending, isSplitBrain: true, canDiverge: torn.length > 0 })
}

/** Its device, where it has one, is set up for the other host. */
function canShoot(pair: Pair, host: string): boolean {
  const { shoots, isForOther } = sideOf(pair, host)
  return shoots !== undefined && isForOther !== true
}

/** Whoever is faster has all groups. */
function oneOfBoth(pair: Pair): Pick<Ending, 'services' | 'primaries'> {
  return endingWith(pair, group => ({ name: group.name, hosts: pair.hosts, isOneOf: true }))
}

function shotsOfBoth(pair: Pair, shooters: readonly string[]): readonly Step[] {
  const shots = shooters.flatMap(host => {
    const { shoots } = sideOf(pair, host)
    return shoots === undefined ? [] : [step(`"${host}" tries to switch "${otherThan(pair, host)}" off with "${shoots.value}"`, undefined, shoots)]
  })
  return [...shots, step('Whoever is faster goes on alone; where both shots arrive, both are off', undefined, sideOf(pair, pair.hosts[0]).shoots)]
}

/** `isDoubtful` where the other one takes its peer for dead as well. */
function shotOfOne(pair: Pair, shooter: string, isDoubtful: boolean): readonly Step[] {
  const { shoots } = sideOf(pair, shooter)
  const victim = otherThan(pair, shooter)
  const shot = step(`"${shooter}" switches "${victim}" off with "${shoots?.value ?? ''}" and goes on alone`, undefined, shoots)
  return isDoubtful ? [shot, step(`Until the shot arrives "${victim}" may take the groups of "${shooter}" too`, undefined, sideOf(pair, victim).deadtimeMs)] : [shot]
}

function afterReturn(pair: Pair, host: string): Story {
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

function afterPowerLoss(pair: Pair): Story {
  const steps = pair.groups.map(({ owner, name, at }) => step(`With both hosts back, "${owner}" starts the group of ${name}`, undefined, { value: true, at }))
  const reported = new Set<unknown>()
  for (const { name, wfcMs, degrWfcMs, outdatedWfcMs } of pair.mirrors) {
    const wait = (ms: number): string => (ms === 0 ? 'for ever, unless somebody says yes at the console' : milliseconds(ms))
    for (const [text, decided, isReported] of [
      [`If only one comes back, DRBD's script waits for the peer of "${name}" ${wait(wfcMs.value)}`, wfcMs, true],
      [`A host that was alone before waits ${wait(degrWfcMs.value)}`, degrWfcMs, degrWfcMs.at !== undefined],
      [`A host whose copy is marked outdated waits ${wait(outdatedWfcMs.value)}`, outdatedWfcMs, outdatedWfcMs.at !== undefined],
    ] as const) {
      const key = decided.at ?? decided.unset
      if (!isReported || reported.has(key)) continue
      reported.add(key)
      steps.push(step(text, undefined, decided))
    }
  }
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
  return story('power-loss', 'Both hosts lose power', steps, endingWith(pair, group => ({ name: group.name, hosts: [group.owner] })))
}
