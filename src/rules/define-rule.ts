import type { Causes, Finding, RuleOrigin, Severity } from '../diagnostics/diagnostic.js'
import type { FixSafety } from '../diagnostics/fix.js'
import type { ParsedFile } from '../syntax/parsed-file.js'

/** A text that a rule's documentation shows and the tests run; `[|…|]` marks where the finding is. */
export type Example =
  | string
  | {
      readonly text: string
      /** The version of the software that reads it, such as `8.3`; inferred when absent. */
      readonly target?: string
      /** The file's name where that matters, such as `drbd.d/r0.res`. */
      readonly path?: string
      /** Other files that the text includes, by path relative to it. */
      readonly files?: Readonly<Record<string, string>>
      /** Folders that the text includes as if they were files. */
      readonly folders?: readonly string[]
      /** How another file names it, where that counts. */
      readonly role?: 'include' | 'template'
      /** The file's mode, such as 0o644, where that is known. */
      readonly mode?: number
      /** The file's owner, where that is known. */
      readonly owner?: string
      /** The name of the host that the file lies on, where that is known. */
      readonly host?: string
      /** All addresses of that host, where they are known. */
      readonly addresses?: readonly string[]
    }

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** `<language>/<fault>`. */
  readonly id: string
  readonly severity: Severity
  readonly origin: RuleOrigin
  /** What is wrong, one line, lower case first letter unless a name. */
  readonly summary: string
  /** Why it matters: the consequence. */
  readonly why: string
  /** What to do about it. */
  readonly do: string
  /** Who says so: a manual's section, a file of the real software, a vendor's document. Never empty. */
  readonly sources: readonly string[]
  /** The first release of cfgcheck with this rule. */
  readonly since: string
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] }
  /** The best fix that it can offer. */
  readonly fix?: FixSafety
  /** What it finds holds for the release by which a file is read: by another one there may be nothing to find. */
  readonly isOfRelease?: true
  /** Former ids. */
  readonly aliases?: readonly string[]
  /** What its findings may merely follow from. */
  readonly followsFrom?: readonly Causes[]
}

/** What a file rule sees. The model is partial where the file is. */
export interface FileContext<Model> {
  readonly model: Model
  readonly file: ParsedFile
  /** The version of the software that reads the file, settled or inferred. */
  readonly target: string
  /** What the host says of the file, where that is known. */
  readonly facts: FileCircumstances
}

/** What is known of a file besides its text. */
export interface FileCircumstances {
  /** Permission bits, such as 0o600. */
  readonly mode?: number
  readonly owner?: string
  readonly group?: string
  /** The name of the host that the file lies on. */
  readonly host?: string
  /** All addresses of that host. */
  readonly addresses?: readonly string[]
}

/** What a configuration rule sees: one language's configuration on one host, includes and all. */
export interface ConfigurationContext<Configuration> {
  readonly configuration: Configuration
  readonly target: string
  readonly facts: FileCircumstances
}

/** Looks at one file. */
export interface FileRule<Model> extends RuleMeta {
  readonly scope: 'file'
  check(context: FileContext<Model>): Iterable<Finding>
}

/** Looks at one language's composed configuration on one host. */
export interface ConfigurationRule<Configuration> extends RuleMeta {
  readonly scope: 'configuration'
  check(context: ConfigurationContext<Configuration>): Iterable<Finding>
}

/** Documents what `parse`, `read` or `compose` of a language report by themselves. */
export interface FaultRule extends RuleMeta {
  readonly scope: 'fault'
  readonly reportedBy: 'parse' | 'read' | 'compose'
}

/** Any rule of one language. */
export type Rule<Model, Configuration = Model> = FileRule<Model> | ConfigurationRule<Configuration> | FaultRule

/** Defines a rule that looks at one file. */
export function defineRule<Model>(rule: Omit<FileRule<Model>, 'scope'>): FileRule<Model> {
  return { scope: 'file', ...rule }
}

/** Defines a rule that looks at one language's configuration on one host. */
export function defineConfigurationRule<Configuration>(
  rule: Omit<ConfigurationRule<Configuration>, 'scope'>,
): ConfigurationRule<Configuration> {
  return { scope: 'configuration', ...rule }
}

/** Defines the documentation of a fault that the language itself reports. */
export function defineFault(rule: Omit<FaultRule, 'scope'>): FaultRule {
  return { scope: 'fault', ...rule }
}
