import type { Fact } from '../facts/fact.js'
import { toldByPackage } from './package-versions.js'
import type { Tells } from './package-versions.js'
import { outside, weight } from './sign.js'
import type { Sign } from './sign.js'
import { toldByKernel, toldBySystem } from './system-versions.js'
import type { TargetFamily } from './target-family.js'

/** A sign that a host gives of its own software. */
export interface HostSign extends Sign {
  readonly family: TargetFamily
}

/**
 * Lists what the facts of a host tell of the software on it: what runs, what is installed, and what its system had.
 *
 * `releasesOf` gives the releases of a family, oldest first.
 */
export function hostSigns(facts: Iterable<Fact>, releasesOf: (family: TargetFamily) => readonly string[]): readonly HostSign[] {
  const signs: HostSign[] = []
  for (const fact of facts) {
    const { text, amount, tells } = evidenceOf(fact) ?? nothing
    for (const { family, ...range } of tells) {
      const against = outside(range, releasesOf(family), amount)
      if (Object.keys(against).length > 0) signs.push({ id: text, text, at: fact.origin, against, family })
    }
  }
  return signs
}

interface Evidence {
  readonly text: string
  readonly amount: number
  readonly tells: readonly Tells[]
}

const nothing: Evidence = { text: '', amount: 0, tells: [] }

function evidenceOf(fact: Fact): Evidence | undefined {
  switch (fact.kind) {
    // The module says which drbdadm reads the files: that of drbd-utils hands them over to its forerunners.
    case 'drbd-module':
      return { text: `DRBD ${fact.version} in /proc/drbd`, amount: weight.running, tells: listed(toldByPackage('drbd', fact.version)) }
    case 'module-version':
      return { text: `module ${fact.name} ${fact.version}`, amount: weight.installed, tells: listed(toldByPackage(fact.name, fact.version)) }
    case 'package':
      return { text: `package ${fact.name} ${fact.version}`, amount: weight.installed, tells: listed(toldByPackage(fact.name, fact.version)) }
    case 'kernel':
      return { text: `kernel ${fact.release}`, amount: weight.system, tells: toldByKernel(fact.release) }
    case 'operating-system':
      return { text: `${fact.name} ${fact.version ?? ''}`.trim(), amount: weight.system, tells: toldBySystem(fact.name, fact.version ?? '') }
    default:
      return undefined
  }
}

function listed(told: Tells | undefined): readonly Tells[] {
  return told === undefined ? [] : [told]
}
