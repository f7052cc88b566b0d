import type { Fault } from '../diagnostics/diagnostic.js'
import type { Fact, FactOf } from '../facts/fact.js'
import type { Target } from '../inference/target.js'
import type { TargetFamily } from '../inference/target-family.js'
import type { FileCircumstances, Rule } from '../rules/define-rule.js'
import type { ParsedFile } from '../syntax/parsed-file.js'
import type { Token } from '../syntax/token.js'
import type { Edit } from '../text/edit.js'
import type { FileId, Located, Origin } from '../text/located.js'
import type { Mention, Named } from '../text/mention.js'
import type { Source } from '../text/source.js'
import type { Span } from '../text/span.js'

export type { Target } from '../inference/target.js'
export type { TargetFamily } from '../inference/target-family.js'

/** What `read` is told from outside. */
export interface ReadOptions {
  /** The version that the user named; inferred when absent. */
  readonly target?: string
  /** The version that all files and hosts together add up to, where the user named none. */
  readonly inferred?: Target
  readonly facts?: FileCircumstances
  /** What the readings of one run have in common: a language may remember by it what makes the next one faster. */
  readonly run?: object
  /** What the file was read as before it was changed: what is the same need not be read again. What is read does not depend on it. */
  readonly former?: Reading
  /** How another file names this one; a root has no role. A template is read in another way than what is included. */
  readonly role?: IncludeRequest['kind']
}

/** A typed, located view of one file, with everything that is wrong with its names and values. */
export interface Reading<Model = unknown> {
  readonly file: ParsedFile
  readonly model: Model
  readonly faults: readonly Fault[]
  readonly target: Target
  readonly facts: FileCircumstances
  /** How another file names it. */
  readonly role?: IncludeRequest['kind']
}

/** A file, or a pattern of files, that another file pulls in. */
export interface IncludeRequest extends Located<string> {
  /** `include` reads whole files in place, `template` is looked up by the language itself. */
  readonly kind: 'include' | 'template'
  /** The pattern may match nothing (shell magic in it) without being a fault. */
  readonly isGlob: boolean
}

/** Something that an include names and that cannot be read: each language knows what its software makes of it. */
export interface IncludeProblem {
  /** `dangling` is a link that leads nowhere, `loop` one that leads to itself, `cycle` a file that is being read already. */
  readonly kind: 'missing' | 'folder' | 'dangling' | 'loop' | 'cycle'
  /** As it is shown. */
  readonly path: string
}

/** What came of an include, besides the files that it names. */
export interface IncludeOutcome {
  /** All places were looked at: what was not found there does not exist. */
  readonly isComplete: boolean
  readonly problems: readonly IncludeProblem[]
}

/** Answers include requests. */
export interface Included<Model> {
  /** Lists the files that one names, in reading order. Empty where there are none. */
  (request: IncludeRequest): readonly Reading<Model>[]
  /** Tells what else came of it; nothing where nobody looked. */
  outcomeOf?(request: IncludeRequest): IncludeOutcome | undefined
}

/** What `compose` returns. */
export interface Composition<Configuration> {
  readonly configuration: Configuration
  readonly faults: readonly Fault[]
}

/** A name that a language knows: a section, an option, an element, an attribute, a directive, a script, a method. */
export interface VocabularyEntry {
  readonly name: string
  readonly kind: string
  /** Where it may stand, such as `net` or `clusternode`; empty for the file itself. */
  readonly in: readonly string[]
  /** One line in our own words. */
  readonly doc: string
  /** What its value is, in words: `seconds, 1–120`. */
  readonly value?: string
  /** The words that its value may be, where they can be listed. */
  readonly values?: readonly string[]
  readonly default?: string
  readonly unit?: string
  /** The versions that know it, in words: `8.3 and later`. */
  readonly versions?: string
  readonly deprecated?: string
  readonly source: string
}

