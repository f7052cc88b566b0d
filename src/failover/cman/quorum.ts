import { step } from '../story.js'
import type { Decided, Step } from '../story.js'
import type { CmanNode, CmanSetup } from './setup.js'

/**
 * The votes that a running cluster needs: what was expected counts, or what its members and the quorum disk brought, if that is more.
 * They sink for nobody who leaves.
 *
 * Source: cluster 3.2.0 cman/daemon/commands.c calculate_quorum().
 */
export function quorumOf(setup: CmanSetup): number {
  return quorumAmong(setup, setup.nodes.reduce((sum, { votes }) => sum + votes, setup.diskVotes))
}

/** The votes that are needed where no more than these were ever there at once. */
export function quorumAmong({ isTwoNode, expectedVotes }: CmanSetup, votes: number): number {
  return isTwoNode ? 1 : Math.floor((Math.max(expectedVotes, votes) + 2) / 2)
}

/** Tells whether so many votes are enough. */
export function isQuorate(setup: CmanSetup, votes: number): boolean {
  return votes >= quorumOf(setup)
}

/** What those who are left have of the votes. */
export function quorumStep(setup: CmanSetup, votes: number, who: string): Step {
  const decided = quorumCause(setup)
  const needed = quorumOf(setup)
  return isQuorate(setup, votes)
    ? step(`${who} with ${votes} of ${needed} needed votes: quorate`, setup.tokenMs.value, decided)
    : step(`${who} with ${votes} of ${needed} needed votes: not quorate; services, GFS and clvmd stop where they are`, setup.tokenMs.value, decided)
}

/** The line that decides about quorum. */
export function quorumCause({ quorumAt }: CmanSetup): Decided<unknown> {
  return { value: true, ...(quorumAt === undefined ? {} : { at: quorumAt }) }
}

/** The votes of some nodes. */
export function votesOf(side: readonly CmanNode[]): number {
  return side.reduce((total, { votes }) => total + votes, 0)
}
