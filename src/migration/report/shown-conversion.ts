import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { joinedSpans, masked } from '../../secrets/mask.js'
import type { Masking } from '../../secrets/masking.js'
import type { Origin } from '../../text/located.js'
import type { Conversion, Step } from '../conversion.js'
import type { UnitState } from '../draft.js'
import type { Fate } from '../ledger.js'

/** A place in an old file. */
export interface ShownPlace {
  readonly path: string
  readonly line: number
  readonly host: string
}

/** A statement and what became of it; equal ones of several files are one. */
export interface ShownStatement {
  readonly text: string
  readonly language: string
  readonly fate: Fate
  readonly to?: string
  readonly why?: string
  readonly at: readonly ShownPlace[]
}

/** A conversion as it may be shown: without passwords and keys. */
export interface ShownConversion extends Pick<Conversion, 'name' | 'from' | 'nodes'> {
  readonly files: readonly { readonly path: string; readonly about: string; readonly instead?: string; readonly isSecret: boolean }[]
  readonly decisions: readonly { readonly what: string; readonly why: string }[]
  readonly byHand: readonly string[]
  readonly units: readonly UnitState[]
  readonly steps: readonly Step[]
  readonly back: readonly Step[]
  readonly statements: readonly ShownStatement[]
}

/** What shows places of old files. */
export interface Places {
  readonly masking: Masking
  lineOf(at: Origin): number
}

/** Shows what a cluster becomes; all that comes out of files goes through the masking. */
export function shownConversion({ name, from, nodes, files, decisions, tasks, units, steps, back, accounts }: Conversion, { masking, lineOf }: Places): ShownConversion {
  const shown = (text: string): string => {
    const said = masking.sentence(text)
    return masked(said, joinedSpans(embeddedSecrets(said))).text
  }
  const shownStep = ({ what, commands, why }: Step): Step => ({ what: shown(what), commands: commands.map(shown), ...(why === undefined ? {} : { why: shown(why) }) })
  const statements = new Map<string, ShownStatement & { at: ShownPlace[] }>()
  for (const { language, key, host, at, outcome } of accounts) {
    const place = { path: at.file, line: lineOf(at), host }
    const known = statements.get(`${language}\0${key}`)
    if (known !== undefined) known.at.push(place)
    else {
      const { fate, to, why } = outcome
      statements.set(`${language}\0${key}`, {
        text: masking.text(at.file, at.span).text.replace(/\s+/g, ' '),
        language,
        fate,
        ...(to === undefined ? {} : { to: shown(to) }),
        ...(why === undefined ? {} : { why: shown(why) }),
        at: [place],
      })
    }
  }
  return {
    name,
    from,
    nodes,
    files: files.map(({ path, about, instead, isSecret }) => ({ path, about, isSecret, ...(instead === undefined ? {} : { instead }) })),
    decisions: decisions.map(({ what, why }) => ({ what: shown(what), why: shown(why) })),
    byHand: tasks.map(shown),
    units,
    steps: steps.map(shownStep),
    back: back.map(shownStep),
    statements: [...statements.values()],
  }
}