/** A language's table of names, for completion, hover and `explain`. */
export interface Vocabulary {
  entries(): Iterable<VocabularyEntry>
  /** Finds an entry by a dotted path such as `net.ping-timeout`, `deadtime` or `fencedevice.ipaddr`. */
  find(path: string): VocabularyEntry | undefined
}

/** What a statement corresponds to elsewhere. */
export interface Successor {
  /** Such as `Pacemaker, as input of the crm shell`. */
  readonly software: string
  readonly text: string
}

/** What stands at a place in a file, for completion and hover. */
export interface Cursor {
  /** The word at the place, or a zero-width span where one could be written. */
  readonly span: Span
  /** The entry that the word names or gives a value to. */
  readonly entry?: VocabularyEntry
  /** What could be written there. */
  readonly candidates: readonly Candidate[]
  /** The names that could be written there, of this file and of others. */
  readonly names?: readonly WantedName[]
  /** The number that could be written there. */
  readonly number?: WantedNumber
  /** The statement or script whose words are being written there. */
  readonly signature?: Signature
}

/** The words that a statement takes. */
export interface Signature {
  readonly name: string
  /** In order, as `device` or `[options]`. */
  readonly parameters: readonly string[]
  /** What stands between them, and between the name and the first. */
  readonly separator: string
  /** The one that is being written, counted from 0. */
  readonly active: number
}

/** A number at the end of a word, which nothing should have yet where it is taken. */
export interface WantedNumber {
  readonly of: TakenNumber['of']
  /** What stands before it in the word, such as `192.0.2.1:`. */
  readonly lead: string
  /** The word with the number. */
  readonly span: Span
}

/** Names that could be written at a place. */
export interface WantedName {
  readonly of: Named
  readonly scope?: string
  /** A number that nothing has yet is wanted, and not one that is taken. */
  readonly isNew?: boolean
  /** How a name is written there; as it is when absent. */
  written?(name: string): string
}

/** One thing that could be written at a place. */
export interface Candidate {
  readonly label: string
  /** The text to insert; `label` when absent. */
  readonly insert?: string
  readonly kind: 'section' | 'name' | 'value' | 'reference'
  readonly entry?: VocabularyEntry
  /** How likely it is wanted: what must be there `first`, what is there already or is for no person to write `last`. */
  readonly rank?: 'first' | 'last'
  /** What is to be known of it here: `already set`. */
  readonly note?: string
  /** What to insert for editors that have the person fill in `${1:name}`. */
  readonly snippet?: string
}

/** A part of a file for an outline. */
export interface DocumentSymbol {
  readonly name: string
  readonly detail?: string
  readonly kind: 'section' | 'host' | 'resource' | 'option' | 'device' | 'key'
  readonly span: Span
  /** The name alone. */
  readonly nameSpan: Span
  readonly children: readonly DocumentSymbol[]
}

/** Another way to write something that means the same. */
export interface Refactoring {
  readonly title: string
  readonly kind: 'extract' | 'inline' | 'rewrite'
  /** In the file itself. */
  readonly edits: readonly Edit[]
}

/** A number that one thing alone may have in a place: the port or the minor of a resource. */
export interface TakenNumber {
  readonly of: 'port' | 'minor'
  readonly value: number
  /** The digits alone. */
  readonly span: Span
  /** Where it is taken: the address of a port, the hosts of a minor. Absent: everywhere. */
  readonly places?: readonly string[]
}

/** A part of a file that takes such numbers. */
export interface NumberTaker {
  readonly kind: Named
  readonly name: string
  /** From its first word to its end. */
  readonly span: Span
  /** Its first words, `resource r0`. */
  readonly head: Span
  numbers(): readonly TakenNumber[]
}

/** A part of a file that may as well stand in a file of its own. */
export interface SeparablePart {
  readonly kind: Named
  readonly name: string
  /** All of it, in whole lines, with the remarks above it. */
  readonly span: Span
  /** How a file with nothing else is usually called: `r0.res`. */
  readonly fileName: string
}

