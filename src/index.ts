export { builtinLanguages } from './languages/builtin.js'
export type {
  Candidate,
  Cursor,
  DocumentSymbol,
  FormatOptions,
  IncludeRequest,
  Language,
  LanguageEntry,
  Reading,
  ReadOptions,
  Target,
  TargetFamily,
  Vocabulary,
  VocabularyEntry,
} from './languages/language.js'

export { createChecker } from './workspace/checker.js'
export type { Checker, CheckerOptions } from './workspace/checker.js'
export type { CheckReport } from './workspace/report.js'
export type { CheckRequest, ClusterRequest, FileRequest, HostRequest } from './workspace/request.js'
export { check, checkCluster, format, parse } from './workspace/shortcuts.js'
export type { ClusterFiles, TextOptions } from './workspace/shortcuts.js'
export { applyFixes } from './workspace/apply-fixes.js'
export { discoverFolder } from './workspace/documents/discover.js'
export { memoryFileSystem, overlayFileSystem } from './workspace/documents/file-system.js'
export type { FileContent, FileSystem, FolderEntry } from './workspace/documents/file-system.js'
export { ruleIndex } from './workspace/rules/rule-index.js'
export type { RuleEntry } from './workspace/rules/rule-entry.js'
export { defaultSettings } from './workspace/settings.js'
export type { Settings } from './workspace/settings.js'

export { codeActionsIn, completionsAt, foldingsOf, hoverAt, openDocument, symbolsOf } from './editor/index.js'

export type { Diagnostic, Finding, Related, RuleOrigin, Severity } from './diagnostics/diagnostic.js'
export type { Fix, FixSafety } from './diagnostics/fix.js'
export type { Fact, FactKind, FactMap, FactOf } from './facts/fact.js'
export type { Edited, Loaded, LoadOptions } from './plain/door.js'
export type { Issue } from './plain/issue.js'
export type { Path } from './plain/statement.js'
export type { ParsedFile } from './syntax/parsed-file.js'
export type { Token } from './syntax/token.js'

export { applyEdits, UnfitEdits } from './text/edit.js'
export type { Edit } from './text/edit.js'
export type { FileId, Located, Origin } from './text/located.js'
export { Secret } from './text/secret.js'
export { createSource } from './text/source.js'
export type { Source } from './text/source.js'
export type { Span } from './text/span.js'
