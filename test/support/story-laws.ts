import type { ClusterModel } from '../../src/cluster/model.js'
import { allowsTwoPrimaries } from '../../src/cluster/view/drbd.js'
import { storiesOf } from '../../src/failover/stories.js'
import type { Story, Whereabouts } from '../../src/failover/story.js'

/** Says which laws the stories of a cluster break, whatever is wrong with it; empty where none is broken. */
export function brokenStoryLaws(model: ClusterModel): readonly string[] {
  const { stories, limits } = storiesOf(model)
  const duals = new Set(model.facts('drbd-option').filter(option => option.fact.name === 'allow-two-primaries' && allowsTwoPrimaries(option)).map(({ fact }) => fact.resource))
  const hasDrbd = model.facts('drbd-resource').length > 0 || model.facts('pacemaker-drbd').length > 0
  const broken: string[] = []
  for (const story of stories) {
    const law = (isKept: boolean, text: string): void => {
      if (!isKept) broken.push(`${story.software} ${story.event}: ${text}`)
    }
    lawsOfSteps(story, law)
    for (const where of [...story.ending.services, ...story.ending.primaries]) lawsOfPlace(story, where, law)
    lawsOfEnding(story, duals, law)
    law(hasDrbd || (story.ending.primaries.length === 0 && !story.steps.some(({ text }) => /\bDRBD\b/.test(text))), 'without DRBD nobody speaks of it')
  }
  for (const { text } of limits) if (/undefined|NaN|Infinity/.test(text)) broken.push(`limit: ${text}`)
  return broken
}

type Law = (isKept: boolean, text: string) => void

function lawsOfSteps({ steps, title }: Story, law: Law): void {
  for (const { text, decidedBy, unset, atMs } of steps) {
    law(decidedBy !== undefined || unset !== undefined, `"${text}" has no cause`)
    law(!/undefined|NaN|Infinity|""/.test(`${title} ${text}`), `"${text}" is awry`)
    law(atMs === undefined || (Number.isFinite(atMs) && atMs >= 0), `"${text}" has no time`)
  }
}

/** The host that an event takes away, where it takes one. */
function lostHost({ event }: Story): string | undefined {
  return /^(?:death|power-off|fence-failed|switch-over) (.+)$/.exec(event)?.[1]
}

function lawsOfPlace(story: Story, { name, hosts, isOneOf, isHeldUp, isCutOff, gapMs, waitsForShot }: Whereabouts, law: Law): void {
  law(new Set(hosts).size === hosts.length, `"${name}" is on a host twice`)
  law(gapMs === undefined || (Number.isFinite(gapMs) && gapMs >= 0), `"${name}" is away for no time`)
  law(hosts.length > 0 || (gapMs === undefined && isOneOf !== true), `"${name}" is nowhere, and comes back`)
  law((isHeldUp !== true && isCutOff !== true) || hosts.length === 1, `"${name}" waits or is cut off on several hosts`)
  law(waitsForShot !== true || (gapMs !== undefined && gapMs > 0), `"${name}" waits for a shot and for no time`)
  const lost = lostHost(story)
  if (lost !== undefined) law(!hosts.includes(lost), `"${name}" runs on "${lost}"`)
  const latest = Math.max(0, ...story.steps.map(({ atMs }) => atMs ?? 0))
  // What moves moves after somebody has noticed.
  if (gapMs !== undefined && gapMs > 0 && /^(?:death|power-off)/.test(story.event)) law(story.steps.some(({ atMs }) => atMs !== undefined && atMs <= gapMs), `"${name}" is back after ${gapMs} ms, before anything of ${latest} ms has happened`)
}

function lawsOfEnding({ software, ending }: Story, duals: ReadonlySet<string>, law: Law): void {
  const { services, primaries, isSplitBrain, canDiverge, mayLoseWrites } = ending
  const isDouble = ({ hosts, isOneOf, isUncertain }: Whereabouts): boolean => hosts.length > 1 && isOneOf !== true && isUncertain !== true
  for (const primary of primaries) law(!isDouble(primary) || isSplitBrain || duals.has(primary.name), `"${primary.name}" is primary twice, without a split brain`)
  // Clones of Pacemaker run on many hosts.
  if (software === 'heartbeat' || software === 'cman') for (const service of services) law(!isDouble(service) || isSplitBrain, `"${service.name}" runs twice, without a split brain`)
  law(!canDiverge || isSplitBrain || mayLoseWrites || primaries.some(isDouble), 'copies diverge, and nobody writes to two of them')
}
