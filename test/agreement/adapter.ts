import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Language } from '../../src/languages/language.js'
import type { Span } from '../../src/text/span.js'

/** What lies beside a file: the text of another one, where a link leads to, or a folder with nothing in it. */
export type Entry = { readonly text: string } | { readonly link: string } | { readonly folder: true }

/** What the program and cfgcheck are both asked about. */
export interface Probe {
  readonly text: string
  /** On which host the file lies, where that counts. */
  readonly host?: string
  /** What lies around it, by path from its folder. Absent in languages without includes. */
  readonly around?: Readonly<Record<string, Entry>>
}

/** A sound file that edits are made in. */
export interface Seed extends Probe {
  readonly name: string
}

/** A seed that was edited. */
export interface Mutant extends Probe {
  readonly seed: Seed
  /** Where the edit is now, in `text`; two places where something was moved, none where there were two edits. */
  readonly edited: readonly Span[]
  /** The kinds of the edits, such as `delete word`. */
  readonly edits: readonly string[]
}

/** What a real program says. */
export interface Verdict {
  readonly isAccepted: boolean
  /** Its complaint without names, numbers and places, so that like cases can be counted together. */
  readonly complaint: string
}

/** A probe of which the program and cfgcheck say different things. */
export interface Disagreement extends Probe {
  /** What was asked, as `dialects` of the adapter names it. */
  readonly dialect: string
  readonly verdict: 'accepts' | 'refuses'
  /** The same for all probes that seem to differ for one reason. */
  readonly kind: string
}

/** A difference that stays; the language's page in docs/agreement has a line for it, and a kept text shows it. */
export interface KnownDifference {
  readonly name: string
  applies(disagreement: Disagreement): boolean
}

/** The programs while a run lasts. To open one needs no program: what is kept is checked where there is none, too. */
export interface Session {
  /** Asks the real program; `undefined` where its answer says nothing of the text, but of the host it runs on. */
  judge(probes: readonly Probe[], dialect: string): Promise<readonly (Verdict | undefined)[]>
  /** Lists all that cfgcheck finds. */
  check(probe: Probe, dialect: string): Promise<readonly Diagnostic[]>
  dispose(): void
}

/** Whole texts that a language writes itself, besides those that are edited. */
export interface Generator {
  readonly name: string
  probes(dialect: string, request: { readonly seed: number; readonly runs: number }): Iterable<Probe>
}

/** All that the comparison knows of one language. */
export interface Adapter {
  readonly language: Language
  /** What is asked apart: releases of a program, or a program and a schema. */
  readonly dialects: readonly string[]
  /** At least this share must agree, in percent. */
  readonly least: number
  /** How often the program is asked while a text is made smaller, where it is slow to start. */
  readonly mostAskedToShrink?: number
  /** Says what is not installed here; nothing where all is. */
  missing(): string | undefined
  /** Lists the files that edits are made in: fixtures, and real ones of ../shared/corpus where that is there. */
  seeds(dialect: string): readonly Seed[]
  /** Lists words that an edit may write: names of the vocabulary and what is easily mistaken for one. */
  words(dialect: string): readonly string[]
  readonly generators: readonly Generator[]
  readonly known: readonly KnownDifference[]
  /** Finds further places that a person would look at first after an edit, such as the head of a block whose end is gone. */
  places?(mutant: Mutant): readonly Span[]
  open(): Session
}
