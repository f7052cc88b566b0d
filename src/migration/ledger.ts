import type { Origin } from '../text/located.js'

/** What became of a statement. */
export type Fate = 'carried' | 'replaced' | 'lost' | 'kept'

/** What became of a statement, and where it is now, or why it is nowhere. */
export interface Outcome {
  /**
   * `carried` says the same in the new files, `replaced` is what something else does now, `lost` corresponds to nothing,
   * `kept` stays as it is written.
   */
  readonly fate: Fate
  /** What it is in the new files; absent where it is nothing. */
  readonly to?: string
  readonly why?: string
}

/** A statement of the old files. */
export interface InputStatement {
  readonly language: string
  readonly host: string
  readonly at: Origin
  /** Equal ones mean the same: those of copies on several hosts, and of one file. */
  readonly key: string
}

/** A statement and what became of it. */
export interface Account extends InputStatement {
  readonly outcome: Outcome
}

/** The account of all statements: what nobody speaks of is told as lost. */
export interface Ledger {
  /** Says what became of the statements of a key. What is said first counts, unless it is said again of the same kind with more. */
  settle(language: string, key: string, outcome: Outcome): void
  accounts(): readonly Account[]
}

const unknown: Outcome = { fate: 'lost', why: 'nothing in corosync or Pacemaker corresponds to it' }

/** Opens the account. */
export function createLedger(statements: readonly InputStatement[]): Ledger {
  const settled = new Map<string, Outcome>()
  return {
    settle(language, key, outcome) {
      const place = `${language}\0${key}`
      const before = settled.get(place)
      if (before === undefined) settled.set(place, outcome)
      else if (before.fate === outcome.fate && before.to !== outcome.to) settled.set(place, joined(before, outcome))
    },
    accounts: () => statements.map(statement => ({ ...statement, outcome: settled.get(`${statement.language}\0${statement.key}`) ?? unknown })),
  }
}

/** A statement that says several things. */
function joined(one: Outcome, other: Outcome): Outcome {
  const both = (a: string | undefined, b: string | undefined): string => [...new Set([a, b].filter(text => text !== undefined))].join('; ')
  const [to, why] = [both(one.to, other.to), both(one.why, other.why)]
  return { fate: one.fate, ...(to === '' ? {} : { to }), ...(why === '' ? {} : { why }) }
}

/** Says that something stands in the new files. */
export function carried(to: string, why?: string): Outcome {
  return { fate: 'carried', to, ...(why === undefined ? {} : { why }) }
}

/** Says what does it now. */
export function replaced(to: string, why?: string): Outcome {
  return { fate: 'replaced', to, ...(why === undefined ? {} : { why }) }
}

/** Says why something is nowhere. */
export function lost(why: string): Outcome {
  return { fate: 'lost', why }
}