/** How a file should be laid out. */
export interface FormatOptions {
  /** Columns of one level. Each language has its own default. */
  readonly indent?: number
  /** What stands in one column on neighbouring lines stays in one, also where a language keeps no columns by itself. */
  readonly align?: boolean
}

/** Why a file keeps its layout: nobody can tell how it is meant to be built. */
export interface LayoutDoubt {
  readonly span: Span
  /** A part of a sentence, such as `"resource r0" is not closed`. */
  readonly message: string
}

/** How comments are written, for suppressions. */
export interface CommentSyntax {
  readonly start: string
  readonly end?: string
}

/** Everything that cfgcheck knows about one kind of file. All functions are total and synchronous. */
export interface Language<Model = unknown, Configuration = Model, Tree = unknown> {
  readonly id: string
  readonly title: string
  readonly targetFamily: TargetFamily
  /** What it asks of a file besides its text: nothing else is told. Absent: all that is known. */
  readonly circumstances?: readonly (keyof FileCircumstances)[]
  /** The versions that `--target` takes, oldest first. */
  readonly targets: readonly string[]
  /** Those of them that nobody has yet: never inferred, only named. */
  readonly unreleased?: readonly string[]
  readonly comment: CommentSyntax
  /** Its programs read UTF-16, as readers of XML do. We do not. */
  readonly takesUtf16?: boolean
  readonly vocabulary: Vocabulary
  readonly rules: readonly Rule<Model, Configuration>[]
  /** Rules of another language that hold here, too, because both say the same in different words. They are told by their own ids. */
  readonly sharedRules?: readonly Rule<Model, Configuration>[]

