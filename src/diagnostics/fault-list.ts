import type { Fault } from './diagnostic.js'

/** A text in which so much is wrong is no configuration, and to look at the rest would take long and much memory. */
export const mostFaults = 20_000

/** The fault that ends a full list. */
export const tooManyFindings = 'cfgcheck/too-many-findings'

/**
 * Makes an empty list of faults, which takes in so many and then one that says so; what comes behind that is let go.
 *
 * Source: docs/limits.md.
 */
export function createFaults(): Fault[] {
  return new BoundedFaults()
}

/** Tells whether a list of faults is full, so that who fills it may stop. */
export function isFull(faults: readonly Fault[]): boolean {
  return faults.length > mostFaults
}

/** Tells whether a file was not looked at to its end because of what is wrong with it. */
export function endsEarly(faults: readonly Fault[]): boolean {
  return faults.some(({ rule }) => rule === tooManyFindings)
}

/** The fault that takes the place of one for which there is no room. */
export function endOfFaults({ at }: Pick<Fault, 'at'>): Fault {
  return { rule: tooManyFindings, at, message: `More than ${mostFaults.toLocaleString('en')} things are wrong up to here; the rest of the file is not looked at` }
}

class BoundedFaults extends Array<Fault> {
  /** What is made of a list, such as a part of it, is an ordinary one. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  override push(...faults: Fault[]): number {
    for (const fault of faults) {
      if (this.length < mostFaults) super.push(fault)
      else if (this.length === mostFaults) super.push(endOfFaults(fault))
    }
    return this.length
  }
}