  tokenize(source: Source): readonly Token[]
  parse(source: Source): ParsedFile<Tree>
  read(file: ParsedFile, options: ReadOptions): Reading<Model>
  /** Lists what the file pulls in; absent where a language has no includes. */
  includes?(reading: Reading<Model>): readonly IncludeRequest[]
  /** Makes one configuration of a root file and what it includes. */
  compose(root: Reading<Model>, included: Included<Model>): Composition<Configuration>
  /** What it tells the cluster; `pathOf` gives the path of a file on its host. Settings that name the file instead are given its path. */
  extractFacts(configuration: Configuration, pathOf?: (file: FileId) => string): Iterable<Fact>
  /** The same in two, for a language whose files include others: the settings of all files, and the rest. Who wants no settings need not have them listed. */
  readonly factsApart?: {
    settings(configuration: Configuration, pathOf: (file: FileId) => string): Iterable<FactOf<'setting'>>
    others(configuration: Configuration): Iterable<Fact>
  }
  /** Those of them that are about the resources of one name, without the files' settings; absent where files are short. */
  factsOfNamed?(configuration: Configuration, name: string): Iterable<Fact>
  format(file: ParsedFile, options: FormatOptions): readonly Edit[]
  /** Tells why `format` leaves a whole file as it is; absent where a language has no structure to doubt. */
  layoutDoubt?(file: ParsedFile): LayoutDoubt | undefined
  /** Writes what the software will see, in the language's own words, secrets masked. `placeOf` names a place in a file. */
  dump?(configuration: Configuration, placeOf: (origin: Origin) => string): string
  /** Lists where a secret may stand in what `dump` writes; absent where those are the words of the language. Linear; in any order. */
  dumpMasks?(text: string): Iterable<Span>
  /** The sentences of ours that `dump` writes at the ends of lines: no word of them is a secret. */
  readonly dumpRemarks?: readonly string[]
  /** The same as plain data. */
  dumpData?(configuration: Configuration): unknown
  /** Lists the spans of all statements and sections, in order of their start: what a suppression can cover. */
  statements(file: ParsedFile): Iterable<Span>
  /**
   * Lists where a secret may stand in a text that is meant as a file of this language, whatever state the text is in: decided
   * by place, not by whether a statement was understood. All that is shown of a file is shown without. Linear; in any order.
   */
  masks(text: string): Iterable<Span>
  /**
   * Tells where a long text may be cut for that: nothing that `masks` finds before such a place depends on what stands behind it,
   * nor the other way round. So an editor looks for secrets around a change only. What is returned finds the first such place from
   * an offset on. Absent: there is none.
   */
  maskBreaks?(text: string): ((from: number) => number | undefined) | undefined
  /**
   * What takes the secrets out of a file on its host, before it is collected: commands of POSIX sed. Absent: those for settings
   * and scripts of any kind.
   */
  readonly collectMasks?: readonly string[]
  /** Shows what the statement at a place corresponds to in the software that has taken the place of this one. Information only. */
  successorAt?(reading: Reading<Model>, offset: number): Successor | undefined
  cursorAt(reading: Reading<Model>, offset: number): Cursor | undefined
  /**
   * The same reading with the tree of what stands around a place alone, for questions about that place: what is outlined and
   * named there is the same. Absent where files are short.
   */
  narrowed?(reading: Reading<Model>, offset: number): Reading<Model>
  symbols(reading: Reading<Model>): readonly DocumentSymbol[]
  /** Lists the parts of a statement around a place, such as an attribute with its name; absent where words are all there is. */
  partsAt?(file: ParsedFile, offset: number): readonly Span[]
  /** Lists the places around one that must read alike, such as the names of two tags; absent where none must. */
  twinsAt?(file: ParsedFile, offset: number): readonly Span[]
  /** Lists the paths of scripts that the software runs because the file says so; absent where it names none. */
  scripts?(reading: Reading<Model>): Iterable<string>
  /** Lists other ways to write what a selection touches, which mean the same; absent where there are none. */
  refactoringsAt?(reading: Reading<Model>, selection: Span): readonly Refactoring[]
  /** Finds the part that begins at a selection and may as well stand in a file of its own; absent where none may. */
  separableAt?(reading: Reading<Model>, selection: Span): SeparablePart | undefined
  /** Lists what takes numbers of which others must have other ones; absent where nothing does. */
  numberTakers?(reading: Reading<Model>): readonly NumberTaker[]
  /** Finds the number that says which state of the file it is, to be raised with each change; absent where files have none. */
  revisionOf?(reading: Reading<Model>): Located<number> | undefined
  /** Lists where the file names hosts and DRBD resources; absent where it names none. */
  mentions?(reading: Reading<Model>): Iterable<Mention>
}

/** A language that need not be loaded yet, and all that anyone needs to know of its files without loading it. */
export interface LanguageEntry {
  readonly id: string
  readonly title: string
  /** Languages of one software are read by one release. */
  readonly targetFamily: TargetFamily
  /** How people call the software of that family. */
  readonly softwareName: string
  /** Where the software looks for the file on a host, such as `/etc/ha.d/ha.cf`: the strongest sign. */
  readonly paths: readonly string[]
  /** Those of `paths` that the software reads beside its first file, without an include: each is judged by itself. */
  readonly readBeside?: readonly string[]
  /** Names and patterns (`*.res`) by which a file is recognised elsewhere. */
  readonly fileNames: readonly string[]
  /** The path on a host that a file stands for which lies beside the hosts of a cluster, because all of them have it; absent where none does. */
  readonly besideHosts?: string
  /** What is collected on a host, as paths of it with patterns of the shell; `paths` when absent. */
  readonly collect?: readonly string[]
  /**
   * What hb_report and crm_report keep of it: the name in a node's folder, and the path on the host. One `*` in both stands for
   * the same name. Absent: nothing.
   */
  readonly inReports?: Readonly<Record<string, string>>
  /** The file by which the software knows its host before all others, as the source of a `host-name` fact: `nodeinfo`. */
  readonly hostNameSource?: string
  load(): Promise<Language>
}
